/**
 * The judge: proves that two expressions are equal, confirms it with numbers, or finds the smallest
 * values for which they differ. It doesn't know who asks, or what a derivative is.
 */
@org.jspecify.annotations.NullMarked
module org.chainrule.judge {
  requires transitive org.chainrule.expression;
  requires static transitive org.jspecify;

  exports org.chainrule.judge;
}
