package org.chainrule.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Matrix;

/** Which points, and which positions of free letters, some conditions admit. */
final class Constraints {
  private final List<Condition> conditions;

  Constraints(List<Condition> conditions) {
    this.conditions = List.copyOf(conditions);
  }

  /** Returns the expressions that the conditions are about. */
  List<Expression> expressions() {
    List<Expression> found = new ArrayList<>();
    conditions.forEach(condition -> subject(condition).ifPresent(found::add));
    return found;
  }

  private static Optional<Expression> subject(Condition condition) {
    return switch (condition) {
      case Condition.Positive(Expression value) -> Optional.of(value);
      case Condition.NonZero(Expression value) -> Optional.of(value);
      case Condition.Invertible(Expression value) -> Optional.of(value);
      case Condition.Holds(Expression bracket) -> Optional.of(bracket);
      case Condition.SumsToOne _,
          Condition.Symmetric _,
          Condition.SlopeAtKink _,
          Condition.Indices _ ->
          Optional.empty();
    };
  }

  /**
   * Whether the conditions without free letters hold.
   *
   * @throws org.chainrule.expression.EvaluationException if one of them has no value
   */
  boolean hold(Bindings bindings) {
    return conditions.stream()
        .allMatch(condition ->
            subject(condition)
                .filter(value -> value.freeIndices().isEmpty())
                .map(value -> holds(condition, Evaluator.evaluate(value, bindings)))
                .orElse(true));
  }

  /**
   * Whether the conditions on free letters hold where the letters have these positions.
   *
   * @throws org.chainrule.expression.EvaluationException if one of them has no value
   */
  boolean hold(Map<Index, Integer> positions, Bindings bindings) {
    return conditions.stream().allMatch(condition -> holds(condition, positions, bindings));
  }

  private static boolean holds(
      Condition condition, Map<Index, Integer> positions, Bindings bindings) {
    if (condition instanceof Condition.Indices(Index i, var relation, Index j)) {
      return !positions.containsKey(i)
          || !positions.containsKey(j)
          || relation.holds(positions.getOrDefault(i, 0), positions.getOrDefault(j, 0));
    }
    return subject(condition)
        .filter(value ->
            !value.freeIndices().isEmpty() && positions.keySet().containsAll(value.freeIndices()))
        .map(value -> holds(condition, Evaluator.evaluate(value, bindings, positions)))
        .orElse(true);
  }

  private static boolean holds(Condition condition, Matrix value) {
    return switch (condition) {
      case Condition.Positive _ -> Arrays.stream(value.values()).allMatch(v -> v > 0);
      case Condition.NonZero _, Condition.Holds _ ->
          Arrays.stream(value.values()).allMatch(v -> v != 0);
      case Condition.Invertible _,
          Condition.SumsToOne _,
          Condition.Symmetric _,
          Condition.SlopeAtKink _,
          Condition.Indices _ ->
          true;
    };
  }
}
