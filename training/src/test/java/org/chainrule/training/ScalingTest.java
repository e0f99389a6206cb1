package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {
  // The last row is held out: nothing may depend on it.
  private static final Samples SAMPLES =
      Samples.of(
          new double[][] {{2, 0.1, 1e9 + 1}, {4, 0.1, 1e9 + 2}, {9, 0.1, 1e9 + 3}, {99, 5, 0}});
  private static final int[] TRAINING = {0, 1, 2};

  private static double[] scaled(String rule, int row) {
    double[] into = new double[4];
    ScalingRule.parse(rule).fit(SAMPLES, TRAINING).copyRow(SAMPLES, row, into, 1);
    assertThat(into[0]).isZero();
    return Arrays.copyOfRange(into, 1, 4);
  }

  @Test
  void none() {
    assertThat(scaled("none", 3)).containsExactly(99, 5, 0);
  }

  @Test
  void factor() {
    assertThat(scaled("1/4", 1)).containsExactly(1, 0.1 / 4, (1e9 + 2) / 4);
    assertThat(scaled("0.5", 1)).containsExactly(2, 0.05, (1e9 + 2) / 2);
    assertThat(ScalingRule.parse(" 1 / 255 ")).isEqualTo(new ScalingRule.Factor(1 / 255.0));
  }

  @Test
  void standard() {
    // Mean 5, variance (9 + 1 + 16) / 3; the constant column is only shifted.
    double sd = Math.sqrt(26 / 3.0);
    assertThat(scaled("standard", 0)[0]).isCloseTo(-3 / sd, within(1e-15));
    assertThat(scaled("standard", 3)[0]).isCloseTo(94 / sd, within(1e-14));
    assertThat(scaled("standard", 0)[1]).isZero();
    assertThat(scaled("standard", 3)[1]).isEqualTo(4.9);
    assertThat(scaled("standard", 2)[2]).isCloseTo(Math.sqrt(1.5), within(1e-15));
  }

  @Test
  void minmax() {
    assertThat(IntStream.range(0, 3).mapToObj(row -> scaled("minmax", row)))
        .containsExactly(
            new double[] {0, 0, 0}, new double[] {2 * (1 / 7.0), 0, 0.5}, new double[] {1, 0, 1});
    assertThat(scaled("minmax", 3)[1]).isEqualTo(4.9);
  }

  @Test
  void floatsAreRoundedAfterScaling() {
    Scaling scaling = ScalingRule.parse("standard").fit(SAMPLES, TRAINING);
    float[] into = new float[3];
    scaling.copyRow(SAMPLES, 2, into, 0);
    assertThat(into[2]).isEqualTo((float) Math.sqrt(1.5));
  }

  @Test
  void survivesJsonBitForBit() {
    var random = new SplittableRandom(3);
    double[][] rows = new double[10][17];
    for (double[] row : rows) {
      Arrays.setAll(
          row, _ -> (random.nextDouble() - 0.3) * Math.exp(60 * random.nextDouble() - 30));
    }
    for (String rule : new String[] {"none", "standard", "minmax", "1/16"}) {
      Scaling scaling = ScalingRule.parse(rule).fit(Samples.of(rows), new int[] {0, 3, 5, 9});
      assertThat(Scaling.parse("model", scaling.toJson()))
          .isEqualTo(scaling)
          .hasSameHashCodeAs(scaling);
    }
    Scaling third = ScalingRule.parse("1/3").fit(Samples.of(new double[][] {{1}}), new int[] {0});
    assertThat(third.toJson()).isEqualTo("{\"shift\":[0.0],\"factor\":[0.3333333333333333]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"standart", "1/0", "0", "1/", "/255", "NaN", "1e999", "1/2/3", ""})
  void unknownRules(String text) {
    assertThatThrownBy(() -> ScalingRule.parse(text))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "scale: \""
                + text
                + "\" is no scaling, wanted none, standard, minmax or a factor."
                + " Write, for example, scale = standard or scale = 1/255.");
  }

  @Test
  void damagedJson() {
    assertThatThrownBy(() -> Scaling.parse("m", "{\"shift\":[1,2],\"factor\":[1]}"))
        .hasMessage(
            "m: the scaling's shift and factor do not fit together."
                + " Use an undamaged copy, or train again.");
    assertThatThrownBy(() -> Scaling.parse("m", "{\"shift\":[1],\"factor\":[\"1\"]}"))
        .hasMessage(
            "m: wanted a list of numbers called factor."
                + " Use an undamaged copy, or train again.");
    assertThatThrownBy(() -> Scaling.parse("m", "{\"shift\":[1],"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("m: is no valid JSON (");
  }
}
