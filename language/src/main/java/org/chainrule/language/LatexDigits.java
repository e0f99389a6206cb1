package org.chainrule.language;

/**
 * A number in its digits, with a point.
 *
 * @param digits the digits, without what groups them
 * @param next the place behind it
 */
record LatexDigits(String digits, int next) {

  /** Reads the number at {@code start}: {@code 0.5}, {@code .5}, {@code 1{,}000}, {@code 0{,}5}. */
  static LatexDigits read(String text, int start, int end) {
    int at = behindDigits(text, start, end);
    if (at < end && text.charAt(at) == '.' && isDigit(text, at + 1, end)) {
      at = behindDigits(text, at + 1, end);
      String found = text.substring(start, at);
      return new LatexDigits(found.startsWith(".") ? "0" + found : found, at);
    }
    StringBuilder digits = new StringBuilder(text.substring(start, at));
    for (int gap = separator(text, at, end); gap > 0; gap = separator(text, at, end)) {
      int from = at + gap;
      at = behindDigits(text, from, end);
      // Three digits are thousands; others stand behind a decimal comma.
      boolean thousands = at - from == 3 && !digits.toString().equals("0");
      digits.append(thousands ? "" : ".").append(text, from, at);
      if (!thousands) {
        break;
      }
    }
    return new LatexDigits(digits.toString(), at);
  }

  private static int behindDigits(String text, int from, int end) {
    int at = from;
    while (isDigit(text, at, end)) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(String text, int at, int end) {
    return at < end && Characters.isDigit(text.charAt(at));
  }

  /** Returns the length of what groups digits: {@code {,}}, or a thin space before three. */
  private static int separator(String text, int at, int end) {
    if (text.startsWith("{,}", at) && isDigit(text, at + 3, end)) {
      return 3;
    }
    boolean three =
        isDigit(text, at + 2, end)
            && isDigit(text, at + 3, end)
            && isDigit(text, at + 4, end)
            && !isDigit(text, at + 5, end);
    boolean whole = at + 5 >= end || text.charAt(at + 5) != '.';
    return text.startsWith("\\,", at) && three && whole ? 2 : 0;
  }
}
