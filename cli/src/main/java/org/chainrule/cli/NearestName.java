package org.chainrule.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
final class NearestName {
  private NearestName() {}

  /**
   * The name that begins with what was typed (three letters or more), or else differs from it in
   * the fewest letters, if those are few: a third of them, but at least one.
   */
  static Optional<String> of(String typed, Collection<String> names) {
    record Near(String name, int distance) {}
    String wanted = typed.toLowerCase(Locale.ROOT);
    int most = Math.max(1, wanted.length() / 3);
    Optional<String> begun =
        wanted.length() < 3
            ? Optional.empty()
            : names.stream().filter(name -> name.startsWith(wanted)).findFirst();
    return begun.or(() ->
        names.stream()
            .map(name -> new Near(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
            .filter(near -> near.distance() <= most)
            .min(Comparator.comparingInt(Near::distance))
            .map(Near::name));
  }

  /** Letters to change, add, remove or exchange with their neighbour. */
  static int distance(String a, String b) {
    int[][] distance = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, a, b, i, j);
      }
    }
    return distance[a.length()][b.length()];
  }

  private static int step(int[][] distance, String a, String b, int i, int j) {
    int changed = distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(changed, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
    boolean exchanged =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
  }
}
