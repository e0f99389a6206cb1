package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.Add;
import org.chainrule.expression.Rational;

/** Elementwise products of sums, multiplied out. */
final class Distribution {
  /** A product that has more terms is left as it is. */
  private static final int MOST_TERMS = 12;

  private Distribution() {}

  /** Returns the terms of a ⊙ (b + c) as a ⊙ b and a ⊙ c; the term itself if there is no sum. */
  static List<Expression> of(Monomial term) {
    List<Monomial> parts = List.of(term);
    for (boolean open = true; open; ) {
      List<Monomial> next = new ArrayList<>();
      open = false;
      for (Monomial part : parts) {
        List<Monomial> opened = opened(part);
        open |= opened.size() > 1;
        next.addAll(opened);
      }
      if (next.size() > MOST_TERMS) {
        return List.of(term.expression());
      }
      parts = next;
    }
    return parts.stream().map(Monomial::expression).toList();
  }

  /** Opens the first factor that is a sum. */
  private static List<Monomial> opened(Monomial term) {
    SequencedMap<Expression, Rational> factors =
        term.shape().isScalar() ? term.scalars() : term.entries();
    for (var factor : factors.entrySet()) {
      Expression sum = factor.getKey();
      if (sum.operation() instanceof Add() && factor.getValue().is(1)) {
        SequencedMap<Expression, Rational> others = new LinkedHashMap<>(factors);
        others.remove(sum);
        Monomial rest =
            term.shape().isScalar()
                ? term.withFactors(others, term.entries())
                : term.withFactors(term.scalars(), others);
        return sum.operands().stream().map(rest::times).toList();
      }
    }
    return List.of(term);
  }
}
