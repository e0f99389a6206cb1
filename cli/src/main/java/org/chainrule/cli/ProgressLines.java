package org.chainrule.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chainrule.training.EpochMetrics;
import org.chainrule.training.Progress;

/** A line for every epoch, but not more than one a second; the last epoch always has one. */
final class ProgressLines implements ProgressDisplay {
  private static final double SECONDS_BETWEEN = 1;

  private final PrintStream err;
  private Optional<Progress> progress = Optional.empty();
  private Optional<EpochMetrics> unprinted = Optional.empty();
  private OptionalDouble printedAt = OptionalDouble.empty();

  ProgressLines(PrintStream err) {
    this.err = err;
  }

  @Override
  public void started(Progress live) {
    progress = Optional.of(live);
  }

  @Override
  public void epochDone(EpochMetrics metrics) {
    unprinted = Optional.of(metrics);
    if (printedAt.isEmpty() || metrics.seconds() - printedAt.getAsDouble() >= SECONDS_BETWEEN) {
      printedAt = OptionalDouble.of(metrics.seconds());
      print();
    }
  }

  @Override
  public void close() {
    print();
  }

  private void print() {
    if (unprinted.isPresent() && progress.isPresent()) {
      err.println(line(unprinted.get(), progress.get().epochs(), progress.get().secondsLeft()));
      unprinted = Optional.empty();
    }
  }

  static String line(EpochMetrics metrics, int epochs, double secondsLeft) {
    String of = Integer.toString(epochs);
    String epoch = Integer.toString(metrics.epoch());
    String left = metrics.epoch() < epochs ? "  " + Figures.duration(secondsLeft) + " left" : "";
    return "epoch %s%s/%s  %s  %s samples/s%s"
        .formatted(
            " ".repeat(Math.max(0, of.length() - epoch.length())),
            epoch,
            of,
            TrainingText.epoch(metrics.training(), metrics.holdout()),
            Figures.count(Math.round(metrics.samplesPerSecond())),
            left);
  }
}
