package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code dW} where the author means ∂L/∂W. */
class GradientNotationTest {
  private static final String NETWORK =
      """
      dim n, h, k
      input  x in R[n]
      target t in R[k]
      param  W in R[h,n], V in R[k,h]
      z = W x
      u = tanh(z)
      y = V u
      loss J = 1/2 (y - t)'(y - t)
      """;

  @Test
  void theGradientOfTheLossIsMeant() {
    Finding finding = Claimed.one(NETWORK, "dV = (y - t) u'");
    assertThat(finding.ruling()).isEqualTo(Ruling.PROVED);
    assertThat(finding.notes())
        .containsExactly("d before a name is read as the gradient of the loss, here ∂J/∂V");
  }

  @Test
  void gradientsMayStandOnBothSides() {
    assertThat(
            Claimed.rulings(
                NETWORK, "dy = y - t", "dV = dy u'", "dz = (V' dy) .* (1 - u.^2)", "dW = dz x'"))
        .containsExactly("proved", "proved", "proved", "proved");
  }

  @Test
  void aMistakeInItIsNamed() {
    Finding finding = Claimed.one(NETWORK, "dW = (V' (y - t)) x'");
    assertThat(finding.ruling()).isEqualTo(Ruling.REFUTED);
    assertThat(finding.diagnosis().orElseThrow().kind())
        .isEqualTo(MistakeKind.MISSING_ACTIVATION_DERIVATIVE);
    assertThat(Claimed.one(NETWORK, "dW = dz u'").ruling()).isEqualTo(Ruling.SHAPE);
  }

  @Test
  void differentialsStayWhatTheyAre() {
    Finding right = Claimed.one(NETWORK, "dy = V du + dV u");
    assertThat(right.ruling()).isEqualTo(Ruling.PROVED);
    assertThat(right.notes()).isEmpty();
    assertThat(Claimed.rulings(NETWORK, "dz = dW x varying W", "dy = V du varying W"))
        .containsExactly("proved", "proved");
    assertThat(Claimed.rulings(NETWORK, "dy = V du - dV u")).containsExactly("refuted");
  }
}
