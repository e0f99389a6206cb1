package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Text in which a part is marked: it stands between two characters that mean nothing elsewhere.
 * They take no room in lines, and give way to an underline or to a line of carets.
 */
final class Marks {
  /** Before what is marked. */
  static final char OPEN = '\uE000';

  /** Behind it. */
  static final char CLOSE = '\uE001';

  /** Both of them. */
  static final String BOTH = "" + OPEN + CLOSE;

  private static final String PLAIN = "\u001b[0m";

  private Marks() {}

  static boolean is(int c) {
    return c == OPEN || c == CLOSE;
  }

  /** Returns {@code text} without marks. */
  static String strip(String text) {
    return text.indexOf(OPEN) < 0 && text.indexOf(CLOSE) < 0
        ? text
        : text.replace(String.valueOf(OPEN), "").replace(String.valueOf(CLOSE), "");
  }

  /** Returns {@code text} with the characters from {@code start} to {@code end} marked. */
  static String around(String text, int start, int end) {
    int from = Math.clamp(start, 0, text.length());
    int to = Math.clamp(end, from, text.length());
    return from == to
        ? text
        : text.substring(0, from) + OPEN + text.substring(from, to) + CLOSE + text.substring(to);
  }

  /** Returns the lines with the escape sequence {@code style} where they are marked. */
  static List<String> styled(List<String> lines, String style) {
    List<String> styled = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      int start = line.length() - line.stripLeading().length();
      StringBuilder text = new StringBuilder(line.substring(0, start));
      text.append(inside ? style : "");
      for (int i = start; i < line.length(); i++) {
        char c = line.charAt(i);
        inside = c == OPEN || (inside && c != CLOSE);
        text.append(c == OPEN ? style : c == CLOSE ? PLAIN : String.valueOf(c));
      }
      styled.add(text.append(inside ? PLAIN : "").toString());
    }
    return styled;
  }

  /** Returns the lines, below each that is marked one of carets. */
  static List<String> underlined(List<String> lines) {
    List<String> underlined = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      StringBuilder carets = new StringBuilder();
      boolean first = true;
      for (int c : line.codePoints().toArray()) {
        if (is(c)) {
          inside = c == OPEN;
          first = true;
        } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
          boolean below = inside && !(first && c == ' ');
          carets.append(below ? first ? '^' : '~' : ' ');
          first &= !below;
        }
      }
      underlined.add(strip(line));
      if (!carets.toString().isBlank()) {
        underlined.add(carets.toString().stripTrailing());
      }
    }
    return underlined;
  }
}
