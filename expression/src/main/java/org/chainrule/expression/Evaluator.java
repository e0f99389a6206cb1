package org.chainrule.expression;

import java.util.List;
import java.util.Map;

/**
 * The value of expressions, in double precision: slow, plain, and what everything else is judged
 * against.
 *
 * <p>Every sub-expression is computed once, however often it is used; what an index sum or a
 * tabulated matrix contains is computed once for every value of the indices that occur in it.
 * Graphs may be as deep as memory allows.
 */
public final class Evaluator {
  private Evaluator() {}

  /**
   * Returns the value of {@code root}.
   *
   * @throws EvaluationException if a symbol, size, index or unspecified function has no value, if a
   *     value has another shape than its symbol, if a position lies outside of a matrix, if a
   *     matrix to invert is singular, or if a derivative has not been resolved
   */
  public static Matrix evaluate(Expression root, Bindings bindings) {
    return evaluate(root, bindings, Map.of());
  }

  /**
   * Returns the value of {@code root} where its free indices have {@code positions}, counted from
   * 1.
   *
   * @throws EvaluationException as {@link #evaluate(Expression, Bindings)}, and if a position lies
   *     outside of its index's range
   */
  public static Matrix evaluate(Expression root, Bindings bindings, Map<Index, Integer> positions) {
    return evaluateAll(List.of(root), bindings, positions).getFirst();
  }

  /**
   * Returns the values of {@code roots}, in their order; what they share is computed once.
   *
   * @throws EvaluationException as {@link #evaluate(Expression, Bindings)}
   */
  public static List<Matrix> evaluateAll(List<Expression> roots, Bindings bindings) {
    return evaluateAll(roots, bindings, Map.of());
  }

  /**
   * Returns the values of {@code roots} where their free indices have {@code positions}.
   *
   * @throws EvaluationException as {@link #evaluate(Expression, Bindings, Map)}
   */
  public static List<Matrix> evaluateAll(
      List<Expression> roots, Bindings bindings, Map<Index, Integer> positions) {
    return new Evaluation(bindings).run(roots, positions);
  }
}
