package org.chainrule.cli;

import org.chainrule.training.EpochMetrics;
import org.chainrule.training.Progress;

/** Shows nothing. */
record NoProgress() implements ProgressDisplay {
  @Override
  public void started(Progress progress) {}

  @Override
  public void epochDone(EpochMetrics metrics) {}

  @Override
  public void close() {}
}
