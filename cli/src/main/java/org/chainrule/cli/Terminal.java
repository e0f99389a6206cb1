package org.chainrule.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command prints to.
 *
 * @param in what is piped or typed in
 * @param out for results, and nothing else; not buffered, and its failures are seen
 * @param err for progress, talk and errors
 * @param outIsTerminal whether a person looks at {@code out}
 * @param errIsTerminal whether a person looks at {@code err}
 * @param charset of text on either
 * @param unicode whether it is safe to draw with characters beyond ASCII
 * @param environment the environment variables
 */
record Terminal(
    InputStream in,
    OutputStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Charset charset,
    boolean unicode,
    Map<String, String> environment) {
  private static final int USUAL_COLUMNS = 80;

  /** The terminal of this process. */
  static Terminal ofProcess() {
    // Java says ASCII where no locale is set, as in containers and cron jobs; what reads there
    // nearly always reads UTF-8.
    Charset announced = System.err.charset();
    boolean ascii = announced.equals(StandardCharsets.US_ASCII);
    Charset charset = ascii ? StandardCharsets.UTF_8 : announced;
    return new Terminal(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
        isTerminal(1),
        isTerminal(2),
        charset,
        !ascii && charset.equals(StandardCharsets.UTF_8),
        System.getenv());
  }

  /**
   * Whether a file descriptor is a terminal. Linux tells for each; elsewhere the console speaks for
   * all of them.
   */
  private static boolean isTerminal(int descriptor) {
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
  }

  /** How many characters fit into a line. */
  int columns() {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,4}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
  }

  /** An environment variable that is set and not empty. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** Whether the terminal can't move its cursor. */
  boolean dumb() {
    return variable("TERM").filter("dumb"::equals).isPresent();
  }
}
