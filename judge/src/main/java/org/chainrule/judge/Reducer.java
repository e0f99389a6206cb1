package org.chainrule.judge;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Rational;

/**
 * Brings products into normal form, rule by rule, until none applies: a work list instead of
 * recursion.
 */
final class Reducer {
  private final Algebra algebra;
  private final Deltas deltas;
  private final Brackets brackets;
  private final Cancellation cancellation;
  private final int unrolled;

  Reducer(Algebra algebra, int unrolled) {
    this.algebra = algebra;
    this.deltas = new Deltas(algebra);
    this.brackets = new Brackets();
    this.cancellation = new Cancellation(algebra);
    this.unrolled = unrolled;
  }

  Polynomial reduce(List<Term> products) {
    Map<Monomial, Rational> terms = new LinkedHashMap<>();
    Deque<Term> work = new ArrayDeque<>(products);
    while (!work.isEmpty()) {
      Term product = merged(work.pop());
      algebra.budget().spend(1 + product.factors().size());
      if (product.coefficient().signum() == 0) {
        continue;
      }
      boolean replaced =
          expandBase(product, work)
              || squaredSine(product, work)
              || brackets.apply(product, work)
              || deltas.apply(product, work)
              || sumToOne(product, work)
              || cancellation.apply(product, work)
              || unusedSum(product, work)
              || unroll(product, work);
      if (!replaced) {
        terms.merge(
            Labelling.of(product.sums(), product.factors()), product.coefficient(), Rational::plus);
        algebra.budget().checkTerms(terms.size());
      }
    }
    return Polynomial.of(terms);
  }

  /** Adds the exponents of like factors. */
  private Term merged(Term product) {
    List<Factor> merged = new ArrayList<>(product.factors().size());
    Rational coefficient = product.coefficient();
    for (Factor factor : product.factors()) {
      Factor normalized = factor.normalized();
      if (!normalized.equals(factor) && factor.head() instanceof Head.Entry(var symbol)) {
        boolean _ = algebra.facts().use(new Condition.Symmetric(symbol));
      }
      add(normalized, merged);
    }
    List<Factor> kept = new ArrayList<>(merged.size());
    for (Factor factor : merged) {
      Rational exponent = factor.exponent();
      if (exponent.signum() == 0) {
        continue;
      }
      if (factor.head() instanceof Head.Prime(BigInteger value) && !isFraction(exponent)) {
        int whole = Numbers.floor(exponent);
        coefficient = coefficient.times(Numbers.power(new Rational(value, BigInteger.ONE), whole));
        Rational rest = exponent.plus(Rational.of(-whole));
        if (rest.signum() != 0) {
          kept.add(factor.withExponent(rest));
        }
      } else {
        kept.add(
            factor.head().isBracket() && exponent.signum() > 0
                ? factor.withExponent(Rational.ONE)
                : factor);
      }
    }
    return new Term(coefficient, product.sums(), kept);
  }

  private static boolean isFraction(Rational exponent) {
    return exponent.signum() > 0 && exponent.compareTo(Rational.ONE) < 0;
  }

  private static void add(Factor factor, List<Factor> merged) {
    for (int i = 0; i < merged.size(); i++) {
      Factor other = merged.get(i);
      if (other.isLike(factor)) {
        merged.set(i, other.withExponent(other.exponent().plus(factor.exponent())));
        return;
      }
    }
    merged.add(factor);
  }

  /** A sum to a power of one or more is multiplied out. */
  private boolean expandBase(Term product, Deque<Term> work) {
    for (int i = 0; i < product.factors().size(); i++) {
      Factor factor = product.factors().get(i);
      if (factor.head() instanceof Head.Base && factor.exponent().compareTo(Rational.ONE) >= 0) {
        Term less =
            product
                .without(i)
                .with(factor.withExponent(factor.exponent().plus(Rational.MINUS_ONE)));
        factor
            .atom()
            .argument()
            .terms()
            .forEach((m, c) -> {
              algebra.budget().spend(1);
              work.addAll(algebra.substitute(less.times(m, c), Algebra.slots(factor)));
            });
        return true;
      }
    }
    return false;
  }

  /** sin² z = 1 − cos² z. */
  private boolean squaredSine(Term product, Deque<Term> work) {
    for (int i = 0; i < product.factors().size(); i++) {
      Factor factor = product.factors().get(i);
      if (factor.head() instanceof Head.Function(ElementwiseFunction function)
          && function == ElementwiseFunction.SIN
          && factor.exponent().compareTo(Rational.of(2)) >= 0) {
        Term less =
            product.without(i).with(factor.withExponent(factor.exponent().plus(Rational.of(-2))));
        Factor cosine =
            algebra
                .atoms()
                .of(
                    new Head.Function(ElementwiseFunction.COS),
                    List.of(),
                    factor.atom().arguments());
        Factor placed =
            new Factor(
                cosine.atom(), moved(cosine.positions(), Algebra.slots(factor)), Rational.of(2));
        work.push(less);
        work.push(less.with(placed).times(Rational.MINUS_ONE));
        return true;
      }
    }
    return false;
  }

  private static List<Position> moved(List<Position> slots, Map<Integer, Position> positions) {
    return slots.stream().map(slot -> positions.getOrDefault(slot.variable(), slot)).toList();
  }

  /** The entries of a vector, or of a row of a matrix, that is declared so sum to one. */
  private boolean sumToOne(Term product, Deque<Term> work) {
    for (int i = 0; i < product.factors().size(); i++) {
      Factor factor = product.factors().get(i);
      if (factor.head() instanceof Head.Entry(var symbol)
          && !factor.positions().isEmpty()
          && factor.exponent().is(1)
          && factor.positions().getLast().isBound()
          && factor.positions().getLast().isPlain()) {
        int place = Position.place(factor.positions().getLast().variable());
        Dimension size =
            symbol.shape().columns().is(1) ? symbol.shape().rows() : symbol.shape().columns();
        if (product.uses(place) == 1
            && product.sums().get(place).equals(Sizes.plain(size))
            && algebra.facts().use(new Condition.SumsToOne(symbol))) {
          work.push(product.without(i).withoutSum(place));
          return true;
        }
      }
    }
    return false;
  }

  /** A sum over an index that occurs nowhere is a multiple. */
  private boolean unusedSum(Term product, Deque<Term> work) {
    for (int place = 0; place < product.sums().size(); place++) {
      if (product.isUnused(place)) {
        Term rest = product.withoutSum(place);
        algebra
            .size(product.sums().get(place))
            .terms()
            .forEach((m, c) -> work.push(rest.times(m, c)));
        return true;
      }
    }
    return false;
  }

  /** Writes out a sum over a few terms. */
  private boolean unroll(Term product, Deque<Term> work) {
    for (int place = 0; place < product.sums().size(); place++) {
      int size = product.sums().get(place).constant().orElse(Integer.MAX_VALUE);
      if (size <= unrolled) {
        for (int position = 1; position <= size; position++) {
          Position at = Position.at(Dimension.of(position));
          for (Term term : algebra.substitute(product, Map.of(Position.bound(place), at))) {
            work.push(term.withoutSum(place));
          }
        }
        return true;
      }
    }
    return false;
  }
}
