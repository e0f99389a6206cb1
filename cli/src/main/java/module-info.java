/**
 * The command line. It reads arguments, calls the rooms below and prints; it holds no mathematics.
 */
@org.jspecify.annotations.NullMarked
module org.chainrule.cli {
  requires info.picocli;
  requires org.chainrule.calculus;
  requires org.chainrule.check;
  requires org.chainrule.engine;
  requires org.chainrule.expression;
  requires org.chainrule.judge;
  requires org.chainrule.language;
  requires org.chainrule.report;
  requires org.chainrule.training;
  requires tools.jackson.databind;
  requires static transitive org.jspecify;

  // picocli reads the annotated fields of the commands.
  opens org.chainrule.cli to
      info.picocli;
}
