package org.chainrule.cli;

import java.io.PrintStream;
import java.util.Optional;
import org.chainrule.training.EpochMetrics;
import org.chainrule.training.Progress;

/** One line at the end of the terminal, drawn ten times a second by a thread of its own. */
final class ProgressBar implements ProgressDisplay {
  private static final long MILLISECONDS_BETWEEN = 100;

  private final PrintStream err;
  private final BarText text;
  private Optional<Thread> painter = Optional.empty();
  private int drawn;

  ProgressBar(Terminal terminal) {
    this.err = terminal.err();
    // A line that fills the last column would wrap on some terminals.
    this.text = new BarText(terminal.columns() - 1, terminal.unicode());
  }

  @Override
  public void started(Progress progress) {
    Thread thread = Thread.ofPlatform().daemon().name("progress").unstarted(() -> paint(progress));
    painter = Optional.of(thread);
    thread.start();
  }

  /** The next drawing shows it. */
  @Override
  public void epochDone(EpochMetrics metrics) {}

  private void paint(Progress progress) {
    try {
      while (true) {
        draw(text.of(Snapshot.of(progress)));
        Thread.sleep(MILLISECONDS_BETWEEN);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private synchronized void draw(String line) {
    err.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
    err.flush();
    drawn = line.length();
  }

  /** Wipes the line. */
  @Override
  public void close() {
    if (painter.isEmpty()) {
      return;
    }
    painter.get().interrupt();
    try {
      painter.get().join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    draw("");
    err.print("\r");
    err.flush();
  }
}
