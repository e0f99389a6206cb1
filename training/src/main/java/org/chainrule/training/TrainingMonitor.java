package org.chainrule.training;

/** Whoever watches a training; all methods are called on the training's thread. */
public interface TrainingMonitor {
  /** A monitor that looks away and never stops. */
  TrainingMonitor SILENT = new TrainingMonitor() {};

  /**
   * Training is about to begin.
   *
   * @param progress where it stands, from now on; may be read from any thread
   */
  default void started(Progress progress) {}

  /** An epoch is over. */
  default void epochDone(EpochMetrics metrics) {}

  /** Whether to save and stop; asked after every minibatch. */
  default boolean stopRequested() {
    return false;
  }
}
