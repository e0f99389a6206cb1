package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsTest {
  /** Of outputs and targets, both row-major. */
  private static Metrics.Regression regression(double[] outputs, double[] targets, int columns) {
    var sums = new RegressionSums(columns);
    for (int i = 0; i < outputs.length; i += columns) {
      sums.add(
          Arrays.copyOfRange(outputs, i, i + columns), Arrays.copyOfRange(targets, i, i + columns));
    }
    return sums.metrics(0.5);
  }

  @Test
  void determinationAndAbsoluteError() {
    // Targets 1, 2, 3, 4: mean 2.5, Σ(t − mean)² = 5; residuals 0, 1, 0, −2.
    var metrics = regression(new double[] {1, 1, 3, 6}, new double[] {1, 2, 3, 4}, 1);
    assertThat(metrics.r2()).isCloseTo(1 - 5 / 5.0, within(1e-15));
    assertThat(metrics.mae()).isEqualTo(0.75);
    assertThat(metrics.samples()).isEqualTo(4);
  }

  @Test
  void severalTargetsCountAlike() {
    // The first column is met exactly, the second is answered by its mean.
    var metrics = regression(new double[] {1, 30, 2, 30}, new double[] {1, 20, 2, 40}, 2);
    assertThat(metrics).isEqualTo(new Metrics.Regression(2, 0.5, 0.5, 5));
  }

  @Test
  void constantTargets() {
    double[] constant = {0.1, 0.1, 0.1};
    assertThat(regression(constant, constant, 1).r2()).isEqualTo(1);
    assertThat(regression(new double[] {0.1, 0.1, 0.2}, constant, 1).r2()).isZero();
  }

  @Test
  void aMeanFarFromZeroCostsNoDigits() {
    double[] targets = {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4};
    double[] outputs = {1e9 + 1, 1e9 + 1, 1e9 + 3, 1e9 + 4};
    assertThat(regression(outputs, targets, 1).r2()).isCloseTo(0.8, within(1e-7));
  }

  @Test
  void predictedClass() {
    assertThat(Metrics.predictedClass(new double[] {9, 0.1, 0.5, 0.4}, 1, 3)).isEqualTo(1);
    assertThat(Metrics.predictedClass(new double[] {0.4, 0.4, 0.2}, 0, 3)).isZero();
    assertThat(Metrics.predictedClass(new double[] {0.5, 0.51}, 0, 1)).isZero();
    assertThat(Metrics.predictedClass(new double[] {0.5, 0.51}, 1, 1)).isEqualTo(1);
  }

  @Test
  void json() {
    assertThat(new Metrics.Classification(360, 0.125, 0.975).toJson())
        .isEqualTo("{\"samples\":360,\"loss\":0.125,\"accuracy\":0.975}");
    assertThat(new Metrics.Regression(88, 0.5, 0.25, 3).toJson())
        .isEqualTo("{\"samples\":88,\"loss\":0.5,\"r2\":0.25,\"mae\":3.0}");
    assertThat(new Metrics.LossOnly(4, Double.NaN).toJson())
        .isEqualTo("{\"samples\":4,\"loss\":null}");
  }

  @Test
  void lineOfAnEpoch() {
    var training = new Metrics.Classification(1437, 0.5, 0.875);
    var holdout = new Metrics.Classification(360, 0.75, 0.75);
    assertThat(new EpochMetrics(1, 0.25, 5748, training, Optional.of(holdout)).toJson())
        .isEqualTo(
            "{\"epoch\":1,\"seconds\":0.25,\"samplesPerSecond\":5748.0,"
                + "\"train\":{\"loss\":0.5,\"accuracy\":0.875},"
                + "\"holdout\":{\"loss\":0.75,\"accuracy\":0.75}}");
    assertThat(new EpochMetrics(1, 0.25, 5748, training, Optional.empty()).toJson())
        .endsWith("\"train\":{\"loss\":0.5,\"accuracy\":0.875}}");
  }
}
