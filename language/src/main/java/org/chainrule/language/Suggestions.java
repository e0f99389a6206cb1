package org.chainrule.language;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds what somebody may have meant. */
final class Suggestions {
  private static final int LONGEST = 40;

  /** Names of other languages for things of this one. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("ln", "log"),
          Map.entry("norm", "norm2"),
          Map.entry("trace", "tr"),
          Map.entry("inverse", "inv"),
          Map.entry("swish", "silu"),
          Map.entry("logistic", "sigmoid"),
          Map.entry("sgn", "sign"),
          Map.entry("maximum", "max"),
          Map.entry("minimum", "min"),
          Map.entry("identity", "eye"),
          Map.entry("stop_gradient", "stopgrad"),
          Map.entry("detach", "stopgrad"),
          Map.entry("total", "sum"),
          Map.entry("real", "R"),
          Map.entry("Real", "R"),
          Map.entry("reals", "R"),
          Map.entry("spd", "posdef"));

  private Suggestions() {}

  /** Returns {@code did you mean …?}, or an empty text. */
  static String phrase(String name, Collection<String> known) {
    return nearest(name, known).map(found -> "did you mean " + found + "?").orElse("");
  }

  /** Returns the nearest of the known names, where one is near. */
  static Optional<String> nearest(String name, Collection<String> known) {
    String other = ELSEWHERE.get(name);
    if (other != null && known.contains(other)) {
      return Optional.of(other);
    }
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    String best = null;
    int least = Math.max(1, name.length() / 3) + 1;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - name.length()) < least) {
        int distance =
            candidate.equalsIgnoreCase(name)
                ? 0
                : distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
        boolean better =
            distance < least
                || (best != null && distance == least && candidate.compareTo(best) < 0);
        if (better && distance < Math.max(name.length(), candidate.length())) {
          best = candidate;
          least = distance;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** The number of insertions, deletions, changes and swaps of neighbours (Damerau 1964). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
