package org.chainrule.cli;

import org.chainrule.training.Progress;

/**
 * Where a training stands at one moment.
 *
 * @param epoch the epoch that is running, from 1
 * @param share what is done of all epochs, from 0 to 1
 * @param loss over this epoch so far; NaN before its first samples
 * @param metricName what the metric is; empty where there is none
 * @param metric over this epoch so far; NaN before its first samples
 * @param samplesPerSecond NaN before the first samples
 * @param secondsLeft NaN before the first samples
 */
record Snapshot(
    int epoch,
    int epochs,
    double share,
    double loss,
    String metricName,
    double metric,
    double samplesPerSecond,
    double secondsLeft) {

  static Snapshot of(Progress live) {
    int epoch = live.epoch();
    double inEpoch = (double) live.samplesDone() / Math.max(1, live.samplesPerEpoch());
    return new Snapshot(
        epoch,
        live.epochs(),
        Math.clamp((epoch - 1 + inEpoch) / Math.max(1, live.epochs()), 0, 1),
        live.loss(),
        live.metricName(),
        live.metric(),
        live.samplesPerSecond(),
        live.secondsLeft());
  }
}
