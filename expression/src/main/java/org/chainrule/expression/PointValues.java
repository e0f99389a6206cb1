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
    this(bindings, Long.MAX_VALUE);
  }

  /**
   * Makes a point.
   *
   * @param mostWork how many multiplications and entries all that is asked for may take together;
   *     beyond that, {@link EvaluationException#isTooMuchWork}
   */
  public PointValues(Bindings bindings, long mostWork) {
    this.evaluation = new Evaluation(bindings, mostWork);
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
