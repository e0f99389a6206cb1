package org.chainrule.engine;

/**
 * Reductions and the softmax family, one row at a time. The largest entry is subtracted before any
 * exponential, so that none overflows.
 */
final class RowLoops {
  private RowLoops() {}

  /** Returns f of the n numbers from {@code a} on, {@code step} apart. */
  static double reduce(ScalarKernels m, RowFunction f, int n, int a, int step) {
    return switch (f) {
      case SUM -> sum(m, n, a, step);
      case MEAN -> sum(m, n, a, step) / n;
      case MAXIMUM -> maximum(m, n, a, step);
      case MINIMUM -> minimum(m, n, a, step);
      case NORM1 -> norm1(m, n, a, step);
      case NORM2 -> Math.sqrt(m.dot(n, a, step, a, step));
      case LOGSUMEXP -> logSumExp(m, n, a, step);
      case BOLTZMANN -> boltzmann(m, n, a, step);
    };
  }

  private static double sum(ScalarKernels m, int n, int a, int step) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += m.get(a + i * step);
    }
    return sum;
  }

  private static double norm1(ScalarKernels m, int n, int a, int step) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.abs(m.get(a + i * step));
    }
    return sum;
  }

  private static double maximum(ScalarKernels m, int n, int a, int step) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, m.get(a + i * step));
    }
    return largest;
  }

  private static double minimum(ScalarKernels m, int n, int a, int step) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      smallest = Math.min(smallest, m.get(a + i * step));
    }
    return smallest;
  }

  /** m + log Σ e^(a_j − m) with m = max a. */
  private static double logSumExp(ScalarKernels m, int n, int a, int step) {
    double largest = maximum(m, n, a, step);
    return Double.isInfinite(largest)
        ? largest
        : largest + Math.log(shiftedSum(m, n, a, step, 1, largest));
  }

  private static double shiftedSum(
      ScalarKernels m, int n, int a, int step, double beta, double largest) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.exp(beta * m.get(a + i * step) - largest);
    }
    return sum;
  }

  private static double boltzmann(ScalarKernels m, int n, int a, int step) {
    double largest = maximum(m, n, a, step);
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < n; i++) {
      double z = m.get(a + i * step);
      double e = Math.exp(z - largest);
      sum += e;
      weighted += e * z;
    }
    return weighted / sum;
  }

  /** {@code to = softmax(beta a)}. */
  static void softmax(ScalarKernels m, int n, double beta, int a, int to) {
    double largest = beta >= 0 ? beta * maximum(m, n, a, 1) : beta * minimum(m, n, a, 1);
    double sum = shiftedSum(m, n, a, 1, beta, largest);
    for (int i = 0; i < n; i++) {
      m.set(to + i, Math.exp(beta * m.get(a + i) - largest) / sum);
    }
  }

  /** {@code to = a − m − log Σ e^(a_k − m)} with m = max a. */
  static void logSoftmax(ScalarKernels m, int n, int a, int to) {
    double largest = maximum(m, n, a, 1);
    double logSum = Math.log(shiftedSum(m, n, a, 1, 1, largest));
    for (int i = 0; i < n; i++) {
      m.set(to + i, m.get(a + i) - largest - logSum);
    }
  }
}
