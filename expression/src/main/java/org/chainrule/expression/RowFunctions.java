package org.chainrule.expression;

/**
 * The softmax family: over each row, or with {@code column} over the entries of a column. The
 * largest entry is subtracted first, so that no exponential overflows. No argument is modified.
 */
final class RowFunctions {
  private RowFunctions() {}

  /** e^(a_j − m) / Σ_k e^(a_k − m) with m = max a. */
  static Matrix softmax(Matrix a, boolean column) {
    double[] result = new double[a.values().length];
    int length = length(a, column);
    for (int start = 0; start < result.length; start += length) {
      double largest = largest(a, start, length);
      double sum = 0;
      for (int j = start; j < start + length; j++) {
        result[j] = Math.exp(a.values()[j] - largest);
        sum += result[j];
      }
      for (int j = start; j < start + length; j++) {
        result[j] /= sum;
      }
    }
    return new Matrix(a.rows(), a.columns(), result);
  }

  /** (a_j − m) − log Σ_k e^(a_k − m). */
  static Matrix logSoftmax(Matrix a, boolean column) {
    double[] result = new double[a.values().length];
    int length = length(a, column);
    for (int start = 0; start < result.length; start += length) {
      double largest = largest(a, start, length);
      double logSum = Math.log(shiftedSum(a, start, length, largest));
      for (int j = start; j < start + length; j++) {
        result[j] = a.values()[j] - largest - logSum;
      }
    }
    return new Matrix(a.rows(), a.columns(), result);
  }

  /** m + log Σ_k e^(a_k − m): a scalar of a column, else a column. */
  static Matrix logSumExp(Matrix a, boolean column) {
    int length = length(a, column);
    return Matrix.generate(
        column ? 1 : a.rows(),
        1,
        i -> {
          double largest = largest(a, i * length, length);
          return Double.isInfinite(largest)
              ? largest
              : largest + Math.log(shiftedSum(a, i * length, length, largest));
        });
  }

  /** Σ_j softmax(a)_j a_j: a scalar of a column, else a column. */
  static Matrix boltzmann(Matrix a, boolean column) {
    Matrix softmax = softmax(a, column);
    int length = length(a, column);
    return Matrix.generate(
        column ? 1 : a.rows(),
        1,
        i -> {
          double sum = 0;
          for (int j = i * length; j < (i + 1) * length; j++) {
            sum += softmax.values()[j] * a.values()[j];
          }
          return sum;
        });
  }

  private static int length(Matrix a, boolean column) {
    return column ? a.rows() : a.columns();
  }

  private static double largest(Matrix a, int start, int length) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = start; j < start + length; j++) {
      largest = Math.max(largest, a.values()[j]);
    }
    return largest;
  }

  private static double shiftedSum(Matrix a, int start, int length, double largest) {
    double sum = 0;
    for (int j = start; j < start + length; j++) {
      sum += Math.exp(a.values()[j] - largest);
    }
    return sum;
  }
}
