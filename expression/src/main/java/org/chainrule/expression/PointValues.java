package org.chainrule.expression;

import java.util.List;
import java.util.Map;

/**
 * The values of expressions at one point, kept: of an expression that is asked for, only those
 * parts are computed which no expression before it had. Memory grows with what is asked for.
 */
public final class PointValues {
  private final Evaluation evaluation;

  /** Makes a point. */
  public PointValues(Bindings bindings) {
    this.evaluation = new Evaluation(bindings);
  }

  /**
   * Returns the value of {@code root} where its free indices have {@code positions}, counted from
   * 1; others may be among them.
   *
   * @throws EvaluationException as {@link Evaluator#evaluate(Expression, Bindings, Map)}
   */
  public Matrix value(Expression root, Map<Index, Integer> positions) {
    return evaluation.run(List.of(root), positions).getFirst();
  }
}
