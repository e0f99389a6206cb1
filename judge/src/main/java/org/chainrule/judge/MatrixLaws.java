package org.chainrule.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;

/** Laws of inverses and determinants that need the structure of their matrix. */
final class MatrixLaws {
  private MatrixLaws() {}

  /** Returns what {@code inverse}, an {@link Inverse}, is made of; empty where it is an atom. */
  static Optional<Expression> inverse(Expression inverse) {
    Expression a = value(inverse.operand(0));
    return switch (a.operation()) {
      case Product() when areSquare(a.operands()) -> {
        List<Expression> inverses = new ArrayList<>();
        a.operands().reversed().forEach(factor -> inverses.add(inverted(factor)));
        yield Optional.of(Expressions.product(inverses));
      }
      case Scale() ->
          Optional.of(
              Expressions.scale(
                  Expressions.divide(Expressions.constant(1), a.operand(0)),
                  inverted(a.operand(1))));
      case Transpose() -> Optional.of(Expressions.transpose(inverted(a.operand(0))));
      case Inverse() -> Optional.of(a.operand(0));
      case MatrixPower(int exponent) ->
          Optional.of(Expressions.matrixPower(inverted(a.operand(0)), exponent));
      case Identity _ -> Optional.of(a);
      case DiagonalMatrix() ->
          Optional.of(Expressions.diagonal(Expressions.power(a.operand(0), -1)));
      case Kronecker() when areSquare(a.operands()) ->
          Optional.of(Expressions.kronecker(inverted(a.operand(0)), inverted(a.operand(1))));
      default -> Optional.empty();
    };
  }

  private static Expression inverted(Expression a) {
    return Expressions.inverse(a);
  }

  /** Returns what {@code determinant} is made of; empty where it is an atom. */
  static Optional<Expression> determinant(Expression determinant) {
    Expression a = value(determinant.operand(0));
    return switch (a.operation()) {
      case Product() when areSquare(a.operands()) ->
          Optional.of(Expressions.hadamard(a.operands().stream().map(MatrixLaws::det).toList()));
      case Scale() ->
          Optional.of(
              Expressions.hadamard(
                  Expressions.power(a.operand(0), Expressions.size(a.shape().rows())),
                  det(a.operand(1))));
      case Transpose() -> Optional.of(det(a.operand(0)));
      case Inverse() -> Optional.of(Expressions.divide(Expressions.constant(1), det(a.operand(0))));
      case MatrixPower(int exponent) -> Optional.of(Expressions.power(det(a.operand(0)), exponent));
      case Identity _ -> Optional.of(Expressions.constant(Rational.ONE));
      default -> Optional.empty();
    };
  }

  private static Expression det(Expression a) {
    return Expressions.reduce(Reduction.DETERMINANT, a);
  }

  private static boolean areSquare(List<Expression> factors) {
    return factors.stream().allMatch(factor -> factor.shape().isSquare());
  }

  private static Expression value(Expression a) {
    Expression inner = Expressions.unwrapped(a);
    while (inner.operation() instanceof StopGradient) {
      inner = Expressions.unwrapped(inner.operand(0));
    }
    return inner;
  }
}
