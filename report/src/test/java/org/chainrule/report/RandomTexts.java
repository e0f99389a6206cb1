package org.chainrule.report;

import java.util.List;
import java.util.random.RandomGenerator;

/** Networks of random layers, as texts. */
final class RandomTexts {
  private static final List<String> ACTIVATIONS =
      List.of("sigmoid", "tanh", "relu", "elu", "selu", "gelu", "silu", "softplus", "softsign");

  private RandomTexts() {}

  /** Returns a network of so many layers. */
  static String network(RandomGenerator random, int layers) {
    StringBuilder text =
        new StringBuilder(
            """
            dim N, M
            input  x in R[1,N]
            target t in simplex[1,M]
            const  s in positive
            gate(z) = z .* sigmoid(z)
            """);
    String below = "x";
    for (int i = 1; i <= layers; i++) {
      text.append("param W%d in R[N,N], b%d in R[1,N]\n".formatted(i, i));
      text.append("h%d = %s\n".formatted(i, layer(random, below, "W" + i, "b" + i)));
      below = "h" + i;
    }
    text.append("param V in R[N,M], d in R[1,M]\nz = %s V + d\n".formatted(below));
    return text.append(loss(random)).toString();
  }

  private static String layer(RandomGenerator random, String h, String w, String b) {
    String activation = ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
    String dense = "%s(%s %s + %s)".formatted(activation, h, w, b);
    return switch (random.nextInt(10)) {
      case 0 -> "gate(%s %s) + %s".formatted(h, w, b);
      case 1 -> "softmax(%s %s, beta = s) - logsoftmax(%s)".formatted(h, w, b);
      case 2 -> "concat[j](sum[i](%s[i] tanh(%s[i,j]) i) / N)".formatted(h, w);
      case 3 -> "%s + boltzmann(%s) %s".formatted(dense, h, b);
      case 4 -> "%s (eye(N) + 1/4 %s %s') .* [%s > 0]".formatted(h, w, w, b);
      case 5 -> "max(%s, %s) ./ (1 + %s.^2)".formatted(h, b, h);
      case 6 -> "(diag(%s) %s')' + %s %s^2".formatted(b, h, h, w);
      case 7 -> "concat[j](sum[i != j](%s[i] %s[j,i]))".formatted(h, w);
      default -> dense;
    };
  }

  private static String loss(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> "y = softmax(z)\nloss L = -t · log(y) + 0.01 sum(V.^2)\n";
      case 1 -> "p = sigmoid(z)\nloss L = -sum(t .* log(p) + (1 - t) .* log(1 - p))\n";
      case 2 -> "y = softmax(z)\nloss E = -sum[k](t[k] log(y[k])) + norm1(V)\n";
      default -> "e = z - t\nloss L = 1/2 e e' + norm2(V)\n";
    };
  }
}
