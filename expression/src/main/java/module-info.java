/**
 * Networks as mathematics: dimensions, shapes, symbols, the hash-consed expression graph with its
 * smart constructors, and the double-precision evaluator that everything else is judged against.
 *
 * <p>This room knows neither text nor gradients.
 */
@org.jspecify.annotations.NullMarked
module org.chainrule.expression {
  requires static transitive org.jspecify;

  exports org.chainrule.expression;
}
