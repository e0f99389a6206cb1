package org.chainrule.cli;

/** What a process says to the one that started it. */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /** A claim is wrong, or right in the other layout only. */
  static final int CLAIM_WRONG = 1;

  /** The command line, a file or the surroundings are not as they have to be. */
  static final int USAGE_OR_INPUT = 2;

  /** No claim is wrong, but one could not be read or decided. */
  static final int CLAIM_OPEN = 3;

  /** Stopped by Ctrl-C or SIGTERM. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
