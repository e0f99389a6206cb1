package org.chainrule.expression;

import java.util.function.DoubleUnaryOperator;

/** The values of {@link Reduction}s. No argument is modified. */
final class Reductions {
  private Reductions() {}

  static Matrix of(Reduction reduction, Matrix a) {
    return switch (reduction) {
      case SUM -> Matrix.scalar(sum(a, z -> z));
      case MEAN -> Matrix.scalar(sum(a, z -> z) / a.values().length);
      case ROW_SUMS -> rowSums(a);
      case COLUMN_SUMS -> columnSums(a);
      case MAXIMUM -> Matrix.scalar(-smallest(a, -1));
      case MINIMUM -> Matrix.scalar(smallest(a, 1));
      case NORM1 -> Matrix.scalar(sum(a, Math::abs));
      case NORM2 -> Matrix.scalar(Math.sqrt(sum(a, z -> z * z)));
      case TRACE -> Matrix.scalar(sum(Layouts.diagonalPart(a), z -> z));
      case DETERMINANT -> Matrix.scalar(LinearAlgebra.determinant(a));
    };
  }

  private static double sum(Matrix a, DoubleUnaryOperator term) {
    double sum = 0;
    for (double value : a.values()) {
      sum += term.applyAsDouble(value);
    }
    return sum;
  }

  private static double smallest(Matrix a, int sign) {
    double smallest = Double.POSITIVE_INFINITY;
    for (double value : a.values()) {
      smallest = Math.min(smallest, sign * value);
    }
    return smallest;
  }

  private static Matrix rowSums(Matrix a) {
    double[] sums = new double[a.rows()];
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.columns(); j++) {
        sums[i] += a.get(i, j);
      }
    }
    return Matrix.column(sums);
  }

  private static Matrix columnSums(Matrix a) {
    double[] sums = new double[a.columns()];
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.columns(); j++) {
        sums[j] += a.get(i, j);
      }
    }
    return Matrix.row(sums);
  }
}
