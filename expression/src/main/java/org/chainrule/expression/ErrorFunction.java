package org.chainrule.expression;

/**
 * The error function and its complement, to about 1e-15.
 *
 * <p>Plain series of NIST's Digital Library of Mathematical Functions: they need more operations
 * than the rational approximations that fast kernels use, and no table of coefficients.
 */
final class ErrorFunction {
  private static final double SQRT_PI = Math.sqrt(Math.PI);

  /** From here on the continued fraction has converged after {@link #FRACTION_DEPTH} steps. */
  private static final double FRACTION_FROM = 1;

  private static final int FRACTION_DEPTH = 200;

  /** Terms after which the series has converged below {@link #FRACTION_FROM}. */
  private static final int SERIES_TERMS = 30;

  private ErrorFunction() {}

  /** Returns 2/√π ∫₀ᶻ e^(−s²) ds. */
  static double erf(double z) {
    return Math.abs(z) < FRACTION_FROM ? series(z) : Math.copySign(1 - fraction(Math.abs(z)), z);
  }

  /** Returns 1 − erf(z), accurate where erf(z) is near 1 as well. */
  static double erfc(double z) {
    if (Math.abs(z) < FRACTION_FROM) {
      return 1 - series(z);
    }
    return z > 0 ? fraction(z) : 2 - fraction(-z);
  }

  /** DLMF 7.6.2: erf z = 2/√π e^(−z²) z (1 + 2z²/3 (1 + 2z²/5 (1 + …))): nothing cancels. */
  private static double series(double z) {
    double sum = 1;
    for (int n = SERIES_TERMS; n > 0; n--) {
      sum = 1 + sum * (2 * z * z / (2 * n + 1));
    }
    return 2 / SQRT_PI * Math.exp(-z * z) * z * sum;
  }

  /** DLMF 7.9.1: erfc z = e^(−z²)/√π · 1/(z + ½/(z + 1/(z + 3⁄2/(z + …)))) for z &gt; 0. */
  private static double fraction(double z) {
    double denominator = z;
    for (int k = FRACTION_DEPTH; k > 0; k--) {
      denominator = z + 0.5 * k / denominator;
    }
    // The rounding error of z², a large number, would be a relative error of the result.
    double square = z * z;
    double rest = square <= 750 ? Math.fma(z, z, -square) : 0;
    return Math.exp(-square) * (1 - rest) / SQRT_PI / denominator;
  }
}
