package org.chainrule.cli;

import java.io.Serial;

/** Something that a user can put right about the command line or where results go. */
final class CliException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param where the option or file
   * @param problem what was found and what was wanted, without a full stop
   * @param repair one thing to do about it, a whole sentence
   */
  CliException(String where, String problem, String repair) {
    super(where + ": " + problem + ". " + repair);
  }

  /**
   * @param where the option or file
   * @param message what was found, what was wanted, and one thing to do about it
   */
  CliException(String where, String message) {
    super(where + ": " + message);
  }
}
