package org.chainrule.report;

import java.util.Optional;

/** What stands over a letter. */
enum Accent {
  HAT("hat", '\u0302', "^"),
  TILDE("tilde", '\u0303', "~"),
  BAR("bar", '\u0304', "¯"),
  DOT("dot", '\u0307', "˙"),
  CHECK("check", '\u030C', "ˇ"),
  VECTOR("vec", '\u20D7', "→");

  private final String command;
  private final char combining;
  private final String operator;

  Accent(String command, char combining, String operator) {
    this.command = command;
    this.combining = combining;
    this.operator = operator;
  }

  /** Returns the LaTeX command, without the backslash. */
  String command() {
    return command;
  }

  /** Returns the character that Unicode text puts behind the letter. */
  char combining() {
    return combining;
  }

  /** Returns the sign that MathML puts over the letter. */
  String operator() {
    return operator;
  }

  /** Returns the accent of that LaTeX command, wide forms included. */
  static Optional<Accent> ofCommand(String command) {
    String plain =
        switch (command) {
          case "widehat" -> "hat";
          case "widetilde" -> "tilde";
          case "overline" -> "bar";
          default -> command;
        };
    for (Accent accent : values()) {
      if (accent.command.equals(plain)) {
        return Optional.of(accent);
      }
    }
    return Optional.empty();
  }
}
