/**
 * Renders what the calculus finds: one renderer for each format, over the same values. It doesn't
 * know how results come about.
 */
@org.jspecify.annotations.NullMarked
module org.chainrule.report {
  requires transitive org.chainrule.calculus;
  requires transitive org.chainrule.check;
  requires transitive org.chainrule.expression;
  requires transitive org.chainrule.judge;
  requires java.xml;
  requires org.chainrule.language;
  requires tools.jackson.databind;
  requires static transitive org.jspecify;

  exports org.chainrule.report;
}
