package org.chainrule.training;

/** How well a network does on some samples. */
public sealed interface Metrics {
  /** How many samples. */
  int samples();

  /** The mean loss over them; NaN or infinite if training diverged. */
  double loss();

  /**
   * {@code {"samples":360,"loss":0.1,"accuracy":0.97}}, or with {@code "r2"} and {@code "mae"}; a
   * figure that is not finite is {@code null}.
   */
  default String toJson() {
    return Json.line(MetricsJson.put(Json.object().put("samples", samples()), this));
  }

  /**
   * For class targets.
   *
   * @param accuracy the share of samples whose class is right, in [0, 1]
   */
  record Classification(int samples, double loss, double accuracy) implements Metrics {}

  /**
   * For numbers.
   *
   * @param r2 the coefficient of determination, {@code 1 − Σ(t − y)² / Σ(t − mean t)²}, the mean
   *     over target columns; a column whose targets are all equal counts 1 if met exactly, else 0
   * @param mae the mean absolute error, {@code mean |t − y|}
   */
  record Regression(int samples, double loss, double r2, double mae) implements Metrics {}

  /** Where the network does not name what it answers. */
  record LossOnly(int samples, double loss) implements Metrics {}

  /**
   * The class that outputs {@code [offset .. offset + width)} speak for: of one output (the
   * probability of class 1), 1 if it is above ½; of several, the largest, of equal ones the first.
   */
  static int predictedClass(double[] outputs, int offset, int width) {
    if (width == 1) {
      return outputs[offset] > 0.5 ? 1 : 0;
    }
    int best = 0;
    for (int k = 1; k < width; k++) {
      best = outputs[offset + k] > outputs[offset + best] ? k : best;
    }
    return best;
  }
}
