package org.chainrule.expression;

import java.math.BigDecimal;

/** What the constants of an optimiser are where they are not given. */
public final class OptimizerConstants {
  /**
   * The rate of plain descent and of momentum: Bengio 2012, "Practical recommendations for
   * gradient-based training of deep architectures", section 3.1.1: the usual first choice where
   * inputs are scaled to about 1.
   */
  public static final Rational DESCENT_RATE = decimal("0.01");

  /** The share of the velocity that momentum keeps: Sutskever et al. 2013, tables 1 and 2. */
  public static final Rational MOMENTUM_MU = decimal("0.9");

  /** Adam's α: "good default settings", Kingma and Ba 2015, algorithm 1. */
  public static final Rational ADAM_RATE = decimal("0.001");

  /** Adam's β₁, from the same place. */
  public static final Rational ADAM_BETA1 = decimal("0.9");

  /** Adam's β₂, from the same place. */
  public static final Rational ADAM_BETA2 = decimal("0.999");

  /** Adam's ε, from the same place. */
  public static final Rational ADAM_EPSILON = decimal("1e-8");

  private OptimizerConstants() {}

  private static Rational decimal(String text) {
    return Rational.of(new BigDecimal(text));
  }
}
