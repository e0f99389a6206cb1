package org.chainrule.training;

/**
 * Where a training stands. The training's thread writes it after every minibatch; any thread may
 * read it at any time, and sees each figure as it was at some recent moment.
 */
public final class Progress {
  private final int epochs;
  private final int samplesPerEpoch;
  private final String metricName;

  private volatile long startNanos;
  private volatile long startSamples;
  private volatile int epoch;
  private volatile int samplesDone;
  private volatile double loss = Double.NaN;
  private volatile double metric = Double.NaN;

  Progress(int epochs, int samplesPerEpoch, String metricName) {
    this.epochs = epochs;
    this.samplesPerEpoch = samplesPerEpoch;
    this.metricName = metricName;
  }

  /** Sets the clock going, from a position that may not be the beginning. */
  void startAt(int firstEpoch, int firstSamples) {
    epoch = firstEpoch;
    samplesDone = firstSamples;
    startSamples = total(firstEpoch, firstSamples);
    startNanos = System.nanoTime();
  }

  void update(int nowEpoch, int nowSamples, double nowLoss, double nowMetric) {
    epoch = nowEpoch;
    samplesDone = nowSamples;
    loss = nowLoss;
    metric = nowMetric;
  }

  /** The epoch that is running, from 1. */
  public int epoch() {
    return epoch;
  }

  /** How many epochs there will be. */
  public int epochs() {
    return epochs;
  }

  /** How many samples of this epoch are done. */
  public int samplesDone() {
    return samplesDone;
  }

  /** How many samples an epoch has. */
  public int samplesPerEpoch() {
    return samplesPerEpoch;
  }

  /** The mean loss over this epoch's samples so far; NaN before the first. */
  public double loss() {
    return loss;
  }

  /** The metric over this epoch's samples so far; NaN where there is none. */
  public double metric() {
    return metric;
  }

  /** What {@link #metric} is: {@code accuracy}, or {@code mae}, or empty. */
  public String metricName() {
    return metricName;
  }

  /** Samples trained on a second, since the start; NaN before the first. */
  public double samplesPerSecond() {
    double seconds = (System.nanoTime() - startNanos) * 1e-9;
    long done = total(epoch, samplesDone) - startSamples;
    return done == 0 ? Double.NaN : done / seconds;
  }

  /** The seconds left at this pace; NaN before the first minibatch. */
  public double secondsLeft() {
    long left = (long) epochs * samplesPerEpoch - total(epoch, samplesDone);
    return left / samplesPerSecond();
  }

  private long total(int atEpoch, int atSamples) {
    return (long) (atEpoch - 1) * samplesPerEpoch + atSamples;
  }
}
