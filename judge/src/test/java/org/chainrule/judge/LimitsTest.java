package org.chainrule.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equations that nobody can work through: they end soon, and nothing wrong is said of them. */
class LimitsTest {
  private static final Network SYMBOLS =
      Networks.parse(
          """
          dim n
          dim N = 100000
          dim M = 1000
          param s in R, r in R, x in R[n], A in R[n,n]
          param X in R[N], Y in R[N], W in R[N,N], u in R[M], V in R[M,M]
          """,
          "symbols");

  private static Verdict judged(String equation, JudgeOptions options) {
    String[] sides = equation.split(" == ", 2);
    Expression left = Formulas.parse(sides[0], SYMBOLS);
    Expression right = Formulas.parse(sides[1], SYMBOLS, left.freeIndices());
    return Judge.judge(left, right, List.of(), options);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "s^(9^(9^9)) == s, Undecided",
        "s^(9^9) == s^(9^9) + 0 * r, Proved",
        "2^(2^(2^(2^(2^2)))) == s, Undecided",
        "exp(exp(exp(exp(exp(s))))) == exp(exp(exp(exp(exp(r))))), Refuted",
        "((s + r + 1)^60)^60 == ((r + s + 2)^60)^60, Undecided",
        "sum[i = 1..1000000000](i^2) == 3, Undecided",
        "sum[i = 1..1000000](sum[j = 1..1000000](sin(i j) s)) == 3 s, Undecided",
        "A^1000 x == A^999 (A x), Confirmed",
        "A^1000 x == A^999 x, Refuted",
        "W X == W' X, Undecided",
        "W X == W X + X - X, Proved",
        "X .* Y == Y .* X, Proved",
        "X .* Y == Y .* Y, Refuted",
        "diag(softmax(V u)) V == diag(softmax(V u)) V', Undecided",
        "V u == V' u, Refuted",
        "sum(A ⊗ A ⊗ A ⊗ A ⊗ A ⊗ A) == sum(A)^6, Proved",
        "sum(V ⊗ V) == s, Undecided",
      })
  void hostileEquationsEndSoon(String equation, String verdict) {
    // Five seconds at most; ten, since other tests may run beside this one.
    long start = System.nanoTime();
    assertThat(judged(equation, JudgeOptions.DEFAULT).getClass().getSimpleName())
        .as(equation)
        .isEqualTo(verdict);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void anUndecidedEquationSaysWhy() {
    assertThat(judged("W X == W' X", JudgeOptions.DEFAULT))
        .isEqualTo(new Verdict.Undecided("its values take too long to compute"));
    assertThat(judged("1e-12 * s == 1.1e-12 * s", JudgeOptions.DEFAULT))
        .isEqualTo(
            new Verdict.Undecided("both sides are so small that rounding hides a difference"));
    assertThat(judged("s^(9^9) == s", JudgeOptions.DEFAULT))
        .isEqualTo(
            new Verdict.Undecided("at none of the 312 points tried do both sides have a value"));
  }

  @Test
  void withoutTimeOnePointIsComputedStill() {
    JudgeOptions noTime = new JudgeOptions(1, 5, 4_000, Duration.ZERO);
    assertThat(judged("sin(s)^2 + cos(s)^2 + r == r + 1", noTime))
        .isInstanceOf(Verdict.Proved.class);
    assertThat(judged("(s + r)^20 == (s + r)^19 s + (s + r)^19 r", noTime).isRight()).isTrue();
    assertThat(judged("(s + r)^20 == (s + r)^19 s", noTime)).isInstanceOf(Verdict.Refuted.class);
  }
}
