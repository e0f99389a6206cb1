package org.chainrule.judge;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Rational;

/** A term on its way to its normal form: a {@link Monomial} in no particular order. */
record Term(Rational coefficient, List<Dimension> sums, List<Factor> factors) {
  Term {
    sums = List.copyOf(sums);
    factors = List.copyOf(factors);
  }

  static Term of(Monomial monomial, Rational coefficient) {
    return new Term(coefficient, monomial.sums(), monomial.factors());
  }

  static Term of(Rational coefficient, Factor... factors) {
    return new Term(coefficient, List.of(), List.of(factors));
  }

  /** Returns the product with another term, whose sums come after this one's. */
  Term times(Monomial other, Rational factor) {
    if (other.isOne()) {
      return new Term(coefficient.times(factor), sums, factors);
    }
    List<Dimension> allSums = new ArrayList<>(sums);
    allSums.addAll(other.sums());
    List<Factor> all = new ArrayList<>(factors);
    int distance = sums.size();
    for (Factor f : other.factors()) {
      all.add(distance == 0 || f.isFreeOfSums() ? f : f.moved(p -> shifted(p, distance)));
    }
    return new Term(coefficient.times(factor), allSums, all);
  }

  private static Position shifted(Position position, int distance) {
    return position.isBound()
        ? new Position(position.variable() - distance, position.offset())
        : position;
  }

  Term times(Rational factor) {
    return new Term(coefficient.times(factor), sums, factors);
  }

  Term with(Factor factor) {
    List<Factor> all = new ArrayList<>(factors);
    all.add(factor);
    return new Term(coefficient, sums, all);
  }

  Term withFactors(List<Factor> others) {
    return new Term(coefficient, sums, others);
  }

  Term without(int place) {
    List<Factor> others = new ArrayList<>(factors);
    others.remove(place);
    return withFactors(others);
  }

  /** Returns this without the summed index at {@code place}, which no factor uses. */
  Term withoutSum(int place) {
    List<Dimension> others = new ArrayList<>(sums);
    others.remove(place);
    int removed = Position.bound(place);
    List<Factor> moved = new ArrayList<>(factors.size());
    for (Factor factor : factors) {
      moved.add(
          factor.moved(
              p -> p.variable() < removed ? new Position(p.variable() + 1, p.offset()) : p));
    }
    return new Term(coefficient, others, moved);
  }

  /** Whether the summed index at {@code place} is in no factor. */
  boolean isUnused(int place) {
    int variable = Position.bound(place);
    return factors.stream().noneMatch(factor -> factor.uses(variable));
  }

  /** Returns the number of positions that the summed index at {@code place} has. */
  int uses(int place) {
    int variable = Position.bound(place);
    int uses = 0;
    for (Factor factor : factors) {
      for (Position position : factor.positions()) {
        uses += position.variable() == variable ? 1 : 0;
      }
    }
    return uses;
  }
}
