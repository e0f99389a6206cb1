package org.chainrule.report;

/** Texts of others, made safe for a line of a report. */
final class CleanText {
  private CleanText() {}

  /** Returns {@code text} on one line: without control characters, which could steer a terminal. */
  static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (Character.isWhitespace(c)) {
            if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
              line.append(' ');
            }
          } else {
            line.appendCodePoint(isSafe(c) ? c : '\uFFFD');
          }
        });
    return line.toString().strip();
  }

  /** Returns {@code text} with its lines, but without other control characters. */
  static String lines(String text) {
    StringBuilder lines = new StringBuilder();
    text.codePoints()
        .filter(c -> c != '\r')
        .forEach(c -> lines.appendCodePoint(c == '\n' || c == '\t' || isSafe(c) ? c : '\uFFFD'));
    return lines.toString();
  }

  private static boolean isSafe(int c) {
    boolean bidirectional = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    return !Character.isISOControl(c)
        && !Marks.is(c)
        && !bidirectional
        && c != '\uFFFE'
        && c != '\uFFFF'
        && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
