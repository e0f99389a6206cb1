package org.chainrule.training;

import java.util.List;
import org.chainrule.engine.Program;

/**
 * What a network answered to samples and what it should have, gathered into {@link Metrics}. Keeps
 * sums, not samples.
 */
final class PredictionLog {
  private final boolean compared;
  private final Target target;
  private final OutputReader outputs;
  private final double[] answer;
  private final double[] wanted;
  private final RegressionSums sums;
  private int samples;
  private int right;
  private double lossSum;

  PredictionLog(NetworkBinding binding, Target target) {
    compared = !binding.predictions().isEmpty();
    this.target = target;
    outputs = new OutputReader(binding);
    answer = new double[outputs.width()];
    wanted = new double[target.width()];
    sums = new RegressionSums(target instanceof Target.Numbers ? wanted.length : 0);
  }

  /** What the metric of the running epoch is called: {@code accuracy}, {@code mae}, or empty. */
  static String metricName(NetworkBinding binding, Target target) {
    if (binding.predictions().isEmpty()) {
      return "";
    }
    return switch (target) {
      case Target.Classes _ -> "accuracy";
      case Target.Numbers _ -> "mae";
      case Target.Absent _ -> "";
    };
  }

  /** Takes over what {@code program} computed in its last run for {@code count} samples. */
  void add(Program program, int[] order, int from, int count) {
    lossSum += program.loss() * count;
    samples += count;
    if (!compared) {
      return;
    }
    for (int place = 0; place < count; place++) {
      outputs.read(program, place, answer);
      int sample = order[from + place];
      switch (target) {
        case Target.Classes classes ->
            right += Metrics.predictedClass(answer, 0, answer.length) == classes.at(sample) ? 1 : 0;
        case Target.Numbers numbers -> {
          numbers.copyRow(sample, wanted, 0);
          sums.add(answer, wanted);
        }
        case Target.Absent _ -> {}
      }
    }
  }

  /** How many samples came in. */
  int samples() {
    return samples;
  }

  /** The mean loss so far. */
  double meanLoss() {
    return lossSum / samples;
  }

  /** Accuracy or mean absolute error so far. */
  double meanMetric() {
    if (!compared) {
      return Double.NaN;
    }
    return target instanceof Target.Classes ? (double) right / samples : sums.meanAbsoluteError();
  }

  /** Everything that came in, summed up. */
  Metrics metrics() {
    if (!compared) {
      return new Metrics.LossOnly(samples, meanLoss());
    }
    return switch (target) {
      case Target.Classes _ -> new Metrics.Classification(samples, meanLoss(), meanMetric());
      case Target.Numbers _ -> sums.metrics(meanLoss());
      case Target.Absent _ -> new Metrics.LossOnly(samples, meanLoss());
    };
  }

  /** All sums, for a checkpoint. */
  Tensor state() {
    double[] own = {samples, right, lossSum};
    double[] theirs = sums.state();
    double[] all = new double[own.length + theirs.length];
    System.arraycopy(own, 0, all, 0, own.length);
    System.arraycopy(theirs, 0, all, own.length, theirs.length);
    return Tensor.of(List.of(all.length), all);
  }

  /** Takes over what {@link #state} returned; whether it fits. */
  boolean restore(Tensor state) {
    double[] all = state.doubles();
    if (all.length < 3) {
      return false;
    }
    samples = (int) all[0];
    right = (int) all[1];
    lossSum = all[2];
    return sums.restore(all, 3);
  }
}
