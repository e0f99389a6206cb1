package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Judge;
import org.chainrule.judge.Verdict;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values after steps. */
class UpdateValuesTest {
  private static final String NETWORK =
      """
      dim D, H, K
      input  x in R[D]
      target y in R[K]
      param  W1 in R[D,H], b1 in R[H], W2 in R[H,K], b2 in R[K]
      h    = sigmoid(W1' x + b1)
      yhat = softmax(W2' h + b2)
      loss L = 1/2 (y - yhat)'(y - yhat)
      step "output only" sgd(rate = 0.5) freeze W1, b1 as out
      step "all" sgd(rate = 0.5) as new
      step "again" then sgd(rate = 0.25) as two
      step "fast" momentum(rate = 0.1, mu = 0.9) as m
      step "faster" then momentum(rate = 0.1, mu = 0.9) as mm
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "W2_new = W2 - 0.5 ∂L/∂W2",
        "W1_out = W1",
        "h_out = h",
        "W2_out = W2_new",
        "yhat_new = softmax(W2_new' h_new + b2_new)",
        "h_new = sigmoid(W1_new' x + b1_new)",
        "yhat_out = softmax(W2_out' h + b2_out)",
        "L_new = 1/2 sum[i]((y[i] - yhat_new[i])^2)",
        "x_new = x",
        "∂L_new/∂yhat_new = yhat_new - y",
        "∂L_new/∂W2_new = h_new ((diag(yhat_new) - yhat_new yhat_new') (yhat_new - y))'",
        "W2_two = W2_new - 0.25 ∂L_new/∂W2_new",
        "b2_m = b2 - 0.1 ∂L/∂b2",
        "b2_mm = b2_m - 0.1 (0.9 (∂L/∂b2) + ∂L_m/∂b2_m)",
      })
  void namesWithATagAreTheValuesAfterTheStep(String claim) {
    Network network = Networks.parse(NETWORK + "claim " + claim + "\n", "test");
    DerivativeResolution resolution = DerivativeResolution.of(network);
    Expression[] sides =
        network.claims().getLast().sides().stream()
            .map(side -> resolution.resolved(side.expression().orElseThrow()))
            .toArray(Expression[]::new);
    assertThat(Judge.judge(sides[0], sides[1])).as(claim).isInstanceOf(Verdict.Proved.class);
  }

  private static final String LINE =
      """
      input x in R
      target t in R
      param w in R
      loss L = 1/2 (w x - t)^2
      """;

  private static double after(String steps, int count) {
    Network network = Networks.parse(LINE + steps, "test");
    Bindings given =
        Bindings.of(
            Map.of(),
            Map.of(
                symbol(network, "x"), Matrix.scalar(2),
                symbol(network, "t"), Matrix.scalar(1),
                symbol(network, "w"), Matrix.scalar(3)));
    return UpdateValues.of(network)
        .numbersAfter(network.steps().get(count - 1), given)
        .firstEntry()
        .getValue()
        .scalar();
  }

  private static Symbol symbol(Network network, String name) {
    return network.symbol(name).orElseThrow();
  }

  /** w = 3, x = 2, t = 1: the gradient is x (w x − t) = 4w − 2. */
  @Test
  void tracesByHand() {
    Offset<Double> digits = Offset.offset(1e-12);
    assertThat(after("step sgd(rate = 0.1)\n", 1)).isCloseTo(3 - 0.1 * 10, digits);
    assertThat(after("step sgd(rate = 0.1)\nstep then sgd(rate = 0.1)\n", 2))
        .isCloseTo(2 - 0.1 * 6, digits);
    // Without 'then' the second starts from the beginning.
    assertThat(after("step sgd(rate = 0.1)\nstep sgd(rate = 0.2)\n", 2)).isCloseTo(1, digits);
    assertThat(after("step sgd\n", 1)).isCloseTo(3 - 0.01 * 10, digits);
    // v = 10, w = 2; v = 0.5 · 10 + 6 = 11, w = 0.9.
    String momentum = "momentum(rate = 0.1, mu = 0.5)\n";
    assertThat(after("step " + momentum + "step then " + momentum, 2)).isCloseTo(0.9, digits);
    // m̂ = 10, v̂ = 100: w = 3 − 0.1 · 10/(10 + ε).
    String adam = "adam(rate = 0.1)\n";
    double first = 3 - 0.1 * 10 / (10 + 1e-8);
    assertThat(after("step " + adam, 1)).isCloseTo(first, digits);
    double gradient = 4 * first - 2;
    double mean = (0.9 * 1 + 0.1 * gradient) / (1 - 0.81);
    double square = (0.999 * 0.1 + 0.001 * gradient * gradient) / (1 - 0.999 * 0.999);
    assertThat(after("step " + adam + "step then " + adam, 2))
        .isCloseTo(first - 0.1 * mean / (Math.sqrt(square) + 1e-8), digits);
    assertThat(after("step sgd(rate = 0.1) freeze w\n", 1)).isEqualTo(3);
  }

  @Test
  void valuesAfterAStepHaveItsTagInTheirNames() {
    Network network = Networks.parse(NETWORK, "test");
    UpdateValues values = UpdateValues.of(network);
    var after = values.valuesAfter(network.steps().get(1));
    assertThat(after.keySet()).containsExactly("W1", "b1", "W2", "b2", "h", "yhat", "L");
    assertThat(Network.symbolOf(java.util.Objects.requireNonNull(after.get("yhat"))).name())
        .isEqualTo("yhat_new");
  }

  @Test
  void whatIsNoStepIsSaidSo() {
    assertThatThrownBy(() -> after("step lbfgs(rate = 1)\n", 1))
        .hasMessage("a step by lbfgs is unknown. Use sgd(rate = …), momentum(…) or adam(…).");
    assertThatThrownBy(() -> after("step sgd(speed = 1)\n", 1))
        .hasMessage("sgd has no constant speed; it has rate. Correct its name.");
    assertThatThrownBy(() -> after("step sgd(rate = fast)\n", 1))
        .hasMessage("rate has to be a number, as in rate = 0.5.");
    Network lossless = Networks.parse("param w in R\nstep sgd\n", "test");
    assertThatThrownBy(() -> UpdateValues.of(lossless).parametersAfter(lossless.steps().getFirst()))
        .hasMessage("a step needs a loss to descend. Add a line 'loss L = …' to the network.");
  }
}
