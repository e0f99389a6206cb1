package org.chainrule.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C and SIGTERM. A command that can end in an orderly way says so with {@link #listen} and
 * polls {@link #requested}; any other is just ended.
 */
final class Interruption {
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean listening;
  private volatile boolean requested;

  /** From now on a signal waits until the command has ended. */
  void listen() {
    listening = true;
  }

  /** Whether the command should come to its end. */
  boolean requested() {
    return requested;
  }

  /** Asks the command to end, as a signal does. */
  void request() {
    requested = true;
  }

  /** The command has ended and printed all it has to say. */
  void commandEnded() {
    ended.countDown();
  }

  /**
   * Runs when the process is about to end: at a signal, and also after every command, when there is
   * nothing left to do. The code is the same for every signal, where the JVM would end with 143 for
   * SIGTERM.
   */
  void interrupt() {
    if (!listening || ended.getCount() == 0) {
      return;
    }
    request();
    try {
      ended.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }
}
