package org.chainrule.calculus;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;

/** Letters for indices that are free in none of some formulas. */
final class Letter {
  private static final List<String> NAMES = List.of("i", "j", "k", "l", "m", "n");

  private final Set<String> taken = new HashSet<>();

  Letter(List<Expression> formulas) {
    formulas.forEach(formula -> formula.freeIndices().forEach(index -> taken.add(index.name())));
  }

  /** Returns an index of a new name that runs over {@code 1..size}. */
  Index over(Dimension size) {
    for (int round = 0; ; round++) {
      for (String name : NAMES) {
        String candidate = round == 0 ? name : name + "_" + round;
        if (taken.add(candidate)) {
          return Index.over(candidate, size);
        }
      }
    }
  }
}
