package org.chainrule.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.chainrule.expression.OptimizerConstants;

/**
 * Stochastic gradient descent (Robbins and Monro 1951): {@code θ ← θ − rate · g}.
 *
 * @param rate greater than 0
 */
public record Sgd(double rate) implements Optimizer {
  static final String NAME = "sgd";

  /** The usual first choice of the rate, {@link OptimizerConstants#DESCENT_RATE}. */
  public static final Sgd DEFAULTS = new Sgd(OptimizerConstants.DESCENT_RATE.toDouble());

  /**
   * Checks the rate.
   *
   * @throws DataException if it is not greater than 0
   */
  public Sgd {
    Optimizer.requireRate(NAME, rate);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SequencedMap<String, Double> constants() {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(Map.of("rate", rate)));
  }

  @Override
  public int stateSize() {
    return 0;
  }
}
