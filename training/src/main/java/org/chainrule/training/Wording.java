package org.chainrule.training;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pieces that messages share: quoted input, lists that stay short, the nearest name. */
final class Wording {
  private static final int LONGEST_QUOTE = 40;
  private static final int LONGEST_LIST = 12;

  private Wording() {}

  /** The text in quotes, cut after 40 characters, control characters replaced. */
  static String quoted(String text) {
    String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    return '"' + shown.replaceAll("\\p{Cntrl}", "�") + '"';
  }

  /** All names up to twelve; of more, the first ten and the last. */
  static String list(List<String> names) {
    if (names.size() <= LONGEST_LIST) {
      return String.join(", ", names);
    }
    return names.stream().limit(LONGEST_LIST - 2).collect(Collectors.joining(", "))
        + ", … "
        + names.getLast();
  }

  /** {@code 1 row}, {@code 2 rows}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : noun.endsWith("s") ? "es" : "s");
  }

  /** The name that differs from {@code wanted} in the fewest letters, if those are few. */
  static Optional<String> nearest(String wanted, Collection<String> names) {
    record Near(String name, int distance) {}
    return names.stream()
        .filter(name -> Math.abs(name.length() - wanted.length()) <= 2)
        .map(name -> new Near(name, distance(wanted, name)))
        .filter(near -> near.distance() <= Math.max(1, Math.min(2, wanted.length() / 3)))
        .min(Comparator.comparingInt(Near::distance))
        .map(Near::name);
  }

  /** Levenshtein's distance, upper and lower case alike. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
