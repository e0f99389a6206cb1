package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InitializerTest {
  private static double[] filled(Initializer initializer, int fanIn, int fanOut) {
    double[] values = new double[fanIn * fanOut];
    Arrays.fill(values, Double.NaN);
    initializer.fill(values, fanIn, fanOut, new Seeds(42).initialValues());
    return values;
  }

  private static double deviation(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(x -> x * x).average().orElseThrow());
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }

  @Test
  void zeros() {
    assertThat(filled(new Initializer.Zeros(), 3, 2)).containsOnly(0);
  }

  @Test
  void normal() {
    assertThat(deviation(filled(new Initializer.Normal(0.3), 300, 200)))
        .isCloseTo(0.3, within(3e-3));
  }

  @Test
  void uniform() {
    double[] values = filled(new Initializer.Uniform(0.3), 300, 200);
    assertThat(largest(values)).isBetween(0.299, 0.3);
    assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(0, within(3e-3));
  }

  /** Glorot and Bengio 2010, equation 16: here √(6 / 600) = 0.1. */
  @Test
  void glorot() {
    double[] values = filled(new Initializer.Glorot(), 400, 200);
    assertThat(largest(values)).isBetween(0.0999, 0.1);
    assertThat(deviation(values)).isCloseTo(0.1 / Math.sqrt(3), within(1e-3));
  }

  /** He et al. 2015, equation 10: here √(2 / 200) = 0.1; fan out does not count. */
  @Test
  void he() {
    assertThat(deviation(filled(new Initializer.He(), 200, 300))).isCloseTo(0.1, within(1e-3));
  }

  @Test
  void sameSeedSameBits() {
    assertThat(filled(new Initializer.He(), 20, 30))
        .isEqualTo(filled(new Initializer.He(), 20, 30));
    // The first number of the stream, from SeedsTest, on [-0.1, 0.1).
    assertThat(filled(new Initializer.Uniform(0.1), 4, 2)[0])
        .isEqualTo(0.1 * (2 * 0.44290365560047773 - 1));
  }

  @Test
  void names() {
    assertThat(Initializer.of("zeros", Map.of())).isEqualTo(new Initializer.Zeros());
    assertThat(Initializer.of("glorot", Map.of())).isEqualTo(new Initializer.Glorot());
    assertThat(Initializer.of("he", Map.of())).isEqualTo(new Initializer.He());
    // Krizhevsky et al. 2012, section 5.
    assertThat(Initializer.of("normal", Map.of())).isEqualTo(new Initializer.Normal(0.01));
    assertThat(Initializer.of("normal", Map.of("sd", 0.5))).isEqualTo(new Initializer.Normal(0.5));
    assertThat(Initializer.of("uniform", Map.of("limit", 0.5)))
        .isEqualTo(new Initializer.Uniform(0.5));
  }

  @Test
  void complains() {
    assertThatThrownBy(() -> Initializer.of("xavier", Map.of()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "init: \"xavier\" is unknown, wanted zeros, normal, uniform, glorot, he."
                + " Write, for example, init = glorot.");
    assertThatThrownBy(() -> Initializer.of("glorott", Map.of()))
        .hasMessage(
            "init: \"glorott\" is unknown, wanted zeros, normal, uniform, glorot, he."
                + " Did you mean glorot?");
    assertThatThrownBy(() -> Initializer.of("uniform", Map.of()))
        .hasMessage(
            "init: uniform lacks its limit. Write, for example, init = uniform(limit = 0.1).");
    assertThatThrownBy(() -> Initializer.of("normal", Map.of("sd", -1.0)))
        .hasMessage(
            "init: normal(sd = -1) is out of range, wanted a number greater than 0."
                + " Correct the value.");
    assertThatThrownBy(() -> Initializer.of("uniform", Map.of("limit", Double.NaN)))
        .hasMessage(
            "init: uniform(limit = NaN) is out of range, wanted a number greater than 0."
                + " Correct the value.");
    assertThatThrownBy(() -> Initializer.of("he", Map.of("sd", 1.0)))
        .hasMessage("init: he has no constant \"sd\". Write init = he.");
    assertThatThrownBy(() -> Initializer.of("normal", Map.of("limit", 1.0)))
        .hasMessage("init: normal has no constant \"limit\". Its only constant is sd.");
  }
}
