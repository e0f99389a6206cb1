package org.chainrule.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Domain;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Deep networks are judged like others, and none takes more than its budget. */
class DeepGraphTest {
  private static final Dimension N = Dimension.named("n");

  private static Expression variable(String name, Shape shape) {
    return Expressions.variable(Symbol.of(name, Symbol.Kind.PARAMETER, shape));
  }

  /** tanh(W_l · … tanh(W_1 x)), each layer with or without a name. */
  private static Expression network(int layers, boolean named) {
    Expression h = variable("x", Shape.column(N));
    for (int i = 1; i <= layers; i++) {
      Expression weights = variable("W" + i, new Shape(N, N));
      h = Expressions.elementwise(ElementwiseFunction.TANH, Expressions.product(weights, h));
      if (named) {
        Symbol name =
            new Symbol("h" + i, Symbol.Kind.DEFINITION, Domain.REAL, h.shape(), Optional.empty());
        h = Expressions.named(name, h);
      }
    }
    return h;
  }

  @Test
  void namesAreNoDifference() {
    assertThat(Judge.judge(network(2_000, true), network(2_000, false)))
        .isEqualTo(new Verdict.Proved(List.of()));
  }

  @Test
  void whatIsSharedIsNotLookedInto() {
    Expression h = network(400, true);
    Expression left = Expressions.dot(h, Expressions.subtract(h, Expressions.constant(1)));
    Expression right =
        Expressions.subtract(Expressions.sum(Expressions.power(h, 2)), Expressions.sum(h));
    assertThat(Judge.judge(left, right)).isEqualTo(new Verdict.Proved(List.of()));
  }

  @Test
  void oneLayerMoreIsLookedIntoWhereThatHelps() {
    Expression h = network(400, true);
    Expression before = h.operand(0).operand(0);
    Expression two = Expressions.constant(2);
    Expression left = Expressions.subtract(Expressions.constant(1), Expressions.power(h, 2));
    Expression sigmoid =
        Expressions.elementwise(ElementwiseFunction.SIGMOID, Expressions.scale(two, before));
    Expression right =
        Expressions.hadamard(
            List.of(
                Expressions.constant(4),
                sigmoid,
                Expressions.subtract(Expressions.constant(1), sigmoid)));
    assertThat(Judge.judge(left, right)).isEqualTo(new Verdict.Proved(List.of()));
  }

  @Test
  void aDeepMistakeIsRefuted() {
    Expression h = network(200, false);
    assertThat(Judge.judge(Expressions.scale(Expressions.constant(2), h), h))
        .isInstanceOf(Verdict.Refuted.class);
  }

  @Test
  void productsThatWouldExplodeAreOnlyConfirmed() {
    Expression power = variable("s", Shape.SCALAR);
    for (int i = 0; i < 40; i++) {
      Expression next = variable("s" + i, Shape.SCALAR);
      power = Expressions.hadamard(power, Expressions.add(next, Expressions.constant(1)));
    }
    Expression reversed = variable("s", Shape.SCALAR);
    Expression doubled = variable("s", Shape.SCALAR);
    for (int i = 39; i >= 0; i--) {
      Expression next = variable("s" + i, Shape.SCALAR);
      Expression factor = Expressions.add(next, Expressions.constant(1));
      Expression twice =
          Expressions.add(
              Expressions.scale(Expressions.constant(2), next), Expressions.constant(2));
      reversed = Expressions.hadamard(reversed, factor);
      doubled = Expressions.hadamard(doubled, Expressions.scale(Rational.of(1, 2), twice));
    }
    assertThat(Judge.judge(power, doubled)).isInstanceOf(Verdict.Confirmed.class);
    // Factors that both sides share need not be multiplied out.
    assertThat(Judge.judge(power, reversed)).isInstanceOf(Verdict.Proved.class);
  }
}
