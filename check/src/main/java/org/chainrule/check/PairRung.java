package org.chainrule.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.judge.Trial;
import org.chainrule.language.Term;

/**
 * Two changes of the author's formula make it right: one small change and a sign, a constant or the
 * layout, which the values tell; or two small changes.
 */
final class PairRung implements Rung {
  private static final int MOST_FIRST = 250;
  private static final Duration LONGEST = Duration.ofMillis(1500);

  @Override
  public Optional<Explanation> explain(Case c) {
    return multiples(c).or(() -> pairs(c));
  }

  private static Optional<Explanation> multiples(Case c) {
    List<Edit> edits = new ArrayList<>(c.plainEdits());
    edits.addAll(c.insertions());
    for (Edit edit : edits) {
      if (c.isOver()) {
        return Optional.empty();
      }
      Optional<Explanation> found = multiple(edit, c);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The change, and then the whole of it turned or multiplied. */
  private static Optional<Explanation> multiple(Edit edit, Case c) {
    Optional<Trial.Value> value = c.value(edit.result());
    if (value.isEmpty() || c.truthValue().isEmpty()) {
      return Optional.empty();
    }
    if (Numbers.transposed(value.get(), c.truthValue().get())) {
      Term turned = Transposition.of(edit.result(), c);
      return c.isRight(turned)
          ? Optional.of(
              new Explanation(
                  edit.mistake(), Optional.of(turned), List.of(new LayoutMistake.Transposed())))
          : Optional.empty();
    }
    return ConstantRung.multiple(edit.result(), value.get(), c)
        .map(second ->
            new Explanation(edit.mistake(), second.repaired(), List.of(second.mistake())));
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
              new Explanation(
                  first.mistake(), Optional.of(second.result()), List.of(second.mistake())));
        }
      }
    }
    return Optional.empty();
  }
}
