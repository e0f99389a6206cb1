package org.chainrule.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values found for one choice of index positions, inside of the scopes whose indices stay as
 * they are.
 */
final class Scope {
  private final @Nullable Scope outer;
  private final Map<Index, Integer> positions;
  private final Map<Expression, Matrix> values = new HashMap<>();

  Scope(@Nullable Scope outer, Map<Index, Integer> positions) {
    this.outer = outer;
    this.positions = positions;
  }

  int position(Index index) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Integer position = scope.positions.get(index);
      if (position != null) {
        return position;
      }
    }
    throw new EvaluationException("the index " + index + " has no value here");
  }

  boolean knows(Expression node) {
    return find(node).isPresent();
  }

  Matrix value(Expression node) {
    return find(node)
        .orElseThrow(() -> new IllegalStateException("not evaluated before its user: " + node));
  }

  private Optional<Matrix> find(Expression node) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Matrix value = scope.values.get(node);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  void put(Expression node, Matrix value) {
    values.put(node, value);
  }
}
