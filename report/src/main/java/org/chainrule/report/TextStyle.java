package org.chainrule.report;

import java.util.List;

/**
 * What a terminal shows.
 *
 * @param unicode whether it shows more than ASCII
 * @param color whether it takes ANSI escape sequences
 */
record TextStyle(boolean unicode, boolean color) {
  private static final String BOLD = "\u001b[1m";
  private static final String FAINT = "\u001b[2m";
  private static final String UNDERLINED = "\u001b[4m";
  private static final String PLAIN = "\u001b[0m";

  String bold(String text) {
    return in(BOLD, text);
  }

  String faint(String text) {
    return in(FAINT, text);
  }

  /** Returns {@code text} with the escape sequence {@code code}, where there are any. */
  String in(String code, String text) {
    return color && !text.isEmpty() ? code + text + PLAIN : text;
  }

  /** Returns the characters that can be shown; marks stay. */
  String text(String text) {
    if (unicode) {
      return text;
    }
    StringBuilder ascii = new StringBuilder();
    text.codePoints()
        .forEach(c ->
            ascii.append(
                Marks.is(c) ? Character.toString(c) : AsciiText.of(Character.toString(c))));
    return ascii.toString();
  }

  String mark(RulingMark mark) {
    return in(
        mark.color(), unicode ? mark.sign() : mark.ascii() + " ".repeat(2 - mark.ascii().length()));
  }

  /** How many columns a mark takes. */
  int markWidth() {
    return unicode ? 1 : 2;
  }

  /**
   * Returns lines with what is marked underlined, in the color {@code code} where there are any.
   */
  List<String> marked(List<String> lines, String code) {
    return color ? Marks.styled(lines, code + UNDERLINED) : Marks.underlined(lines);
  }
}
