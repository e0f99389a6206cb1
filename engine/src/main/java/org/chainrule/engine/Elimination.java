package org.chainrule.engine;

/**
 * Inverse and determinant by P A = L U with partial pivoting (Golub and Van Loan, Matrix
 * Computations, algorithm 3.4.1), in place in a scratch copy of A.
 */
final class Elimination {
  private Elimination() {}

  /** Returns the determinant of the n×n matrix at {@code a}. */
  static double determinant(ScalarKernels m, int n, int a, int scratch) {
    m.move(n * n, 1, a, 1, scratch, 1);
    double determinant = 1;
    for (int k = 0; k < n; k++) {
      int best = pivot(m, n, k, scratch);
      if (best != k) {
        swap(m, n, scratch + k * n, scratch + best * n);
        determinant = -determinant;
      }
      double pivot = m.get(scratch + k * n + k);
      determinant *= pivot;
      if (pivot == 0) {
        return 0;
      }
      for (int i = k + 1; i < n; i++) {
        double factor = m.get(scratch + i * n + k) / pivot;
        subtract(m, n - k, factor, scratch + k * n + k, scratch + i * n + k);
      }
    }
    return determinant;
  }

  /** Writes A⁻¹: the steps that make A into U, then U into I, done to I as well. */
  static void invert(ScalarKernels m, int n, int a, int to, int scratch) {
    m.move(n * n, 1, a, 1, scratch, 1);
    m.fill(n * n, 0, to);
    for (int i = 0; i < n; i++) {
      m.set(to + i * n + i, 1);
    }
    for (int k = 0; k < n; k++) {
      int best = pivot(m, n, k, scratch);
      if (best != k) {
        swap(m, n, scratch + k * n, scratch + best * n);
        swap(m, n, to + k * n, to + best * n);
      }
      double pivot = m.get(scratch + k * n + k);
      for (int i = k + 1; i < n; i++) {
        double factor = m.get(scratch + i * n + k) / pivot;
        subtract(m, n - k, factor, scratch + k * n + k, scratch + i * n + k);
        subtract(m, n, factor, to + k * n, to + i * n);
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      m.move(n, 1 / m.get(scratch + k * n + k), to + k * n, 1, to + k * n, 1);
      for (int i = 0; i < k; i++) {
        subtract(m, n, m.get(scratch + i * n + k), to + k * n, to + i * n);
      }
    }
  }

  private static int pivot(ScalarKernels m, int n, int k, int scratch) {
    int best = k;
    for (int i = k + 1; i < n; i++) {
      if (Math.abs(m.get(scratch + i * n + k)) > Math.abs(m.get(scratch + best * n + k))) {
        best = i;
      }
    }
    return best;
  }

  private static void swap(ScalarKernels m, int n, int a, int b) {
    for (int j = 0; j < n; j++) {
      double kept = m.get(a + j);
      m.set(a + j, m.get(b + j));
      m.set(b + j, kept);
    }
  }

  /** {@code to_j −= factor · a_j}. */
  private static void subtract(ScalarKernels m, int n, double factor, int a, int to) {
    m.combine(n, 1, to, 1, -factor, a, 1, to);
  }
}
