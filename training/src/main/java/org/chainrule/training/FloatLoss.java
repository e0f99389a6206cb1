package org.chainrule.training;

import java.util.Arrays;
import java.util.List;

/**
 * Notices columns whose values differ by less than single precision can tell, such as times in
 * seconds since 1970: scaled, they would be noise.
 */
final class FloatLoss {
  /** The largest rounding error that is let pass, as a share of the column's range. */
  private static final double LARGEST_SHARE = 0x1p-12;

  private final double[] min;
  private final double[] max;
  private final double[] error;

  FloatLoss(int columns) {
    min = new double[columns];
    max = new double[columns];
    error = new double[columns];
    Arrays.fill(min, Double.POSITIVE_INFINITY);
    Arrays.fill(max, Double.NEGATIVE_INFINITY);
  }

  void add(double[] row) {
    for (int j = 0; j < row.length; j++) {
      double value = row[j];
      min[j] = Math.min(min[j], value);
      max[j] = Math.max(max[j], value);
      error[j] = Math.max(error[j], Math.abs(value - (float) value));
    }
  }

  /**
   * @throws DataException if a column loses too much
   */
  void check(String source, List<String> names) {
    for (int j = 0; j < names.size(); j++) {
      double range = max[j] - min[j];
      if (range > 0 && error[j] > LARGEST_SHARE * range) {
        throw new DataException(
            source + ", column " + names.get(j),
            "the values, from %s to %s, differ too little for float32"
                .formatted(NumberText.canonical(min[j]), NumberText.canonical(max[j])),
            "Set precision = float64, or subtract a constant from the column.");
      }
    }
  }
}
