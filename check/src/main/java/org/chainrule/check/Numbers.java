package org.chainrule.check;

import java.util.OptionalDouble;
import org.chainrule.expression.Matrix;

/** Compares values. */
final class Numbers {
  private static final double AGREE = 1e-8;

  private Numbers() {}

  /** Whether two values agree. */
  static boolean agree(Trial.Value a, Trial.Value b) {
    return ratioIs(a, b, 1);
  }

  private static boolean ratioIs(Trial.Value a, Trial.Value b, double factor) {
    if (!conform(a, b)) {
      return false;
    }
    double scale = Math.max(largest(a), largest(b) * Math.abs(factor));
    for (int k = 0; k < a.entries().size(); k++) {
      double[] left = a.entries().get(k).values();
      double[] right = b.entries().get(k).values();
      for (int i = 0; i < left.length; i++) {
        // Not the other way round: NaN compares false.
        if (!(Math.abs(left[i] - factor * right[i]) <= AGREE * scale)) {
          return false;
        }
      }
    }
    return Double.isFinite(scale);
  }

  private static boolean conform(Trial.Value a, Trial.Value b) {
    return a.rows() == b.rows()
        && a.columns() == b.columns()
        && a.entries().size() == b.entries().size();
  }

  /** Returns c where {@code a = c b}, and b is not zero. */
  static OptionalDouble ratio(Trial.Value a, Trial.Value b) {
    if (!conform(a, b)) {
      return OptionalDouble.empty();
    }
    double largest = 0;
    double ratio = 0;
    for (int k = 0; k < a.entries().size(); k++) {
      double[] left = a.entries().get(k).values();
      double[] right = b.entries().get(k).values();
      for (int i = 0; i < left.length; i++) {
        if (Math.abs(right[i]) > largest) {
          largest = Math.abs(right[i]);
          ratio = left[i] / right[i];
        }
      }
    }
    return largest > 0 && ratio != 0 && ratioIs(a, b, ratio)
        ? OptionalDouble.of(ratio)
        : OptionalDouble.empty();
  }

  /** Whether a is the transpose of b, and no scalar. */
  static boolean transposed(Trial.Value a, Trial.Value b) {
    return !(a.rows() == 1 && a.columns() == 1) && agree(a, transpose(b));
  }

  private static Trial.Value transpose(Trial.Value a) {
    return new Trial.Value(
        a.columns(), a.rows(), a.entries().stream().map(Numbers::transpose).toList());
  }

  private static Matrix transpose(Matrix a) {
    return Matrix.generate(
        a.columns(), a.rows(), place -> a.get(place % a.rows(), place / a.rows()));
  }

  private static double largest(Trial.Value a) {
    double largest = 0;
    for (Matrix matrix : a.entries()) {
      for (double entry : matrix.values()) {
        largest = Math.max(largest, Math.abs(entry));
      }
    }
    return largest;
  }
}
