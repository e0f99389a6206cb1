package org.chainrule.cli;

import java.io.PrintStream;
import org.chainrule.training.EpochMetrics;
import org.chainrule.training.Progress;

/** The line of {@code metrics.jsonl} for every epoch. */
record ProgressJson(PrintStream err) implements ProgressDisplay {
  @Override
  public void started(Progress progress) {}

  @Override
  public void epochDone(EpochMetrics metrics) {
    err.println(metrics.toJson());
  }

  @Override
  public void close() {}
}
