package org.chainrule.expression;

import java.util.List;
import org.chainrule.expression.Operation.*;

/**
 * An expression split into a number and the rest: {@code 2 A} into 2 and A.
 *
 * @param factor the number
 * @param core what it multiplies; the number 1, or a matrix of ones, where nothing else is left
 */
public record Coefficient(Rational factor, Expression core) {

  /** Splits {@code expression}. */
  public static Coefficient of(Expression expression) {
    List<Expression> operands = expression.operands();
    return switch (expression.operation()) {
      case Constant(Rational value) -> new Coefficient(value, Expressions.constant(1));
      case Fill(Rational value, Shape shape) -> new Coefficient(value, Expressions.ones(shape));
      case Scale() when operands.get(0).operation() instanceof Constant(Rational value) ->
          new Coefficient(value, operands.get(1));
      case Scale() -> {
        Coefficient scalar = of(operands.get(0));
        yield scalar.factor.is(1)
            ? new Coefficient(Rational.ONE, expression)
            : new Coefficient(
                scalar.factor, Expression.of(new Scale(), scalar.core, operands.get(1)));
      }
      case Hadamard() when operands.get(0).operation() instanceof Constant(Rational value) -> {
        List<Expression> rest = operands.subList(1, operands.size());
        yield new Coefficient(
            value, rest.size() == 1 ? rest.getFirst() : Expression.of(new Hadamard(), rest));
      }
      case Broadcast(Shape shape) when operands.get(0).isScalar() -> {
        Coefficient scalar = of(operands.get(0));
        yield scalar.factor.is(1)
            ? new Coefficient(Rational.ONE, expression)
            : new Coefficient(scalar.factor, Expression.of(new Broadcast(shape), scalar.core));
      }
      default -> new Coefficient(Rational.ONE, expression);
    };
  }

  /** Whether nothing but the number is there. */
  public boolean isNumber() {
    return switch (core.operation()) {
      case Constant(Rational value) -> value.is(1);
      case Fill(Rational value, _) -> value.is(1);
      default -> false;
    };
  }
}
