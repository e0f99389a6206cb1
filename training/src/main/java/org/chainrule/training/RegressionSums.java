package org.chainrule.training;

/**
 * What {@link Metrics.Regression} needs of outputs {@code y} and targets {@code t}, gathered sample
 * by sample: for each target column the mean of {@code t}, {@code Σ(t − mean t)²} (both by Welford
 * 1962) and {@code Σ(t − y)²}; over all columns {@code Σ|t − y|}.
 */
final class RegressionSums {
  private static final int PER_COLUMN = 3;

  private final int columns;

  /** Samples, Σ|t − y|, then for each column mean, Σ(t − mean)², Σ(t − y)². */
  private final double[] sums;

  RegressionSums(int columns) {
    this.columns = columns;
    sums = new double[2 + PER_COLUMN * columns];
  }

  /** Adds a sample. */
  void add(double[] outputs, double[] targets) {
    sums[0]++;
    for (int j = 0; j < columns; j++) {
      int at = place(j);
      double difference = targets[j] - outputs[j];
      sums[1] += Math.abs(difference);
      double deviation = targets[j] - sums[at];
      sums[at] += deviation / sums[0];
      sums[at + 1] += deviation * (targets[j] - sums[at]);
      sums[at + 2] += difference * difference;
    }
  }

  private static int place(int column) {
    return 2 + PER_COLUMN * column;
  }

  /** The mean of {@code |t − y|} so far. */
  double meanAbsoluteError() {
    return sums[1] / (sums[0] * columns);
  }

  /** The metrics of at least one sample. */
  Metrics.Regression metrics(double loss) {
    double r2 = 0;
    for (int j = 0; j < columns; j++) {
      r2 += determination(sums[place(j) + 1], sums[place(j) + 2]);
    }
    return new Metrics.Regression((int) sums[0], loss, r2 / columns, meanAbsoluteError());
  }

  private static double determination(double total, double residual) {
    if (total == 0) {
      return residual == 0 ? 1 : 0;
    }
    return 1 - residual / total;
  }

  /** All sums, copied. */
  double[] state() {
    return sums.clone();
  }

  /** Takes over what {@link #state} returned, from place {@code from} on; whether it fits. */
  boolean restore(double[] state, int from) {
    if (state.length != from + sums.length) {
      return false;
    }
    System.arraycopy(state, from, sums, 0, sums.length);
    return true;
  }
}
