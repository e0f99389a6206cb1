package org.chainrule.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.chainrule.expression.OptimizerConstants;

/**
 * Adam (Kingma and Ba 2015, algorithm 1), with moments {@code m} and {@code v} that start at 0, in
 * step {@code t} = 1, 2, …:
 *
 * <pre>
 *   m ← beta1 · m + (1 − beta1) · g
 *   v ← beta2 · v + (1 − beta2) · g²
 *   θ ← θ − rate · (m / (1 − beta1ᵗ)) / (√(v / (1 − beta2ᵗ)) + epsilon)
 * </pre>
 *
 * @param rate the paper's α, greater than 0
 * @param beta1 in [0, 1)
 * @param beta2 in [0, 1)
 * @param epsilon greater than 0
 */
public record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
  static final String NAME = "adam";

  /** The paper's settings, from {@link OptimizerConstants}. */
  public static final Adam DEFAULTS =
      new Adam(
          OptimizerConstants.ADAM_RATE.toDouble(),
          OptimizerConstants.ADAM_BETA1.toDouble(),
          OptimizerConstants.ADAM_BETA2.toDouble(),
          OptimizerConstants.ADAM_EPSILON.toDouble());

  /**
   * Checks the constants.
   *
   * @throws DataException if one is out of range
   */
  public Adam {
    Optimizer.requireRate(NAME, rate);
    Optimizer.requireDecay(NAME, "beta1", beta1);
    Optimizer.requireDecay(NAME, "beta2", beta2);
    Optimizer.require(
        NAME, "epsilon", epsilon, e -> e > 0 && Double.isFinite(e), "a number greater than 0");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SequencedMap<String, Double> constants() {
    SequencedMap<String, Double> constants = new LinkedHashMap<>();
    constants.put("rate", rate);
    constants.put("beta1", beta1);
    constants.put("beta2", beta2);
    constants.put("epsilon", epsilon);
    return Collections.unmodifiableSequencedMap(constants);
  }

  @Override
  public int stateSize() {
    return 2;
  }
}
