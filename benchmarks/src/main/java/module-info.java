/** Studies and benchmarks: the figures that the documentation quotes come from here. */
@org.jspecify.annotations.NullMarked
module org.chainrule.benchmarks {
  requires org.chainrule.calculus;
  requires org.chainrule.check;
  requires org.chainrule.expression;
  requires org.chainrule.judge;
  requires org.chainrule.language;
  requires org.chainrule.report;
  requires tools.jackson.databind;
  requires static org.jspecify;
}
