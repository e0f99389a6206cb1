package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chainrule.judge.Condition;
import org.chainrule.judge.Verdict;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of networks as people write them: what is printed, in every style proved. */
class PrintedGradientsTest {
  private static final String SYMBOLS =
      """
      dim N, D, K
      input x in R[D], X in R[N,D]
      target t in onehot[K], r in R[K], T in onehot[N,K], s in R[N]
      param W in R[K,D], V in R[K,D], w in R[D], b in R[K], S in posdef[D,D], m in R[D]
      const lambda in positive, beta in R
      """;

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          z = W x; y = softmax(z); L = -t · log(y)                            | W | (y - t) x'
          z = W x; y = exp(z) / sum(exp(z)); L = -t · log(y)                  | W | (y - t) x'
          y[k] = exp(b[k]) / sum[l](exp(b[l])); L = -sum[k](t[k] log(y[k]))   | b | y - t
          L = log(sum(exp(b)))                                                | b | softmax(b)
          h = 1 ./ (1 + exp(-b)); L = 1/2 norm2(h - r)^2                      | b | (h - r) .* h .* (1 - h)
          y = softmax(W x); L = 1/2 norm2(y - t)^2                            | W | (y .* (y - t - y · (y - t))) x'
          p = sigmoid(X w); L = -sum(s .* log(p) + (1 - s) .* log(1 - p)) / N | w | X' (p - s)/N
          L = mean((X w - s).^2)                                              | w | 2 X' (X w - s)/N
          L = 1/2 norm2(X w - s)^2 + lambda/2 norm2(w)^2                      | w | X' (X w - s) + lambda w
          q = softmax(W x); p = softmax(b); L = sum(p .* (log(p) - log(q)))   | W | (q - p) x'
          P = softmax(X W'); L = -sum(T .* log(P)) / N                        | W | (P - T)' X/N
          L = 1/2 (x - m)' inv(S) (x - m)                                     | m | inv(S) (m - x)
          L = w' S w                                                          | w | 2 S w
          h = relu(W x + b); L = 1/2 norm2(h - r)^2                           | b | (h - r) .* [h > 0]
          L = sum(w[2:D])                                                     | w | place[2:D,1](ones(D - 1,1), D, 1)
          y = softmax(b, beta = beta); L = r · y                              | b | beta y .* (r - y · r)
          """)
  void asATextbookPrintsThem(String definitions, String by, String printed) {
    String text = definitions.strip().replace("; L =", "\nloss L =").replace("; ", "\n");
    String network = SYMBOLS + (text.startsWith("L =") ? "loss " + text : text) + "\n";
    for (Style style : Style.values()) {
      for (int detail = 1; detail <= 3; detail++) {
        Exposition exposition =
            Exposition.of(
                Networks.parse(network, "net.chain"),
                DerivationRequest.DEFAULT.of("L", List.of(by)).in(style, detail));
        DerivedFormula formula = exposition.formulas().getFirst();
        assertThat(Formulas.print(formula.matrix().orElseThrow())).isEqualTo(printed);
        assertThat(formula.verdict()).isInstanceOf(Verdict.Proved.class);
        assertThat(exposition.steps().getLast().after()).isEqualTo(formula.matrix().get());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          p = softmax(W x); L = -t · ((1 - p).^2 .* log(p))
          p = softmax(W x); q = softmax(V x); L = sum(p .* (log(p) - log(q)))
          p = sigmoid(W x); L = -r · log(p) + lambda sum(p .* log(p))
          h = tanh(W x + b); L = -t · log(softmax(h)) + lambda/2 sum(W.^2)
          Q = X W'; A = softmax(Q Q'); L = 1/2 norm2(A Q - X V')^2
          h = tanh(W x); g = tanh(W (W' h)); L = 1/2 norm2(g - r)^2
          d[i] = w[i+1] - w[i]; L = sum(d.^2) + (w · x)^2
          """)
  void valuesWithSeveralUsesAreProvedInEveryStyle(String definitions) {
    String text = definitions.strip().replace("; L =", "\nloss L =").replace("; ", "\n");
    for (Style style : Style.values()) {
      for (int detail = 1; detail <= 3; detail++) {
        Exposition exposition =
            Exposition.of(
                Networks.parse(SYMBOLS + text + "\n", "net.chain"),
                DerivationRequest.DEFAULT.in(style, detail));
        assertThat(exposition.verification().confirmed()).isZero();
        assertThat(exposition.verification().points()).isEqualTo(8);
        assertThat(exposition.formulas())
            .allMatch(formula -> formula.verdict() instanceof Verdict.Proved);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          L = norm2(w - x)^2                       | 0
          L = norm2(w - x)                         | 1
          L = log(sigmoid(w · x))                  | 0
          L = log(1 - sigmoid(w · x)) / sqrt(D)    | 0
          L = log(w · x)                           | 1
          L = x' inv(S) w + log(det(S))            | 1
          L = sum(relu(w))                         | 1
          L = -t · log(softmax(b))                 | 1
          """)
  void conditionsAreThoseThatMatter(String definitions, int conditions) {
    Exposition exposition =
        Exposition.of(Networks.parse(SYMBOLS + "loss " + definitions + "\n", "net.chain"));
    List<Condition> all = exposition.formulas().getFirst().conditions();
    assertThat(all).hasSize(conditions);
  }
}
