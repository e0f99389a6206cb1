package org.chainrule.check;

import java.util.OptionalDouble;
import org.chainrule.expression.Matrix;
import org.chainrule.judge.Trial;

/** Compares values. */
final class Numbers {
  private Numbers() {}

  /** Returns c where {@code a = c b}, and b is not zero. */
  static OptionalDouble ratio(Trial.Value a, Trial.Value b) {
    double[] left = a.numbers();
    double[] right = b.numbers();
    if (left.length != right.length) {
      return OptionalDouble.empty();
    }
    int largest = 0;
    for (int i = 0; i < right.length; i++) {
      largest = Math.abs(right[i]) > Math.abs(right[largest]) ? i : largest;
    }
    double ratio = right.length == 0 || right[largest] == 0 ? 0 : left[largest] / right[largest];
    return ratio != 0 && Double.isFinite(ratio) && a.agrees(b, ratio)
        ? OptionalDouble.of(ratio)
        : OptionalDouble.empty();
  }

  /** Whether a is the transpose of b, and no scalar. */
  static boolean transposed(Trial.Value a, Trial.Value b) {
    return a.rows() * a.columns() > 1 && a.agrees(transpose(b));
  }

  private static Trial.Value transpose(Trial.Value a) {
    return new Trial.Value(a.entries().stream().map(Numbers::transpose).toList(), a.reach());
  }

  private static Matrix transpose(Matrix a) {
    return Matrix.generate(
        a.columns(), a.rows(), place -> a.get(place % a.rows(), place / a.rows()));
  }
}
