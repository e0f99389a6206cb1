/**
 * The fast way to numbers: compiles expressions, such as the gradients that the calculus derived,
 * into a program over a minibatch, and runs it.
 */
@org.jspecify.annotations.NullMarked
module org.chainrule.engine {
  requires transitive org.chainrule.expression;
  requires static transitive org.jspecify;

  exports org.chainrule.engine;
}
