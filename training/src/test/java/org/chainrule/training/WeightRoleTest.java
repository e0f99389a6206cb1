package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.chainrule.calculus.Derivation;
import org.chainrule.expression.Network;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightRoleTest {
  private static final String HEAD =
      """
      dim N, M, K
      input x in R[N], r in R[1,N]
      target t in R[M]
      """;

  /** {@code bias}, or {@code fanIn -> fanOut}. */
  private static String role(String text, String parameter) {
    Network network = Networks.parse(text, "net.chain");
    WeightRole role =
        WeightRole.of(network.symbol(parameter).orElseThrow(), Derivation.of(network).loss());
    return role.bias() ? "bias" : role.fanIn() + " -> " + role.fanOut();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "param W in R[M,N]                   | norm2(t - W x)^2                        | N -> M",
        "param W in R[N,M]                   | norm2(t - W' x)^2                       | N -> M",
        "param W in R[N,M]                   | norm2(t' - r W)^2                       | N -> M",
        "param W in R[M,N]                   | norm2(t' - r W')^2                      | N -> M",
        "param W in R[M,K], U in R[K,N]      | norm2(t - W U x)^2                      | K -> M",
        "param W in R[N,K], U in R[K,M]      | norm2(t' - r W U)^2                     | N -> K",
        "param W in R[M,N]                   | norm2(t - W x)^2 + sum(W.^2)            | N -> M",
        "param W in R[M,N]                   | tr(W' W) + norm2(t - tanh(W x))^2       | N -> M",
        "param W in R[N], c in R             | norm2(t - ones(M,1) (W' x + c))^2       | N -> 1",
        "param W in R[N], c in R             | norm2(t - ones(M,1) (W · x + c))^2      | N -> 1",
        "param W in R[M]                     | norm2(t - W * sum(x))^2                 | M -> 1",
        "param W in R[M], U in R[M,N]        | norm2(t - (U x + W))^2                  | bias",
        "param W in R[M], U in R[M,N]        | norm2(t - (U x - W))^2                  | bias",
        "param W in R[1,M], U in R[M,N]      | norm2(t - (U x + W'))^2                 | bias",
        "param W in R[M], U in R[M,N]        | norm2(t - (U x + W))^2 + sum(W.^2)      | bias",
        "param W in R[M], U in R[M,N]        | norm2(t - W .* (U x + W))^2             | M -> 1",
        "param W in R, U in R[M,N]           | norm2(t - (U x + W))^2                  | bias"
      })
  void seenInTheLoss(String parameters, String loss, String expected) {
    assertThat(role(HEAD + parameters + "\nloss L = " + loss + "\n", "W")).isEqualTo(expected);
  }

  @Test
  void sharedWeightsCountWhereTheyFirstMeetTheSample() {
    String tied =
        """
        dim N, K
        input x in R[1,N]
        target t in R[1,N]
        param W in R[N,K], b in R[1,K], c in R[1,N]
        y = tanh(x W + b) W' + c
        loss L = sum((y - t).^2)
        """;
    assertThat(role(tied, "W")).isEqualTo("N -> K");
    assertThat(role(tied, "b")).isEqualTo("bias");
    assertThat(role(tied, "c")).isEqualTo("bias");
  }

  @Test
  void functionsDoNotHideABias() {
    String text =
        """
        dim N, M
        input x in R[N]
        target t in R[M]
        param W in R[M,N], b in R[M]
        moved(z, u) = z + u
        y = tanh(moved(W x, b))
        loss L = sum((y - t).^2)
        """;
    assertThat(role(text, "b")).isEqualTo("bias");
    assertThat(role(text, "W")).isEqualTo("N -> M");
  }

  @Test
  void indexNotation() {
    String text =
        """
        dim N, M
        input x in R[N]
        target t in R[M]
        param W in R[M,N], b in R[M]
        y[j] = sum[i](W[j,i] x[i]) + b[j]
        loss L = sum[j]((y[j] - t[j])^2)
        """;
    assertThat(role(text, "W")).isEqualTo("N -> M");
    assertThat(role(text, "b")).isEqualTo("bias");
  }

  /** With no epoch's update worth mentioning, the saved weights are the initial ones. */
  @Test
  void biasesStartAtZeroAndWeightsByTheSetting(@TempDir Path temporary) {
    var workshop = new Workshop(temporary);
    workshop.folder().resource("iris.csv");
    Map<String, double[]> values =
        workshop.trained(
            """
            dim H = 5
            input x in R[1,4]
            target t in onehot[1,3]
            param W in R[4,H], b in R[1,H], V in R[H,3], d in R[1,3]
            y = softmax(tanh(x W + b) V + d)
            loss L = -t · log(y)
            train { data = "iris.csv", epochs = 1, optimizer = sgd(rate = 1e-30), init = he, precision = float64 }
            """,
            "run");
    var random = new Seeds(1).initialValues();
    double[] w = new double[20];
    double[] v = new double[15];
    new Initializer.He().fill(w, 4, 5, random);
    new Initializer.He().fill(v, 5, 3, random);
    assertThat(values.get("W")).containsExactly(w);
    assertThat(values.get("V")).containsExactly(v);
    assertThat(values.get("b")).containsExactly(new double[5], within(1e-25));
    assertThat(values.get("d")).containsExactly(new double[3], within(1e-25));
  }
}
