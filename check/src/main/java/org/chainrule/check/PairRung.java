package org.chainrule.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two changes of the author's formula make it right: one small change and what the values tell of
 * the rest, or two small changes. Comes last: there are many pairs.
 */
final class PairRung implements Rung {
  private static final int MOST_FIRST = 250;
  private static final Duration LONGEST = Duration.ofSeconds(1);

  @Override
  public Optional<Explanation> explain(Case c) {
    return withValues(c).or(() -> pairs(c));
  }

  private static Optional<Explanation> withValues(Case c) {
    List<Edit> edits = new ArrayList<>(c.plainEdits());
    edits.addAll(c.insertions());
    SecondMistakes second = new SecondMistakes(c);
    for (Edit edit : edits) {
      if (c.isOver()) {
        return Optional.empty();
      }
      Optional<Explanation> found = second.in(edit.result());
      if (found.isPresent()) {
        return found.map(rest -> both(edit, rest.mistake(), rest));
      }
    }
    return Optional.empty();
  }

  private static Optional<Explanation> pairs(Case c) {
    Instant end = Instant.now().plus(LONGEST);
    List<Edit> firsts = c.plainEdits();
    for (Edit first : firsts.subList(0, Math.min(MOST_FIRST, firsts.size()))) {
      for (Edit second : Repairs.of(first.result(), Repairs.PLAIN, c)) {
        if (c.isOver() || Instant.now().isAfter(end)) {
          return Optional.empty();
        }
        if (c.isRight(second.result())) {
          return Optional.of(
              both(first, second.mistake(), Explanation.of(second.mistake(), second.result())));
        }
      }
    }
    return Optional.empty();
  }

  private static Explanation both(Edit first, Mistake second, Explanation rest) {
    return new Explanation(first.mistake(), rest.repaired(), List.of(second));
  }
}
