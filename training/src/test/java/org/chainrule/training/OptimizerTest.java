package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizerTest {
  /** One parameter under an optimiser, in double precision: the documented formulas, literally. */
  private static final class Reference {
    private final Optimizer optimizer;
    private double theta;
    private double first;
    private double second;
    private int t;

    Reference(Optimizer optimizer, double theta) {
      this.optimizer = optimizer;
      this.theta = theta;
    }

    double step(double g) {
      t++;
      switch (optimizer) {
        case Sgd(double rate) -> theta -= rate * g;
        case Momentum(double rate, double mu) -> {
          first = mu * first - rate * g;
          theta += first;
        }
        case Adam(double rate, double beta1, double beta2, double epsilon) -> {
          first = beta1 * first + (1 - beta1) * g;
          second = beta2 * second + (1 - beta2) * g * g;
          double mean = first / (1 - Math.pow(beta1, t));
          double square = second / (1 - Math.pow(beta2, t));
          theta -= rate * mean / (Math.sqrt(square) + epsilon);
        }
      }
      return theta;
    }
  }

  @Test
  void sgdByHand() {
    var reference = new Reference(new Sgd(0.1), 1);
    assertThat(reference.step(2)).isCloseTo(0.8, within(1e-15));
    assertThat(reference.step(-1)).isCloseTo(0.9, within(1e-15));
  }

  @Test
  void momentumByHand() {
    // v: -0.2, then 0.5 · -0.2 + 0.1 = 0, then 0.5 · 0 - 0.4.
    var reference = new Reference(new Momentum(0.1, 0.5), 1);
    assertThat(reference.step(2)).isCloseTo(0.8, within(1e-15));
    assertThat(reference.step(-1)).isCloseTo(0.8, within(1e-15));
    assertThat(reference.step(4)).isCloseTo(0.4, within(1e-15));
  }

  @Test
  void adamByHand() {
    // beta1 = beta2 = 1/2, rate 1, epsilon 1, θ = 0.
    // g = 3: m = 1.5, v = 4.5; corrected 3 and 9; θ = -3 / (3 + 1) = -0.75.
    // g = 0: m = 0.75, v = 2.25; corrected 0.75 / 0.75 = 1 and 2.25 / 0.75 = 3;
    //        θ = -0.75 - 1 / (√3 + 1) = -0.75 - (√3 - 1) / 2.
    var reference = new Reference(new Adam(1, 0.5, 0.5, 1), 0);
    assertThat(reference.step(3)).isCloseTo(-0.75, within(1e-15));
    assertThat(reference.step(0)).isCloseTo(-0.25 - Math.sqrt(3) / 2, within(1e-15));
  }

  /** Kingma and Ba 2015, section 2.1: the first step is about the rate, whatever the gradient. */
  @ParameterizedTest
  @CsvSource({"1e-3", "1", "1e5"})
  void adamsFirstStepIsItsRate(double gradient) {
    assertThat(new Reference(Adam.DEFAULTS, 0).step(gradient))
        .isCloseTo(-Adam.DEFAULTS.rate(), within(1e-7));
  }

  @Test
  void defaultsAreThePapers() {
    // Kingma and Ba 2015, algorithm 1.
    assertThat(Adam.DEFAULTS).isEqualTo(new Adam(0.001, 0.9, 0.999, 1e-8));
    // Sutskever et al. 2013; Bengio 2012, section 3.1.1.
    assertThat(Momentum.DEFAULTS).isEqualTo(new Momentum(0.01, 0.9));
    assertThat(Sgd.DEFAULTS).isEqualTo(new Sgd(0.01));
  }

  @Test
  void namesAndConstants() {
    for (Optimizer optimizer :
        new Optimizer[] {new Sgd(0.5), new Momentum(0.5, 0.8), new Adam(0.5, 0.8, 0.7, 1e-5)}) {
      assertThat(Optimizer.of(optimizer.name(), optimizer.constants())).isEqualTo(optimizer);
    }
    assertThat(Optimizer.of("adam", Map.of("beta2", 0.99)))
        .isEqualTo(new Adam(1e-3, 0.9, 0.99, 1e-8));
    assertThat(Adam.DEFAULTS.constants().keySet())
        .containsExactly("rate", "beta1", "beta2", "epsilon");
    assertThat(Sgd.DEFAULTS.stateSize()).isZero();
    assertThat(Momentum.DEFAULTS.stateSize()).isEqualTo(1);
    assertThat(Adam.DEFAULTS.stateSize()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sgd | rate | 0 | sgd: rate = 0 is out of range, wanted a number greater than 0.",
        "sgd | rate | NaN | sgd: rate = NaN is out of range, wanted a number greater than 0.",
        "adam | rate | -1 | adam: rate = -1 is out of range, wanted a number greater than 0.",
        "momentum | mu | 1 | momentum: mu = 1 is out of range, wanted at least 0 and below 1.",
        "adam | beta1 | 1.5 | adam: beta1 = 1.5 is out of range, wanted at least 0 and below 1.",
        "adam | beta2 | -0.5 | adam: beta2 = -0.5 is out of range, wanted at least 0 and below 1.",
        "adam | epsilon | 0 | adam: epsilon = 0 is out of range, wanted a number greater than 0."
      })
  void constantsOutOfRange(String name, String constant, double value, String message) {
    assertThatThrownBy(() -> Optimizer.of(name, Map.of(constant, value)))
        .isInstanceOf(DataException.class)
        .hasMessage(message + " Correct the value or leave it out.");
  }

  @Test
  void unknownNames() {
    assertThatThrownBy(() -> Optimizer.of("adams", Map.of()))
        .hasMessage(
            "optimizer: \"adams\" is unknown, wanted sgd, momentum, adam. Did you mean adam?");
    assertThatThrownBy(() -> Optimizer.of("lbfgs", Map.of()))
        .hasMessage(
            "optimizer: \"lbfgs\" is unknown, wanted sgd, momentum, adam."
                + " Write, for example, optimizer = adam(rate = 1e-3).");
    assertThatThrownBy(() -> Optimizer.of("momentum", Map.of("beta1", 0.9)))
        .hasMessage(
            "optimizer: momentum has no constant \"beta1\"; it has rate, mu."
                + " Remove it or correct its name.");
  }
}
