package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolCountTest {
  private static final Network NETWORK =
      Networks.parse(
          """
          dim N
          input x in R[N]
          param A in R[N,N], s in R
          opaque ell(x)
          f(z) = z .* sigmoid(z) + 1
          h = tanh(A x)
          """,
          "test");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x                           | 1
          h                           | 1
          h'                          | 2
          -h                          | 2
          2 h                         | 2
          A x - h                     | 4
          f(x)                        | 2
          1 - tanh(A x).^2            | 7
          A[1,N]                      | 3
          softmax(x)[N]               | 3
          softmax(x, beta = s)[N]     | 4
          sum[k](A[k,k] delta[1,k])   | 8
          x / norm2(x)                | 4
          ∇_x ell                     | 2
          ∇_x ell(h)                  | 2
          """)
  void namesNumbersFunctionsAndOperatorsCount(String formula, long symbols) {
    assertThat(SymbolCount.of(Formulas.parse(formula, NETWORK))).isEqualTo(symbols);
  }

  @Test
  void aTextOfAnyLengthCountsAtMostAMillionMillions() {
    Expression a = NETWORK.value("A").orElseThrow();
    for (int i = 0; i < 40; i++) {
      a = Expressions.product(Expressions.add(a, Expressions.transpose(a)), a);
    }
    assertThat(SymbolCount.of(a)).isEqualTo(1_000_000_000_000L);
  }
}
