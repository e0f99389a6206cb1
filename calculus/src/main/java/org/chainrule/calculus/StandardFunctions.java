package org.chainrule.calculus;

import java.util.Optional;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Shape;

/**
 * Functions that an author wrote out, recognised: e^z/Σ e^z is softmax(z), log Σ e^z is
 * logsumexp(z), 1/(1 + e^−z) is sigmoid(z).
 *
 * <p>The value is the same; the derivative is then written through the output, and computed without
 * overflow.
 */
final class StandardFunctions {
  private StandardFunctions() {}

  /** Returns {@code node} as a standard function, or as it is. */
  static Expression recognized(Expression node) {
    return switch (node.operation()) {
      case Divide() ->
          softmax(node.operand(0), node.operand(1))
              .or(() -> sigmoid(node.operand(0), node.operand(1)))
              .orElse(node);
      case Elementwise(ElementwiseFunction f) when f == ElementwiseFunction.LOG ->
          exponentials(node.operand(0)).map(Expressions::logSumExp).orElse(node);
      default -> node;
    };
  }

  private static Optional<Expression> softmax(Expression above, Expression below) {
    Expression sums = below;
    boolean repeated = below.operation() instanceof Broadcast;
    if (repeated) {
      sums = below.operand(0);
    } else if (below.operation() instanceof Product()
        && below.operands().size() == 2
        && isOnes(below.operand(1))) {
      sums = below.operand(0);
    }
    Optional<Expression> z = exponent(above);
    return exponentials(sums)
        .filter(other -> z.filter(other::equals).isPresent())
        .filter(other -> other.shape().sameAs(above.shape()))
        .map(Expressions::softmax);
  }

  private static boolean isOnes(Expression factor) {
    return factor.operation() instanceof Fill(Rational value, Shape shape)
        && value.is(1)
        && shape.rows().is(1);
  }

  /** Returns z of Σ e^z: over the entries of a vector, or over each row of a matrix. */
  private static Optional<Expression> exponentials(Expression sums) {
    Expression value = Expressions.unwrapped(sums);
    if (!(value.operation() instanceof Reduce(Reduction kind))) {
      return Optional.empty();
    }
    Expression terms = value.operand(0);
    boolean all = kind == Reduction.SUM && terms.shape().isVector();
    boolean rows = kind == Reduction.ROW_SUMS;
    return all || rows ? exponent(terms) : Optional.empty();
  }

  /** Returns z of e^z, if that is no scalar. */
  private static Optional<Expression> exponent(Expression value) {
    Expression inner = Expressions.unwrapped(value);
    boolean exp =
        inner.operation() instanceof Elementwise(ElementwiseFunction f)
            && f == ElementwiseFunction.EXP
            && !inner.isScalar();
    return exp ? Optional.of(inner.operand(0)) : Optional.empty();
  }

  /** 1 ⊘ (1 + e^−z). */
  private static Optional<Expression> sigmoid(Expression above, Expression below) {
    Coefficient one = Coefficient.of(above);
    Expression sum = Expressions.unwrapped(below);
    boolean reciprocal =
        one.isNumber()
            && one.factor().is(1)
            && sum.operation() instanceof Add()
            && sum.operands().size() == 2;
    if (!reciprocal) {
      return Optional.empty();
    }
    for (int i = 0; i < 2; i++) {
      Coefficient first = Coefficient.of(sum.operand(1 - i));
      Expression exponential = Expressions.unwrapped(sum.operand(i));
      if (first.isNumber()
          && first.factor().is(1)
          && exponential.operation() instanceof Elementwise(ElementwiseFunction f)
          && f == ElementwiseFunction.EXP
          && exponential.shape().sameAs(above.shape())) {
        return Optional.of(
            Expressions.elementwise(
                ElementwiseFunction.SIGMOID, Expressions.negate(exponential.operand(0))));
      }
    }
    return Optional.empty();
  }
}
