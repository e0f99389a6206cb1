package org.chainrule.expression;

/** The values of {@link ElementwiseFunction}s; none overflows on the way to a finite result. */
final class ElementwiseValues {
  private static final double LEAKYRELU_SLOPE = ActivationConstants.LEAKYRELU_SLOPE.toDouble();
  private static final double SELU_LAMBDA = ActivationConstants.SELU_LAMBDA.toDouble();
  private static final double SELU_ALPHA = ActivationConstants.SELU_ALPHA.toDouble();
  private static final double SQRT_HALF = Math.sqrt(0.5);

  private ElementwiseValues() {}

  static double of(ElementwiseFunction function, double z) {
    return switch (function) {
      case SIGMOID -> sigmoid(z);
      case TANH -> Math.tanh(z);
      case RELU -> Math.max(z, 0);
      case LEAKYRELU -> z > 0 ? z : LEAKYRELU_SLOPE * z;
      case ELU -> z > 0 ? z : Math.expm1(z);
      case SELU -> SELU_LAMBDA * (z > 0 ? z : SELU_ALPHA * Math.expm1(z));
      // 1 + erf(x) = erfc(-x) keeps its digits where erf is near -1.
      case GELU -> 0.5 * z * ErrorFunction.erfc(-z * SQRT_HALF);
      case SILU -> z * sigmoid(z);
      case SOFTPLUS -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
      case SOFTSIGN -> z / (1 + Math.abs(z));
      case HARDTANH -> Math.min(Math.max(z, -1), 1);
      case EXP -> Math.exp(z);
      case LOG -> Math.log(z);
      case SQRT -> Math.sqrt(z);
      case ABS -> Math.abs(z);
      case SIGN -> Math.signum(z);
      case SIN -> Math.sin(z);
      case COS -> Math.cos(z);
      case TAN -> Math.tan(z);
      case SINH -> Math.sinh(z);
      case COSH -> Math.cosh(z);
      case ERF -> ErrorFunction.erf(z);
    };
  }

  private static double sigmoid(double z) {
    if (z >= 0) {
      return 1 / (1 + Math.exp(-z));
    }
    double e = Math.exp(z);
    return e / (1 + e);
  }
}
