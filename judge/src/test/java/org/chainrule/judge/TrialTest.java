package org.chainrule.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many expressions at one point. */
class TrialTest {

  private static Trial trial(Equations.Sides sides, Condition... conditions) {
    return Trial.of(List.of(sides.left(), sides.right()), List.of(conditions), 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(A B)' == B' A'",
        "tanh(x) == 2 sigmoid(2 x) - 1",
        "sum[i](x[i] A[i,j]) == (x' A)[j]",
        "sum(t) == 1",
        "S == S'",
        "ell(x, y + y) == ell(x, 2 y)",
        "log(exp(x) .* exp(y)) == x + y",
        "x[i] - x[i] == 0",
        "delta[i,j] x[j] == delta[i,j] x[i]",
        "inv(P) P == eye(n)",
      })
  void whatIsEqualAgrees(String equation) {
    Equations.Sides sides = Equations.read(equation);
    Trial trial = trial(sides);
    assertThat(trial.agree(sides.left(), sides.right())).isTrue();
    assertThat(trial.fingerprint(sides.left()))
        .isPresent()
        .isEqualTo(trial.fingerprint(sides.right()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A == A'",
        "C Z == Z' C'",
        "softmax(x) == softmax(2 x)",
        "A[i,j] == A[j,i]",
        "delta[i,j] x[i] == x[i]",
        "x[i] == x[1]",
        "relu(x) == abs(x)",
        "x == x'",
        "sum(p) == 1",
        "ell(x, y) == ell(y, x)",
        "1e-6 * x == 0 * x",
      })
  void whatIsNotEqualDiffers(String equation) {
    Equations.Sides sides = Equations.read(equation);
    Trial trial = trial(sides);
    assertThat(trial.agree(sides.left(), sides.right())).isFalse();
    assertThat(trial.fingerprint(sides.left()))
        .isPresent()
        .isNotEqualTo(trial.fingerprint(sides.right()));
  }

  @Test
  void theConditionsHold() {
    Equations.Sides sides = Equations.read("A[i,j] == A[j,i]");
    List<Index> letters = new ArrayList<>(sides.left().freeIndices());
    Condition equal =
        new Condition.Indices(
            letters.get(0), org.chainrule.expression.Relation.EQUAL, letters.get(1));
    assertThat(trial(sides, equal).agree(sides.left(), sides.right())).isTrue();
    Equations.Sides bend = Equations.read("relu(x[i]) == x[i]");
    Condition positive = new Condition.Holds(Equations.read("[x[i] > 0] == x[i]").left());
    assertThat(trial(bend).agree(bend.left(), bend.right())).isFalse();
    assertThat(trial(bend, positive).agree(bend.left(), bend.right())).isTrue();
    Equations.Sides root = Equations.read("sqrt(x.^2) == x");
    Condition sign = new Condition.Positive(Equations.formula("x"));
    assertThat(trial(root, sign).agree(root.left(), root.right())).isTrue();
  }

  @Test
  void whatHasNoValueAgreesWithNothing() {
    Equations.Sides sides = Equations.read("log(-x.^2) == log(-x.^2) + 0 * s");
    Trial trial = trial(sides);
    assertThat(trial.value(sides.left())).isEmpty();
    assertThat(trial.fingerprint(sides.left())).isEmpty();
    assertThat(trial.agree(sides.left(), Expressions.negate(sides.right()))).isFalse();
  }

  @Test
  void aPointIsTheSameForTheSameSeedAndGrows() {
    Expression product = Equations.formula("A x");
    Trial one = Trial.of(List.of(product), List.of(), 5);
    Trial other = Trial.of(List.of(Equations.formula("x + y"), product), List.of(), 5);
    assertThat(one.value(product)).isEqualTo(other.value(product)).isPresent();
    Expression later = Equations.formula("A x + y");
    assertThat(one.value(later)).isPresent();
    assertThat(one.value(product)).isEqualTo(other.value(product));
    assertThat(Trial.of(List.of(product), List.of(), 6).value(product))
        .isNotEqualTo(one.value(product));
  }

  @Test
  void openSizesDifferAndSoDoTheShapesOfValues() {
    Expression product = Equations.formula("V Z");
    Trial.Value value = Trial.of(List.of(product), List.of(), 1).value(product).orElseThrow();
    assertThat(Set.of(1, value.rows(), value.columns())).hasSize(3);
    assertThat(value.numbers()).hasSize(value.rows() * value.columns());
    assertThat(value.agrees(value, 1)).isTrue();
    assertThat(value.agrees(value, 2)).isFalse();
  }

  @Test
  void lettersStandAtPositionsOfTheirRanges() {
    Expression entry = Equations.read("C[i,j] == x[i]").left();
    Trial trial = Trial.of(List.of(entry), List.of(), 1);
    Expression matrix = Equations.formula("C");
    Matrix whole = trial.value(matrix).orElseThrow().entries().getFirst();
    for (Map<Index, Integer> place : trial.positions()) {
      List<Integer> at = List.copyOf(new java.util.TreeMap<>(named(place)).values());
      assertThat(trial.value(entry, place).orElseThrow().scalar())
          .isEqualTo(whole.get(at.get(0) - 1, at.get(1) - 1));
    }
    assertThat(new HashSet<>(trial.positions())).hasSizeGreaterThan(2);
  }

  private static Map<String, Integer> named(Map<Index, Integer> place) {
    Map<String, Integer> named = new java.util.HashMap<>();
    place.forEach((index, position) -> named.put(index.name(), position));
    return named;
  }

  @Test
  void thousandsOfCandidatesTakeASecond() {
    List<Expression> parts =
        List.of(
            Equations.formula("x"),
            Equations.formula("y"),
            Equations.formula("A x"),
            Equations.formula("h"),
            Equations.formula("softmax(B y)"),
            Equations.formula("t"));
    Expression truth = Equations.formula("(A x - t) .* h + x");
    Trial trial = Trial.of(List.of(truth), List.of(), 1);
    int agreeing = 0;
    int candidates = 0;
    long start = System.nanoTime();
    for (Expression a : parts) {
      for (Expression b : parts) {
        for (Expression c : parts) {
          for (Expression d : parts) {
            Expression candidate =
                Expressions.add(Expressions.hadamard(Expressions.subtract(a, b), c), d);
            agreeing += trial.agree(truth, candidate) ? 1 : 0;
            candidates++;
          }
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%d candidates in %.2f s%n", candidates, seconds);
    assertThat(agreeing).isEqualTo(1);
    assertThat(candidates).isEqualTo(1296);
    // A fifth of a second on a machine that does nothing else.
    assertThat(seconds).isLessThan(20);
  }
}
