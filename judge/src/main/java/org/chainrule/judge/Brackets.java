package org.chainrule.judge;

import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Rational;

/** Products of [z &gt; a] and [z = a] for one z and several thresholds. */
final class Brackets {

  /** Applies a rule to {@code term}; what comes of it goes back to {@code work}. */
  boolean apply(Term term, Deque<Term> work) {
    List<Factor> factors = term.factors();
    for (int i = 0; i < factors.size(); i++) {
      if (isThreshold(factors.get(i))) {
        for (int j = 0; j < factors.size(); j++) {
          if (i != j && isThreshold(factors.get(j)) && apply(term, i, j, work)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isThreshold(Factor factor) {
    boolean bracket = factor.head() instanceof Head.Step || factor.head() instanceof Head.Zero;
    return bracket && factor.exponent().is(1);
  }

  private static boolean apply(Term term, int i, int j, Deque<Term> work) {
    Factor first = term.factors().get(i);
    Factor second = term.factors().get(j);
    Optional<Rational> distance = distance(first, second);
    if (distance.isEmpty()) {
      return false;
    }
    boolean isSecondLess = distance.get().signum() > 0;
    if (first.head() instanceof Head.Step) {
      // [z > 0] [z + d > 0] with d > 0 is [z > 0].
      if (second.head() instanceof Head.Step && isSecondLess) {
        work.push(term.without(j));
        return true;
      }
      return false;
    }
    // Where z = 0, [z + d > 0] is [d > 0], and [z + d = 0] is 0.
    if (second.head() instanceof Head.Step && isSecondLess) {
      work.push(term.without(j));
    }
    return true;
  }

  /** Returns the number d by which the second argument is larger than the first. */
  private static Optional<Rational> distance(Factor first, Factor second) {
    Map<Integer, Integer> slots = new HashMap<>();
    for (int k = 0; k < second.positions().size(); k++) {
      int place = first.positions().indexOf(second.position(k));
      if (place < 0) {
        return Optional.empty();
      }
      slots.put(Position.SLOT + k, Position.SLOT + place);
    }
    Polynomial difference =
        Atoms.renamed(second.atom().argument(), slots).minus(first.atom().argument());
    return difference.isNumber() ? Optional.of(difference.number()) : Optional.empty();
  }
}
