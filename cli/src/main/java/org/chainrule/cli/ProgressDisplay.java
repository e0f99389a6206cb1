package org.chainrule.cli;

import org.chainrule.training.EpochMetrics;
import org.chainrule.training.Progress;

/** Shows on stderr how training gets on. Its methods are called on the training thread. */
interface ProgressDisplay extends AutoCloseable {
  /** Training begins. */
  void started(Progress progress);

  /** An epoch is over. */
  void epochDone(EpochMetrics metrics);

  /** Training is over, well or not: leaves the terminal as text can follow. */
  @Override
  void close();
}
