package org.chainrule.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs commands in this process, as a shell would. */
final class Session {
  private final Interruption interruption = new Interruption();
  private final Map<String, String> environment = new HashMap<>();
  private boolean terminal;
  private boolean unicode = true;
  private String input = "";

  /** What a command left behind. */
  record Result(int exitCode, String out, String err) {
    /** The same with a folder's path replaced by a word that does not change. */
    Result without(Path folder) {
      String path = folder.toString();
      return new Result(exitCode, out.replace(path, "DIR"), err.replace(path, "DIR"));
    }
  }

  /** Both streams are a terminal that shows ASCII only or everything. */
  Session onTerminal(boolean showsUnicode) {
    terminal = true;
    unicode = showsUnicode;
    return this;
  }

  Session with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** What comes in on standard input. */
  Session input(String text) {
    input = text;
    return this;
  }

  Interruption interruption() {
    return interruption;
  }

  Result run(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = run(out, err, arguments);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  int run(OutputStream out, OutputStream err, Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return Main.run(
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            terminal,
            StandardCharsets.UTF_8,
            unicode,
            environment),
        interruption,
        words);
  }
}
