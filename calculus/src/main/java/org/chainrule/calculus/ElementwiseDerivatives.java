package org.chainrule.calculus;

import static org.chainrule.expression.Expressions.add;
import static org.chainrule.expression.Expressions.constant;
import static org.chainrule.expression.Expressions.divide;
import static org.chainrule.expression.Expressions.elementwise;
import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.negate;
import static org.chainrule.expression.Expressions.power;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.subtract;
import static org.chainrule.expression.Expressions.zeros;

import java.math.BigDecimal;
import org.chainrule.expression.ActivationConstants;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Relation;

/**
 * The derivatives f′ of the elementwise functions.
 *
 * <p>They are written through the output y = f(x) where that is shorter, as {@code y ⊙ (1 − y)} for
 * the sigmoid, and so that no intermediate overflows where f′ itself is finite. At kinks: abs and
 * sign have slope 0 at 0, hardtanh at −1 and 1, and the relu family takes the value from the left.
 */
final class ElementwiseDerivatives {
  /** 1/√(2π). */
  private static final Rational NORMAL_DENSITY_AT_0 = decimal("0.398942280401432677939946059934");

  /** 2/√π. */
  private static final Rational TWO_OVER_ROOT_PI = decimal("1.128379167095512573896158903122");

  private ElementwiseDerivatives() {}

  private static Rational decimal(String digits) {
    return Rational.of(new BigDecimal(digits));
  }

  /** Returns G ⊙ f′(x), for y = f(x). */
  static Expression chain(ElementwiseFunction f, Expression g, Expression x, Expression y) {
    return switch (f) {
      case LOG -> divide(g, x);
      case SQRT -> divide(g, scale(Rational.of(2), y));
      case SOFTSIGN ->
          divide(g, power(add(constant(1), elementwise(ElementwiseFunction.ABS, x)), 2));
      default -> AdjointAlgebra.hadamard(g, slope(f, x, y));
    };
  }

  /** Returns f′(x), of x's shape, for y = f(x). */
  private static Expression slope(ElementwiseFunction f, Expression x, Expression y) {
    Expression one = constant(1);
    return switch (f) {
      case SIGMOID -> hadamard(y, subtract(one, y));
      case TANH -> subtract(one, power(y, 2));
      case RELU -> positive(named(y) && !named(x) ? y : x);
      case LEAKYRELU ->
          add(
              constant(ActivationConstants.LEAKYRELU_SLOPE),
              scale(Rational.ONE.plus(ActivationConstants.LEAKYRELU_SLOPE.negated()), positive(x)));
      case ELU -> add(positive(x), hadamard(notPositive(x), add(y, one)));
      case SELU ->
          add(
              scale(ActivationConstants.SELU_LAMBDA, positive(x)),
              hadamard(
                  notPositive(x),
                  add(
                      y,
                      constant(
                          ActivationConstants.SELU_LAMBDA.times(ActivationConstants.SELU_ALPHA)))));
      case GELU -> add(normalDistribution(x), hadamard(x, normalDensity(x)));
      case SILU -> {
        Expression sigmoid = elementwise(ElementwiseFunction.SIGMOID, x);
        yield add(sigmoid, hadamard(y, subtract(one, sigmoid)));
      }
      case SOFTPLUS -> elementwise(ElementwiseFunction.SIGMOID, x);
      case HARDTANH ->
          Expressions.comparison(Relation.LESS, elementwise(ElementwiseFunction.ABS, x), one);
      case EXP -> y;
      case ABS -> elementwise(ElementwiseFunction.SIGN, x);
      case SIGN -> zeros(x.shape());
      case SIN -> elementwise(ElementwiseFunction.COS, x);
      case COS -> negate(elementwise(ElementwiseFunction.SIN, x));
      case TAN -> add(one, power(y, 2));
      case SINH -> elementwise(ElementwiseFunction.COSH, x);
      case COSH -> elementwise(ElementwiseFunction.SINH, x);
      case ERF ->
          scale(TWO_OVER_ROOT_PI, elementwise(ElementwiseFunction.EXP, negate(power(x, 2))));
      case LOG, SQRT, SOFTSIGN -> throw new IllegalStateException("written as a quotient: " + f);
    };
  }

  private static boolean named(Expression e) {
    return e.operation() instanceof Operation.Named || e.operation() instanceof Operation.Variable;
  }

  private static Expression positive(Expression x) {
    return Expressions.comparison(Relation.GREATER, x, constant(0));
  }

  private static Expression notPositive(Expression x) {
    return Expressions.comparison(Relation.AT_MOST, x, constant(0));
  }

  /** Φ(x) = (1 + erf(x/√2))/2. */
  private static Expression normalDistribution(Expression x) {
    Expression root = elementwise(ElementwiseFunction.SQRT, constant(2));
    Expression erf = elementwise(ElementwiseFunction.ERF, divide(x, root));
    return scale(Rational.of(1, 2), add(constant(1), erf));
  }

  /** φ(x) = e^(−x²/2)/√(2π). */
  private static Expression normalDensity(Expression x) {
    Expression exponent = scale(Rational.of(-1, 2), power(x, 2));
    return scale(NORMAL_DENSITY_AT_0, elementwise(ElementwiseFunction.EXP, exponent));
  }
}
