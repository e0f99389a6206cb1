package org.chainrule.language;

import java.util.Arrays;
import java.util.Optional;

/** Which braces of a text belong together; looked for once, when it is first asked. */
final class LatexBraces {
  private final String text;
  private final int start;
  private final int end;
  private Optional<int[]> partners = Optional.empty();

  LatexBraces(String text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  /** Returns where the brace at {@code open} is closed, or −1. */
  int closing(int open) {
    int[] known = partners.orElseGet(this::all);
    partners = Optional.of(known);
    return known[open - start];
  }

  private int[] all() {
    int[] found = new int[end - start];
    Arrays.fill(found, -1);
    int[] open = new int[end - start];
    int depth = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        open[depth++] = i;
      } else if (c == '}' && depth > 0) {
        found[open[--depth] - start] = i;
      }
    }
    return found;
  }
}
