package org.chainrule.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Commands to copy into a shell. */
final class ShellWords {
  /** How Chainrule is started from its source tree. */
  static final String CHAINRULE = "./chainrule";

  private ShellWords() {}

  /** A command line that starts Chainrule, with quotes where the shell needs them. */
  static String chainrule(List<String> arguments) {
    return CHAINRULE
        + arguments.stream().map(argument -> " " + quoted(argument)).collect(Collectors.joining());
  }

  private static String quoted(String word) {
    return word.matches("[\\p{L}\\p{N}_@%+=:,./-]+")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }
}
