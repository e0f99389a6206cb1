package org.chainrule.engine;

import org.chainrule.expression.ActivationConstants;
import org.chainrule.expression.ElementwiseFunction;

/**
 * The loops of the elementwise functions, one for each function so that each is compiled for
 * itself; none overflows on the way to a finite result.
 */
final class UnaryLoops {
  private static final double SLOPE = ActivationConstants.LEAKYRELU_SLOPE.toDouble();
  private static final double LAMBDA = ActivationConstants.SELU_LAMBDA.toDouble();
  private static final double ALPHA = ActivationConstants.SELU_ALPHA.toDouble();
  private static final double SQRT_HALF = Math.sqrt(0.5);

  private UnaryLoops() {}

  /** {@code to_i = f(a_i)}. */
  static void apply(ScalarKernels m, ElementwiseFunction f, int n, int a, int step, int to) {
    switch (f) {
      case SIGMOID -> sigmoid(m, n, a, step, to);
      case TANH -> tanh(m, n, a, step, to);
      case RELU -> relu(m, n, a, step, to);
      case EXP -> exp(m, n, a, step, to);
      case LOG -> log(m, n, a, step, to);
      case SOFTPLUS -> softplus(m, n, a, step, to);
      case ELU, SELU, GELU, SILU, LEAKYRELU, SOFTSIGN, HARDTANH -> activation(m, f, n, a, step, to);
      case SQRT, ABS, SIGN, SIN, COS, TAN, SINH, COSH, ERF -> function(m, f, n, a, step, to);
    }
  }

  private static void sigmoid(ScalarKernels m, int n, int a, int step, int to) {
    for (int i = 0; i < n; i++) {
      m.set(to + i, sigmoid(m.get(a + i * step)));
    }
  }

  private static void tanh(ScalarKernels m, int n, int a, int step, int to) {
    for (int i = 0; i < n; i++) {
      m.set(to + i, Math.tanh(m.get(a + i * step)));
    }
  }

  private static void relu(ScalarKernels m, int n, int a, int step, int to) {
    for (int i = 0; i < n; i++) {
      m.set(to + i, Math.max(m.get(a + i * step), 0));
    }
  }

  private static void exp(ScalarKernels m, int n, int a, int step, int to) {
    for (int i = 0; i < n; i++) {
      m.set(to + i, Math.exp(m.get(a + i * step)));
    }
  }

  private static void log(ScalarKernels m, int n, int a, int step, int to) {
    for (int i = 0; i < n; i++) {
      m.set(to + i, Math.log(m.get(a + i * step)));
    }
  }

  private static void softplus(ScalarKernels m, int n, int a, int step, int to) {
    for (int i = 0; i < n; i++) {
      double z = m.get(a + i * step);
      m.set(to + i, Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))));
    }
  }

  private static void activation(
      ScalarKernels m, ElementwiseFunction f, int n, int a, int step, int to) {
    switch (f) {
      case LEAKYRELU -> {
        for (int i = 0; i < n; i++) {
          double z = m.get(a + i * step);
          m.set(to + i, z > 0 ? z : SLOPE * z);
        }
      }
      case ELU -> {
        for (int i = 0; i < n; i++) {
          double z = m.get(a + i * step);
          m.set(to + i, z > 0 ? z : Math.expm1(z));
        }
      }
      case SELU -> {
        for (int i = 0; i < n; i++) {
          double z = m.get(a + i * step);
          m.set(to + i, LAMBDA * (z > 0 ? z : ALPHA * Math.expm1(z)));
        }
      }
      case GELU -> {
        for (int i = 0; i < n; i++) {
          double z = m.get(a + i * step);
          m.set(to + i, 0.5 * z * ErrorFunction.erfc(-z * SQRT_HALF));
        }
      }
      case SILU -> {
        for (int i = 0; i < n; i++) {
          double z = m.get(a + i * step);
          m.set(to + i, z * sigmoid(z));
        }
      }
      case SOFTSIGN -> {
        for (int i = 0; i < n; i++) {
          double z = m.get(a + i * step);
          m.set(to + i, z / (1 + Math.abs(z)));
        }
      }
      case HARDTANH -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, Math.min(Math.max(m.get(a + i * step), -1), 1));
        }
      }
      default -> throw new IllegalArgumentException("no activation: " + f);
    }
  }

  private static void function(
      ScalarKernels m, ElementwiseFunction f, int n, int a, int step, int to) {
    switch (f) {
      case SQRT -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, Math.sqrt(m.get(a + i * step)));
        }
      }
      case ABS -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, Math.abs(m.get(a + i * step)));
        }
      }
      case SIGN -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, Math.signum(m.get(a + i * step)));
        }
      }
      case SIN -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, Math.sin(m.get(a + i * step)));
        }
      }
      case COS -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, Math.cos(m.get(a + i * step)));
        }
      }
      case TAN -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, Math.tan(m.get(a + i * step)));
        }
      }
      case SINH -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, Math.sinh(m.get(a + i * step)));
        }
      }
      case COSH -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, Math.cosh(m.get(a + i * step)));
        }
      }
      case ERF -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, ErrorFunction.erf(m.get(a + i * step)));
        }
      }
      default -> throw new IllegalArgumentException("no function: " + f);
    }
  }

  private static double sigmoid(double z) {
    if (z >= 0) {
      return 1 / (1 + Math.exp(-z));
    }
    double e = Math.exp(z);
    return e / (1 + e);
  }
}
