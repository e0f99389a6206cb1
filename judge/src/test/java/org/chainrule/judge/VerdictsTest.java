package org.chainrule.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which verdict an equation gets, and what the verdict says. */
class VerdictsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A B == B A",
        "x' A y == x' A' y",
        "inv(A B) == inv(A) inv(B)",
        "inv(A + B) == inv(A) + inv(B)",
        "det(A + B) == det(A) + det(B)",
        "tr(A B) == tr(A) tr(B)",
        "(A + B)^2 == A^2 + 2 A B + B^2",
        "exp(A) .* exp(B) == exp(A B)",
        "sqrt(x.^2) == x",
        "sigmoid(x) == 1 - tanh(x)",
        "relu(-x) == -relu(x)",
        "abs(x + y) == abs(x) + abs(y)",
        "[x > 0] == [x >= 1]",
        "max(x, y) == max(x, 0) + max(y, 0)",
        "softmax(2 x) == softmax(x)",
        "softmax(x) == softmax(-x)",
        "softmax(A) == softmax(A')'",
        "logsumexp(x) == log(sum(x))",
        "sum(p) == 1",
        "rowsum(T') == ones(n)",
        "A' == A",
        "A[i,j] == A[j,i]",
        "delta[i,j] x[i] y[j] == x[i] y[j]",
        "sum[j != i](x[j]) == sum(x)",
        "x[i+1] - x[i] == x[i] - x[i+1]",
        "ell(x, y) == ell(y, x)",
        "ell(x, y + y) == 2 ell(x, y)",
        "max(x) == max(y)",
        "onehot(q, n) x == x[1]",
        "M[1,2] == M[2,1]",
        "P x == x",
        "w .* w == 2 w",
        "A ⊗ B == B ⊗ A",
      })
  void whatIsWrongIsRefutedByACounterExample(String equation) {
    Equations.Sides sides = Equations.read(equation);
    Verdict verdict = sides.judge();
    assertThat(verdict).as(equation).isInstanceOf(Verdict.Refuted.class);
    CounterExample example = ((Verdict.Refuted) verdict).counterExample();
    CounterExampleCheck.check(sides.left(), sides.right(), example);
    assertThat(example.sizes().values()).allMatch(size -> size <= 5);
  }

  @Test
  void aCounterExampleIsSmallAndWhole() {
    Verdict.Refuted verdict = (Verdict.Refuted) Equations.read("A B == B A").judge();
    CounterExample example = verdict.counterExample();
    assertThat(example.sizes().values()).containsExactly(2);
    assertThat(example.values().keySet()).extracting(Symbol::name).containsExactly("A", "B");
    example
        .values()
        .values()
        .forEach(value ->
            assertThat(Arrays.stream(value.values()).allMatch(e -> e == Math.rint(e))).isTrue());
  }

  @Test
  void theSameQuestionGetsTheSameAnswer() {
    Equations.Sides sides = Equations.read("x' A y == x' A' y");
    assertThat(sides.judge()).isEqualTo(sides.judge());
  }

  @Test
  void aCounterExampleSaysWhereFreeIndicesStand() {
    Verdict.Refuted verdict = (Verdict.Refuted) Equations.read("A[i,j] == A[j,i]").judge();
    assertThat(verdict.counterExample().positions().keySet())
        .extracting(Index::name)
        .containsExactly("i", "j");
    assertThat(verdict.counterExample().positions().values()).doesNotHaveDuplicates();
  }

  @Test
  void otherShapesAreNoMatterOfValues() {
    Verdict verdict = Judge.judge(Equations.formula("x"), Equations.formula("x'"));
    assertThat(verdict)
        .isEqualTo(
            new Verdict.ShapeMismatch(
                Equations.formula("x").shape(), Equations.formula("x'").shape()));
    assertThat(verdict.isRight()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "det([s 0; 0 r]) == s r",
        "sum[i = 2..n](x[i]) + x[1] == sum(x)",
        "0.5 erf(x) == 0.5 erf(x) + 1/10000000000000000 x",
      })
  void whatIsOnlySeenIsConfirmed(String equation) {
    Verdict verdict = Equations.read(equation).judge();
    assertThat(verdict).isInstanceOf(Verdict.Confirmed.class);
    Verdict.Confirmed confirmed = (Verdict.Confirmed) verdict;
    assertThat(confirmed.points()).isEqualTo(5);
    assertThat(confirmed.maxRelativeError()).isLessThan(1e-9);
    assertThat(verdict.isRight()).isTrue();
  }

  @Test
  void whatHasNoValueAnywhereIsUndecided() {
    assertThat(Equations.read("log(-x' x) == sqrt(-x' x)").judge())
        .isInstanceOf(Verdict.Undecided.class);
    assertThat(Equations.read("inv(x x') == x x'").judge()).isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void derivativesAreNotResolvedHere() {
    var loss = Equations.formula("x' x");
    var x = Equations.formula("x");
    assertThat(
            Judge.judge(
                Expressions.derivative(loss, x), Expressions.scale(Expressions.constant(2), x)))
        .isEqualTo(new Verdict.Undecided("it contains derivatives that are not resolved"));
  }

  @Test
  void conditionsOnIndicesAreUsed() {
    Index i = Equations.formula("x[i]").freeIndices().iterator().next();
    Index j = i.renamed("j");
    Equations.Sides off = Equations.read("delta[i,j] x[i] y[j] == 0 x[i] y[j]");
    Condition unequal = new Condition.Indices(i, Relation.UNEQUAL, j);
    assertThat(off.judge()).isInstanceOf(Verdict.Refuted.class);
    assertThat(off.judge(unequal)).isEqualTo(new Verdict.Proved(List.of(unequal)));
    Equations.Sides on = Equations.read("delta[i,j] x[i] y[j] == x[i] y[i] + 0 y[j]");
    Condition equal = new Condition.Indices(i, Relation.EQUAL, j);
    assertThat(on.judge()).isInstanceOf(Verdict.Refuted.class);
    assertThat(on.judge(equal)).isEqualTo(new Verdict.Proved(List.of(equal)));
  }

  @Test
  void conditionsByBracketsAreUsed() {
    Equations.Sides bend = Equations.read("relu(x[i]) == x[i]");
    Condition positive = holds("[x[i] > 0]");
    Condition negative = holds("[x[i] < 0]");
    assertThat(bend.judge()).isInstanceOf(Verdict.Refuted.class);
    assertThat(bend.judge(negative)).isInstanceOf(Verdict.Refuted.class);
    assertThat(bend.judge(positive)).isEqualTo(new Verdict.Proved(List.of(positive)));
    assertThat(Equations.read("abs(x[i]) == -x[i]").judge(negative).isRight()).isTrue();
  }

  @Test
  void whereConditionsHoldNowhereNothingIsProved() {
    Equations.Sides wrong = Equations.read("x[i] == 2 y[i]");
    assertThat(wrong.judge(holds("[x[i] > 0]"), holds("[x[i] < 0]")))
        .isEqualTo(new Verdict.Undecided("the conditions hold nowhere"));
    Index i = wrong.left().freeIndices().iterator().next();
    assertThat(wrong.judge(new Condition.Indices(i, Relation.UNEQUAL, i)))
        .isEqualTo(new Verdict.Undecided("the conditions hold nowhere"));
  }

  private static Condition holds(String bracket) {
    return new Condition.Holds(Equations.read(bracket + " == x[i]").left());
  }

  @Test
  void conditionsOnValuesAreUsed() {
    Symbol x = Equations.formula("x").variables().iterator().next();
    Symbol a = Equations.formula("A").variables().iterator().next();
    Condition sum = new Condition.SumsToOne(x);
    assertThat(Equations.read("sum(x) == 1").judge()).isInstanceOf(Verdict.Refuted.class);
    assertThat(Equations.read("sum(x) == 1").judge(sum))
        .isEqualTo(new Verdict.Proved(List.of(sum)));
    Condition symmetric = new Condition.Symmetric(a);
    assertThat(Equations.read("A' == A").judge(symmetric))
        .isEqualTo(new Verdict.Proved(List.of(symmetric)));
    Condition positive = new Condition.Positive(Equations.formula("x"));
    assertThat(Equations.read("abs(x) == x").judge()).isInstanceOf(Verdict.Refuted.class);
    assertThat(Equations.read("abs(x) == x").judge(positive))
        .isEqualTo(new Verdict.Proved(List.of(positive)));
    assertThat(Equations.read("sum(y) == 1").judge(sum)).isInstanceOf(Verdict.Refuted.class);
  }

  @Test
  void optionsAreChecked() {
    assertThatThrownBy(() -> new JudgeOptions(1, 0, 10))
        .hasMessage("0 points and 10 terms are no options");
  }

  @Test
  void aTinyBudgetStillLeavesTheNumbers() {
    Equations.Sides sides = Equations.read("(A + B)(A - B) == A A - A B + B A - B B");
    Verdict verdict =
        Judge.judge(sides.left(), sides.right(), List.of(), new JudgeOptions(3, 4, 1));
    assertThat(verdict).isInstanceOf(Verdict.Confirmed.class);
    assertThat(((Verdict.Confirmed) verdict).points()).isEqualTo(4);
  }
}
