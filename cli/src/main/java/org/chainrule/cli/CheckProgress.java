package org.chainrule.cli;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Says which of many files is being checked: on a terminal on one line, elsewhere on a line each.
 */
final class CheckProgress implements AutoCloseable {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream talk;
  private final boolean redrawn;
  private final int columns;
  private final int all;
  private int done;

  CheckProgress(ChainruleCommand root, int all) {
    Terminal terminal = root.terminal();
    this.talk = root.talk();
    this.redrawn = terminal.errIsTerminal() && !terminal.dumb();
    this.columns = terminal.columns();
    this.all = all;
  }

  /** The next file's turn has come. */
  void next(Path file) {
    done++;
    if (all == 1) {
      return;
    }
    String line = "checking %d of %d: %s".formatted(done, all, file);
    if (!redrawn) {
      talk.println(line);
      return;
    }
    boolean fits = line.length() < columns;
    talk.print(ERASE_LINE + (fits ? line : line.substring(0, columns - 1)));
    talk.flush();
  }

  @Override
  public void close() {
    if (redrawn && all > 1) {
      talk.print(ERASE_LINE);
      talk.flush();
    }
  }
}
