package org.chainrule.judge;

import org.chainrule.expression.Matrix;

/** Sizes of entries. */
final class Magnitudes {
  private Magnitudes() {}

  /** Returns the largest magnitude; NaN where an entry is. */
  static double largest(Matrix a) {
    double largest = 0;
    for (double value : a.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
