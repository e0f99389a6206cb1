/**
 * Training: data sources, scaling and splits, optimisers and schedules, the loop, and the run that
 * it leaves behind.
 */
@org.jspecify.annotations.NullMarked
module org.chainrule.training {
  requires de.siegmar.fastcsv;
  requires transitive org.chainrule.calculus;
  requires transitive org.chainrule.engine;
  requires transitive org.chainrule.expression;
  requires transitive org.chainrule.language;
  requires tools.jackson.databind;
  requires static transitive org.jspecify;

  exports org.chainrule.training;
}
