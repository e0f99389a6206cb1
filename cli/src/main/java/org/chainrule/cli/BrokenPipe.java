package org.chainrule.cli;

import java.io.IOException;
import java.io.Serial;
import java.util.Locale;

/** Nobody reads the results any more, as in {@code chainrule … | head}: no error, but no use. */
final class BrokenPipe extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  BrokenPipe(IOException cause) {
    super(cause);
  }

  /** Whether the system says that. */
  static boolean is(IOException problem) {
    String message = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("broken pipe") || message.contains("pipe is being closed");
  }
}
