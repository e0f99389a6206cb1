package org.chainrule.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Stochastic gradient descent (Robbins and Monro 1951): {@code θ ← θ − rate · g}.
 *
 * @param rate greater than 0
 */
public record Sgd(double rate) implements Optimizer {
  static final String NAME = "sgd";

  /**
   * Rate 0.01: Bengio 2012, "Practical recommendations for gradient-based training of deep
   * architectures", section 3.1.1: the usual first choice where inputs are scaled to about 1.
   */
  public static final Sgd DEFAULTS = new Sgd(0.01);

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
