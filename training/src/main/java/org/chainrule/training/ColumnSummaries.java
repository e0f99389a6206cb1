package org.chainrule.training;

/** What a scaling needs to know of each column of some rows. */
final class ColumnSummaries {
  private final double[] min;
  private final double[] max;
  private final double[] mean;
  private final double[] deviation;

  /**
   * Goes over the rows twice.
   *
   * <p>Sums are of differences to the column's value in the first row: nothing cancels where the
   * mean is far from 0, and a constant column has deviation exactly 0.
   */
  ColumnSummaries(Samples samples, int[] rows) {
    int columns = samples.columns();
    double[] row = new double[columns];
    samples.copyRow(rows[0], row, 0);
    double[] origin = row.clone();
    min = row.clone();
    max = row.clone();
    double[] offset = new double[columns];
    for (int index : rows) {
      samples.copyRow(index, row, 0);
      for (int j = 0; j < columns; j++) {
        min[j] = Math.min(min[j], row[j]);
        max[j] = Math.max(max[j], row[j]);
        offset[j] += row[j] - origin[j];
      }
    }
    mean = new double[columns];
    for (int j = 0; j < columns; j++) {
      offset[j] /= rows.length;
      mean[j] = origin[j] + offset[j];
    }
    deviation = new double[columns];
    for (int index : rows) {
      samples.copyRow(index, row, 0);
      for (int j = 0; j < columns; j++) {
        double difference = row[j] - origin[j] - offset[j];
        deviation[j] += difference * difference;
      }
    }
    for (int j = 0; j < columns; j++) {
      deviation[j] = Math.sqrt(deviation[j] / rows.length);
    }
  }

  double min(int column) {
    return min[column];
  }

  double range(int column) {
    return max[column] - min[column];
  }

  double mean(int column) {
    return mean[column];
  }

  /** The population's standard deviation, {@code √(Σ(x − mean)² / n)}. */
  double deviation(int column) {
    return deviation[column];
  }
}
