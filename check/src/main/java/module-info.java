/**
 * Judges claims: statements that somebody makes about a network's values and gradients. Says which
 * hold, and of those that don't, what the mistake is and what is right.
 */
@org.jspecify.annotations.NullMarked
module org.chainrule.check {
  requires transitive org.chainrule.calculus;
  requires transitive org.chainrule.expression;
  requires transitive org.chainrule.judge;
  requires transitive org.chainrule.language;
  requires static transitive org.jspecify;

  exports org.chainrule.check;
}
