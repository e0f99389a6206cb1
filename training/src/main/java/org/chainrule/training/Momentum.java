package org.chainrule.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.chainrule.expression.OptimizerConstants;

/**
 * Gradient descent with momentum (Polyak 1964), with a velocity {@code v} that starts at 0:
 *
 * <pre>
 *   v ← mu · v + g
 *   θ ← θ − rate · v
 * </pre>
 *
 * <p>While the rate stays the same, these are the steps of Sutskever, Martens, Dahl and Hinton
 * 2013, equations 1 and 2, where {@code −rate · v} is the velocity.
 *
 * @param rate greater than 0
 * @param mu the share of the velocity that is kept, in [0, 1)
 */
public record Momentum(double rate, double mu) implements Optimizer {
  static final String NAME = "momentum";

  /** The rate of plain descent, and {@link OptimizerConstants#MOMENTUM_MU}. */
  public static final Momentum DEFAULTS =
      new Momentum(Sgd.DEFAULTS.rate(), OptimizerConstants.MOMENTUM_MU.toDouble());

  /**
   * Checks the constants.
   *
   * @throws DataException if one is out of range
   */
  public Momentum {
    Optimizer.requireRate(NAME, rate);
    Optimizer.requireDecay(NAME, "mu", mu);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SequencedMap<String, Double> constants() {
    SequencedMap<String, Double> constants = new LinkedHashMap<>();
    constants.put("rate", rate);
    constants.put("mu", mu);
    return Collections.unmodifiableSequencedMap(constants);
  }

  @Override
  public int stateSize() {
    return 1;
  }
}
