package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ActivationConstantsTest {
  /**
   * Klambauer et al. 2017, equation 14, give the fixed point of mean 0 and variance 1 in closed
   * form: α = −√(2/π) / (erfc(1/√2) e^(1/2) − 1) and λ = (1 − erfc(1/√2) √e) √(2π) / √(2 erfc(√2)
   * e² + π erfc(1/√2)² e − 2(2 + π) erfc(1/√2) √e + π + 2).
   */
  @Test
  void seluKeepsMeanAndVariance() {
    double half = ErrorFunction.erfc(Math.sqrt(0.5));
    double two = ErrorFunction.erfc(Math.sqrt(2));
    double root = Math.exp(0.5);
    double alpha = -Math.sqrt(2 / Math.PI) / (half * root - 1);
    double lambda =
        (1 - half * root)
            * Math.sqrt(2 * Math.PI)
            / Math.sqrt(
                2 * two * Math.exp(2)
                    + Math.PI * half * half * Math.E
                    - 2 * (2 + Math.PI) * half * root
                    + Math.PI
                    + 2);
    assertThat(ActivationConstants.SELU_ALPHA.toDouble()).isCloseTo(alpha, within(1e-14));
    assertThat(ActivationConstants.SELU_LAMBDA.toDouble()).isCloseTo(lambda, within(1e-14));
    assertThat(ActivationConstants.SELU_ALPHA).hasToString("1.6732632423543772848170429916717");
    assertThat(ActivationConstants.SELU_LAMBDA).hasToString("1.0507009873554804934193349852946");
  }

  /** Maas, Hannun, Ng 2013: "0.01 w^T x otherwise". */
  @Test
  void leakyReluHasTheSlopeOfItsPaper() {
    assertThat(ActivationConstants.LEAKYRELU_SLOPE).hasToString("0.01");
  }
}
