package org.chainrule.expression;

import java.math.BigDecimal;

/** The numbers inside of activation functions, exactly as their sources print them. */
public final class ActivationConstants {
  /** The slope of leakyrelu left of 0 (Maas, Hannun, Ng 2013, section 2). */
  public static final Rational LEAKYRELU_SLOPE = Rational.of(1, 100);

  /**
   * The scale λ of selu (Klambauer, Unterthiner, Mayr, Hochreiter 2017, equation 14), to the digits
   * of the authors' program.
   */
  public static final Rational SELU_LAMBDA =
      Rational.of(new BigDecimal("1.0507009873554804934193349852946"));

  /** The α of selu, from the same place as {@link #SELU_LAMBDA}. */
  public static final Rational SELU_ALPHA =
      Rational.of(new BigDecimal("1.6732632423543772848170429916717"));

  private ActivationConstants() {}
}
