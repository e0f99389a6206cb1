/**
 * Derivatives: a table of adjoint rules and, for a loss and its parameters, the derivation that
 * they give, step by step, as data.
 */
@org.jspecify.annotations.NullMarked
module org.chainrule.calculus {
  requires transitive org.chainrule.expression;
  requires transitive org.chainrule.judge;
  requires static transitive org.jspecify;

  exports org.chainrule.calculus;
}
