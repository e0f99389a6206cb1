package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.Reduction;
import org.chainrule.judge.Trial;
import org.chainrule.language.Term;

/** Entries that are added up where each of them is due. */
final class SumRung implements Rung {
  /** Below this, relative to what a value is computed from, it is no value but rounding. */
  private static final double ZERO = 1e-9;

  @Override
  public Optional<Explanation> explain(Case c) {
    Optional<Trial.Value> claimed = c.claimedValue();
    if (claimed.isEmpty() || claimed.get().largest() <= ZERO * claimed.get().reach()) {
      return Optional.empty();
    }
    for (Expression sum : sums(c.truth(), c)) {
      if (c.value(sum).filter(claimed.get()::agrees).isPresent()) {
        Mistake mistake = new SumMistake.SumForVector(c.head());
        return Optional.of(
            new Explanation(
                mistake,
                Repairs.first(c.plainEdits(), c).map(Edit::result).or(c::truthAsTerm),
                List.of()));
      }
    }
    return Optional.empty();
  }

  private static List<Expression> sums(Expression truth, Case c) {
    List<Expression> sums = new ArrayList<>();
    if (!truth.isScalar()) {
      sums.add(Expressions.sum(truth));
    }
    boolean summed =
        c.author().stream()
            .flatMap(author -> Subterms.of(author).stream())
            .anyMatch(place -> place.term() instanceof Term.Bound);
    for (Index letter : summed ? truth.freeIndices() : Set.<Index>of()) {
      sums.add(Expressions.indexSum(letter, List.of(), truth));
    }
    if (!truth.shape().isVector()) {
      for (Reduction kind : List.of(Reduction.ROW_SUMS, Reduction.COLUMN_SUMS)) {
        sums.add(Expressions.reduce(kind, truth));
      }
    }
    return sums;
  }
}
