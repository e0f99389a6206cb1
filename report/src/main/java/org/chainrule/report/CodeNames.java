package org.chainrule.report;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;

/** Gives every value an identifier of its own: the author's name where the language allows it. */
final class CodeNames {
  private final Set<String> reserved;
  private final Set<String> taken = new HashSet<>();

  /** Starts with the words that no value may be called. */
  CodeNames(Set<String> reserved) {
    this.reserved = Set.copyOf(reserved);
  }

  /**
   * Returns a new identifier for {@code name}: letters beyond ASCII and signs are rewritten, {@code
   * w(x1,s1)} as {@code w_x1_s1}; a word of the programming language gets a {@code _}, a name that
   * is taken a number.
   */
  String identifier(String name) {
    String letters = plain(name);
    String plain = reserved.contains(letters) ? letters + "_" : letters;
    String unique = plain;
    for (int number = 2; !taken.add(unique); number++) {
      unique = plain + (plain.endsWith("_") ? "" : "_") + number;
    }
    return unique;
  }

  /** Returns the next free one of t1, t2, …. */
  String temporary() {
    int number = 1;
    while (!taken.add("t" + number)) {
      number++;
    }
    return "t" + number;
  }

  private static String plain(String name) {
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
    StringBuilder text = new StringBuilder();
    decomposed
        .codePoints()
        .forEach(c -> {
          if (c == '_' || (c < 128 && Character.isLetterOrDigit(c))) {
            text.appendCodePoint(c);
          } else if (c < 128) {
            text.append('_');
          } else if (Character.isLetterOrDigit(c)) {
            text.append(letter(c));
          }
        });
    String joined = text.toString().replaceAll("_+", "_").replaceAll("(?<=.)_$", "");
    boolean start = !joined.isEmpty() && !Character.isDigit(joined.charAt(0));
    return start && !joined.equals("_") ? joined : "v" + joined;
  }

  /** GREEK SMALL LETTER DELTA is delta, GREEK CAPITAL LETTER DELTA Delta; others their number. */
  private static String letter(int c) {
    String name = Character.getName(c);
    if (name != null && name.matches("GREEK (SMALL|CAPITAL) LETTER [A-Z]+")) {
      String word = name.substring(name.lastIndexOf(' ') + 1);
      String lower = word.toLowerCase(java.util.Locale.ROOT);
      return name.contains("SMALL") ? lower : word.charAt(0) + lower.substring(1);
    }
    return "u" + Integer.toHexString(c);
  }
}
