package org.chainrule.cli;

/** What a process says to the one that started it. */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /** The command line, a file or the surroundings are not as they have to be. */
  static final int USAGE_OR_INPUT = 2;

  /** Stopped by Ctrl-C or SIGTERM. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
