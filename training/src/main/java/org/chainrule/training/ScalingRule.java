package org.chainrule.training;

import java.util.Arrays;

/** The setting {@code scale}: how features are brought to comparable sizes. */
public sealed interface ScalingRule {
  /** Features as they are. */
  record None() implements ScalingRule {}

  /** {@code (x − mean) / sd}, with the mean and the population's standard deviation of a column. */
  record Standard() implements ScalingRule {}

  /** {@code (x − min) / (max − min)}, from 0 to 1 on the training part. */
  record MinMax() implements ScalingRule {}

  /**
   * {@code factor · x}, as 1/255 for bytes.
   *
   * @param factor finite and not 0
   */
  record Factor(double factor) implements ScalingRule {
    /**
     * Checks the factor.
     *
     * @throws DataException if it is 0 or not finite
     */
    public Factor {
      if (!Double.isFinite(factor) || factor == 0) {
        throw unknown(Double.toString(factor));
      }
    }
  }

  /**
   * Reads {@code none}, {@code standard}, {@code minmax}, or a factor such as {@code 1/255}.
   *
   * @throws DataException if the text is something else
   */
  static ScalingRule parse(String text) {
    return switch (text.strip()) {
      case "none" -> new None();
      case "standard" -> new Standard();
      case "minmax" -> new MinMax();
      case String other -> {
        String[] quotient = other.split("/", 2);
        double divisor = quotient.length == 1 ? 1 : NumberText.parse(quotient[1]);
        double factor = NumberText.parse(quotient[0]) / divisor;
        if (!Double.isFinite(factor) || factor == 0) {
          throw unknown(text);
        }
        yield new Factor(factor);
      }
    };
  }

  private static DataException unknown(String text) {
    return new DataException(
        "scale",
        Wording.quoted(text) + " is no scaling, wanted none, standard, minmax or a factor",
        "Write, for example, scale = standard or scale = 1/255.");
  }

  /**
   * Fits the rule to the training part. A constant column is only shifted: its sd or range counts
   * as 1.
   *
   * @param samples {@code [rows, columns]}
   * @param training the rows to look at, at least one
   */
  default Scaling fit(Samples samples, int[] training) {
    int columns = samples.columns();
    double[] shift = new double[columns];
    double[] factor = new double[columns];
    Arrays.fill(factor, 1);
    switch (this) {
      case None _ -> {}
      case Factor(double given) -> Arrays.fill(factor, given);
      case Standard _ -> {
        var summaries = new ColumnSummaries(samples, training);
        for (int j = 0; j < columns; j++) {
          shift[j] = summaries.mean(j);
          factor[j] = inverse(summaries.deviation(j));
        }
      }
      case MinMax _ -> {
        var summaries = new ColumnSummaries(samples, training);
        for (int j = 0; j < columns; j++) {
          shift[j] = summaries.min(j);
          factor[j] = inverse(summaries.range(j));
        }
      }
    }
    return new Scaling(shift, factor);
  }

  private static double inverse(double spread) {
    return spread == 0 ? 1 : 1 / spread;
  }
}
