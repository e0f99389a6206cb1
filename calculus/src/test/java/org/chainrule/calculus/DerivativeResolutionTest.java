package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Derivative;
import org.chainrule.judge.Judge;
import org.chainrule.judge.Verdict;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives as people write them. */
class DerivativeResolutionTest {
  private static final String LAYERS =
      """
      dim D, M, K
      input  x in R[D]
      target t in onehot[K]
      param  W1 in R[M,D], W2 in R[K,M], V in R[K,D], c in R
      f(s) = softmax(s)
      h(s) = tanh(s)
      a = W1 x
      u = h(a)
      z = W2 u + V x
      y = f(z)
      loss E = -sum[k](t[k] log(y[k]))
      error = y - t
      """;

  private static final String STEPS =
      """
      dim n
      input  x in R[n]
      target t in R
      param  w in R[n], b in R
      opaque ell(y, t)
      o = sigmoid(w · x + b)
      p = o
      loss L = ell(o, t)
      """;

  private static Verdict judged(String network, String claim) {
    Network read = Networks.parse(network + "claim " + claim + "\n", "test");
    Claim stated = read.claims().getLast();
    List<Expression> sides =
        stated.sides().stream().map(side -> side.expression().orElseThrow()).toList();
    List<org.chainrule.expression.Symbol> varying = DerivativeResolution.varyingIn(sides);
    DerivativeResolution all = DerivativeResolution.of(read);
    DerivativeResolution resolution = varying.isEmpty() ? all : all.varying(varying);
    return Judge.judge(resolution.resolved(sides.get(0)), resolution.resolved(sides.get(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // gradients and entries of them
        "dE/dW2 = (y - t) u'",
        "∂E/∂W2[k,j] = (y[k] - t[k]) u[j]",
        "∂E/∂W2[:,j] = (y - t) u[j]",
        "∂E/∂W2[k,:] = (y[k] - t[k]) u'",
        "∂E/∂(W2') = u (y - t)'",
        "∂(E^2)/∂z = 2 E (y - t)",
        "∂(c E)/∂c = E",
        // Jacobians
        "∂y/∂z = diag(y) - y y'",
        "∂y/∂u = (diag(y) - y y') W2",
        "∂u/∂a = diag(1 - u .* u)",
        "∂z/∂x = W2 diag(1 - u .* u) W1 + V",
        "∂(c u)/∂c = u",
        "∂y[k]/∂z[l] = y[k] (delta[k,l] - y[l])",
        "∂y[k]/∂V[l,i] = y[k] (delta[k,l] - y[l]) x[i]",
        "∂u[j]/∂W1[j,i] = (1 - u[j]^2) x[i]",
        "∂u[j]/∂W1[m,i] = delta[j,m] (1 - u[j]^2) x[i]",
        "∂W1[j,i]/∂W1[m,l] = delta[j,m] delta[i,l]",
        "∂x/∂x = eye(D)",
        "∂(c W1)/∂c = W1",
        "∂(c^2 W2 W1)/∂c = 2 c W2 W1",
        "∂(W1 V' c)/∂W1[j,i] = c eye(M)[:,j] V[:,i]'",
        // letters inside of sums
        "sum[k](∂E/∂z[k] ∂z[k]/∂u[j]) = ∂E/∂u[j]",
        "sum[k](E ∂y[k]/∂z[l]) = 0",
        "∂(E y[k])/∂z[k] = (y[k] - t[k]) y[k] + E y[k] (1 - y[k])",
        "sum[k](y[k] ∂(E y[k])/∂z[k]) = sum[k](y[k]^2 (y[k] - t[k] + E (1 - y[k])))",
        // second derivatives
        "∂²E/∂z² = diag(y) - y y'",
        "∂(∂E/∂z[k])/∂z[l] = y[k] (delta[k,l] - y[l])",
        "∂²(c^3)/∂c² = 6 c",
        // what is not there
        "∂u/∂W2[k,j] = 0 * u",
        "∂a/∂u = 0 * W1 W1'",
        // under another form
        "∂(h(sum[i](W1[j,i] x[i])))/∂a[j] = 1 - u[j]^2",
        "∂(h(sum[i](W1[j,i] x[i])))/∂a[m] = delta[j,m] (1 - u[j]^2)",
        "∂(u[j] h(sum[i](W1[j,i] x[i])))/∂u[j] = 2 u[j]",
        "∂(tanh(W1 x))/∂a = diag(1 - u .* u)",
        "∂(c W1 x)/∂a[j] = c eye(M)[:,j]",
        "∂(t · (t - y))/∂error = -t",
        // by what defines a value
        "∂E/∂(f(z)[l]) = -t[l]/y[l]",
        "∂z[k]/∂(h(sum[i](W1[j,i] x[i]))) = W2[k,j]",
        "∂E/∂(sum[j](W2[k,j] u[j]) + sum[i](V[k,i] x[i])) = y[k] - t[k]",
        "∂E/∂(W1 x) = ∂E/∂a",
        // differentials
        "d(E) = (y - t) · dz",
        "dy = (diag(y) - y y') dz",
        "d(z[k]) = sum[j](dW2[k,j] u[j])",
        "d(z) = dW2 u + W2 ((1 - u .* u) .* (dW1 x))",
        "d(c E) = dc E",
        "d(x' x) = 2 x' dx",
      })
  void derivativesAreWhatTheyShouldBe(String claim) {
    assertThat(judged(LAYERS, claim)).as(claim).isInstanceOf(Verdict.Proved.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "∂L/∂o = ∂(ell(o, t))/∂o",
        "∂L/∂w = ∂L/∂o o (1 - o) x",
        "∂L/∂w[i] = ∂L/∂o o (1 - o) x[i]",
        "∂L/∂p = ∂L/∂o",
        "∂L/∂b = ∂L/∂p p (1 - p)",
      })
  void functionsLeftOpenHaveGradients(String claim) {
    assertThat(judged(STEPS, claim)).as(claim).isInstanceOf(Verdict.Proved.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "∂E/∂W2[k,j] = (y[j] - t[j]) u[k]",
        "∂y/∂z = diag(y)",
        "∂E/∂x = V' (y - t)",
        "d(y) = y .* dz",
        "∂u[j]/∂W1[m,i] = (1 - u[j]^2) x[i]",
      })
  void whatTheyAreNotIsRefuted(String claim) {
    String square = LAYERS.replace("dim D, M, K", "dim D\ndim M = 3\ndim K = 3");
    assertThat(judged(claim.contains("y[j]") ? square : LAYERS, claim))
        .as(claim)
        .isInstanceOf(Verdict.Refuted.class);
  }

  @Test
  void directPathsHoldWhatLiesBeside() {
    String graph =
        """
        input x in R
        param p in R, q in R, r in R
        a = p x
        b = tanh(q a)
        c = r a + b^2
        """;
    Network network = Networks.parse(graph + "claim ∂c/∂a = 1\nclaim ∂b/∂a = 1\n", "test");
    Expression whole = side(network, 0);
    Expression single = side(network, 1);
    DerivativeResolution all = DerivativeResolution.of(network);
    DerivativeResolution direct = all.along(Paths.DIRECT);
    assertThat(equal(network, all.resolved(whole), "r + 2 b (1 - b^2) q")).isTrue();
    assertThat(equal(network, direct.resolved(whole), "r")).isTrue();
    assertThat(equal(network, direct.resolved(single), "(1 - b^2) q")).isTrue();
    DerivativeResolution mixed =
        all.along(derivative ->
            derivative.operation() instanceof Derivative && derivative.equals(whole)
                ? Paths.DIRECT
                : Paths.ALL);
    assertThat(mixed.resolved(whole)).isEqualTo(direct.resolved(whole));
    assertThat(mixed.resolved(single)).isEqualTo(all.resolved(single));
  }

  private static Expression side(Network network, int claim) {
    return network.claims().get(claim).sides().getFirst().expression().orElseThrow();
  }

  private static boolean equal(Network network, Expression value, String formula) {
    return Judge.judge(value, org.chainrule.language.Formulas.parse(formula, network)).isRight();
  }

  @Test
  void whatHasNoDerivativeIsSaidToHaveNone() {
    assertThatThrownBy(() -> judged(LAYERS, "∂E/∂(3) = 1"))
        .isInstanceOf(CalculusException.class)
        .hasMessage(
            "there is no derivative by a number. Differentiate by a variable, or by a value of the"
                + " network.");
    assertThatThrownBy(() -> judged(LAYERS, "∂E/∂(u + u) = u"))
        .isInstanceOf(CalculusException.class)
        .hasMessage(
            "what it is differentiated by is neither a value of the network nor the definition of"
                + " one. Give it a name, or differentiate by one of the names.");
    assertThatThrownBy(() -> judged(STEPS, "∂²L/∂w² = x x'"))
        .isInstanceOf(CalculusException.class)
        .hasMessage(
            "the second derivative of ell is wanted, and ell is left unspecified. Define ell.");
  }
}
