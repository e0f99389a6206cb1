package org.chainrule.judge;

import org.chainrule.expression.ActivationConstants;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Rational;

/** Every elementwise function in terms of e^z, log, roots, brackets, sin, cos and erf. */
final class ElementwiseForms {
  private static final Rational TWO = Rational.of(2);
  private static final Rational HALF = Rational.of(1, 2);

  private final Functions functions;
  private final Algebra algebra;

  ElementwiseForms(Functions functions, Algebra algebra) {
    this.functions = functions;
    this.algebra = algebra;
  }

  Polynomial of(ElementwiseFunction function, Polynomial z) {
    return switch (function) {
      case SIGMOID -> sigmoid(z);
      case TANH -> sigmoid(z.times(TWO)).times(TWO).minus(Polynomial.ONE);
      case RELU -> relu(z);
      case LEAKYRELU -> {
        Rational slope = ActivationConstants.LEAKYRELU_SLOPE;
        yield z.times(slope).plus(relu(z), Rational.ONE.plus(slope.negated()));
      }
      case ELU -> elu(z, Rational.ONE);
      case SELU -> elu(z, ActivationConstants.SELU_ALPHA).times(ActivationConstants.SELU_LAMBDA);
      case GELU -> {
        Polynomial root = functions.power(Polynomial.of(TWO), HALF.negated());
        Polynomial erf = functions.function(ElementwiseFunction.ERF, algebra.multiply(z, root));
        yield algebra.multiply(z, erf.plus(Polynomial.ONE)).times(HALF);
      }
      case SILU -> algebra.multiply(z, sigmoid(z));
      case SOFTPLUS -> functions.logarithm(functions.exponential(z).plus(Polynomial.ONE));
      case SOFTSIGN ->
          algebra.multiply(
              z, functions.power(absolute(z).plus(Polynomial.ONE), Rational.MINUS_ONE));
      case HARDTANH -> {
        // max(z, −1) = relu(z + 1) − 1, and min(u, 1) = 1 − relu(1 − u)
        Polynomial above = relu(z.plus(Polynomial.ONE)).minus(Polynomial.ONE);
        yield Polynomial.ONE.minus(relu(Polynomial.ONE.minus(above)));
      }
      case EXP -> functions.exponential(z);
      case LOG -> functions.logarithm(z);
      case SQRT -> functions.power(z, HALF);
      case ABS -> absolute(z);
      case SIGN -> functions.sign(z);
      case SIN, COS, ERF -> functions.function(function, z);
      case TAN ->
          algebra.multiply(
              functions.function(ElementwiseFunction.SIN, z),
              functions.power(functions.function(ElementwiseFunction.COS, z), Rational.MINUS_ONE));
      case SINH -> functions.exponential(z).minus(functions.exponential(z.negated())).times(HALF);
      case COSH -> functions.exponential(z).plus(functions.exponential(z.negated())).times(HALF);
    };
  }

  private Polynomial sigmoid(Polynomial z) {
    Polynomial power = functions.exponential(z.negated());
    return functions.power(power.plus(Polynomial.ONE), Rational.MINUS_ONE);
  }

  /** z [z &gt; 0]. */
  Polynomial relu(Polynomial z) {
    return algebra.multiply(z, functions.step(z));
  }

  /** z sign z. */
  Polynomial absolute(Polynomial z) {
    return algebra.multiply(z, functions.sign(z));
  }

  private Polynomial elu(Polynomial z, Rational alpha) {
    Polynomial step = functions.step(z);
    Polynomial below = functions.exponential(z).minus(Polynomial.ONE).times(alpha);
    return algebra.multiply(z.minus(below), step).plus(below);
  }
}
