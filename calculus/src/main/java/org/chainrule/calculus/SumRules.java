package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Shape;

/**
 * The display passes of sums: equal terms are collected, what all terms share comes out, and so
 * does what two matrix products begin or end with, while that makes the formula shorter.
 */
final class SumRules {
  /** A longer sum is collected, but not searched for common factors pair by pair. */
  private static final int MOST_PAIRED_TERMS = 24;

  private final SymbolCount count;

  SumRules(SymbolCount count) {
    this.count = count;
  }

  /** Returns a sum whose terms have been simplified in its shortest form. */
  Expression rewritten(Expression sum) {
    Shape shape = sum.shape();
    List<Monomial> terms = collected(sum);
    Expression plain = sum(terms.stream().map(Monomial::expression).toList(), shape);
    if (!(plain.operation() instanceof Add())) {
      return plain;
    }
    List<Expression> forms = new ArrayList<>(List.of(plain));
    withoutCommonFactors(terms, shape).ifPresent(forms::add);
    expanded(terms, shape).ifPresent(forms::add);
    if (plain.operands().size() <= MOST_PAIRED_TERMS) {
      forms.add(inPairs(plain));
      forms.add(turnedAround(plain));
    }
    Expression best = plain;
    for (Expression form : forms) {
      if (count.count(form) < count.count(best)) {
        best = form;
      }
    }
    return best;
  }

  /** Returns the terms with sums inside of the sum opened and multiples of one term joined. */
  private static List<Monomial> collected(Expression sum) {
    List<Monomial> terms = new ArrayList<>();
    for (Expression summand : opened(sum)) {
      Monomial term = Monomial.of(summand);
      boolean joined = false;
      for (int i = 0; i < terms.size() && !joined; i++) {
        if (terms.get(i).isMultipleOf(term)) {
          Rational total = terms.get(i).coefficient().plus(term.coefficient());
          terms.set(i, terms.get(i).withCoefficient(total));
          joined = true;
        }
      }
      if (!joined) {
        terms.add(term);
      }
    }
    terms.removeIf(term -> term.coefficient().signum() == 0);
    return terms;
  }

  private static List<Expression> opened(Expression sum) {
    List<Expression> terms = new ArrayList<>();
    for (Expression summand : sum.operands()) {
      Coefficient split = Coefficient.of(summand);
      if (split.core().operation() instanceof Add()) {
        split.core().operands().forEach(t -> terms.add(Expressions.scale(split.factor(), t)));
      } else {
        terms.add(summand);
      }
    }
    return terms;
  }

  /** Joins terms, a positive one first, with errors the way they are read: output − target. */
  private Expression sum(List<Expression> terms, Shape shape) {
    return terms.isEmpty() ? Expressions.zeros(shape) : sum(terms);
  }

  private Expression sum(List<Expression> terms) {
    List<Expression> ordered = plainFirst(Signs.positiveFirst(terms));
    List<Expression> read = new ArrayList<>();
    for (Expression term : ordered) {
      Optional<Expression> turned =
          (!read.isEmpty() && Signs.isTurnedError(term)) || Signs.hasOpposites(term)
              ? Signs.negated(term, count)
              : Optional.empty();
      read.add(turned.map(Expressions::negate).orElse(term));
    }
    return Expressions.add(read);
  }

  /** A + Aᵀ rather than Aᵀ + A. */
  private static List<Expression> plainFirst(List<Expression> terms) {
    if (terms.size() == 2
        && terms.getFirst().operation() instanceof Transpose()
        && terms.getFirst().operand(0).equals(terms.getLast())) {
      return terms.reversed();
    }
    return terms;
  }

  /** Returns the sum with the factors that all terms have in common in front. */
  private Optional<Expression> withoutCommonFactors(List<Monomial> terms, Shape shape) {
    SequencedMap<Expression, Rational> scalars =
        common(terms.stream().map(Monomial::scalars).toList());
    SequencedMap<Expression, Rational> entries =
        common(terms.stream().map(Monomial::entries).toList());
    Rational number = commonNumber(terms);
    if (scalars.isEmpty() && entries.isEmpty() && number.is(1)) {
      return Optional.empty();
    }
    List<Expression> rest = new ArrayList<>();
    for (Monomial term : terms) {
      rest.add(
          term.withCoefficient(term.coefficient().dividedBy(number))
              .withFactors(without(term.scalars(), scalars), without(term.entries(), entries))
              .expression());
    }
    Expression inner = sum(rest, shape);
    SequencedMap<Expression, Rational> outer = new LinkedHashMap<>(entries);
    SequencedMap<Expression, Rational> front = new LinkedHashMap<>(scalars);
    (shape.isScalar() ? front : outer).merge(inner, Rational.ONE, Rational::plus);
    return Optional.of(new Monomial(number, front, outer, shape).expression());
  }

  /** Returns the number that all coefficients have in common: their magnitude, if that is equal. */
  private static Rational commonNumber(List<Monomial> terms) {
    Rational first = magnitude(terms.getFirst().coefficient());
    boolean equal = terms.stream().allMatch(t -> magnitude(t.coefficient()).equals(first));
    boolean negative = terms.stream().allMatch(t -> t.coefficient().signum() < 0);
    if (!equal) {
      return negative ? Rational.MINUS_ONE : Rational.ONE;
    }
    return negative ? first.negated() : first;
  }

  private static Rational magnitude(Rational value) {
    return value.signum() < 0 ? value.negated() : value;
  }

  /** Returns the factors that all have, each with its smallest exponent. */
  private static SequencedMap<Expression, Rational> common(
      List<SequencedMap<Expression, Rational>> all) {
    SequencedMap<Expression, Rational> shared = new LinkedHashMap<>();
    all.getFirst()
        .forEach((base, exponent) -> {
          Rational least = exponent;
          int sign = exponent.signum();
          for (Map<Expression, Rational> factors : all) {
            Rational other = factors.getOrDefault(base, Rational.ZERO);
            if (other.signum() != sign) {
              return;
            }
            boolean closer = sign > 0 ? other.compareTo(least) < 0 : other.compareTo(least) > 0;
            least = closer ? other : least;
          }
          shared.put(base, least);
        });
    return shared;
  }

  private static SequencedMap<Expression, Rational> without(
      SequencedMap<Expression, Rational> factors, Map<Expression, Rational> shared) {
    SequencedMap<Expression, Rational> rest = new LinkedHashMap<>();
    factors.forEach((base, exponent) -> {
      Rational left = exponent.plus(shared.getOrDefault(base, Rational.ZERO).negated());
      if (left.signum() != 0) {
        rest.put(base, left);
      }
    });
    return rest;
  }

  /**
   * Returns the sum with elementwise products of sums multiplied out, where terms then cancel: (1 −
   * t) ⊙ p − t ⊙ (1 − p) is p − t.
   */
  private Optional<Expression> expanded(List<Monomial> terms, Shape shape) {
    List<Expression> all = new ArrayList<>();
    boolean opened = false;
    for (Monomial term : terms) {
      List<Expression> parts = Distribution.of(term);
      opened |= parts.size() > 1;
      all.addAll(parts);
    }
    if (!opened || all.size() > MOST_PAIRED_TERMS) {
      return Optional.empty();
    }
    List<Monomial> joined = collected(Expression.of(new Add(), all));
    return joined.size() < all.size()
        ? Optional.of(sum(joined.stream().map(Monomial::expression).toList(), shape))
        : Optional.empty();
  }

  /** Joins two terms at a time, those first that save most. */
  private Expression inPairs(Expression sum) {
    Expression current = sum;
    while (current.operation() instanceof Add()) {
      Expression best = current;
      List<Expression> terms = current.operands();
      for (int i = 0; i < terms.size(); i++) {
        for (int j = i + 1; j < terms.size(); j++) {
          for (Expression joined : joined(terms.get(i), terms.get(j))) {
            List<Expression> others = new ArrayList<>(terms);
            others.remove(j);
            others.set(i, joined);
            Expression candidate = sum(others, sum.shape());
            if (count.count(candidate) < count.count(best)) {
              best = candidate;
            }
          }
        }
      }
      if (best.equals(current)) {
        return current;
      }
      current = best;
    }
    return current;
  }

  /** Returns what two terms are together: with a common beginning, end, or elementwise factor. */
  private List<Expression> joined(Expression a, Expression b) {
    List<Expression> forms = new ArrayList<>();
    Monomial first = Monomial.of(a);
    Monomial second = Monomial.of(b);
    withoutCommonFactors(List.of(first, second), a.shape()).ifPresent(forms::add);
    asChains(first, second).ifPresent(forms::add);
    return forms;
  }

  private Optional<Expression> asChains(Monomial a, Monomial b) {
    Optional<List<Expression>> left = chain(a);
    Optional<List<Expression>> right = chain(b);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    List<Expression> p = left.get();
    List<Expression> q = right.get();
    int most = Math.min(p.size(), q.size()) - 1;
    int before = 0;
    while (before < most && p.get(before).equals(q.get(before))) {
      before++;
    }
    int after = 0;
    while (after < most - before
        && p.get(p.size() - 1 - after).equals(q.get(q.size() - 1 - after))) {
      after++;
    }
    if (before + after == 0) {
      return Optional.empty();
    }
    SequencedMap<Expression, Rational> scalars = common(List.of(a.scalars(), b.scalars()));
    Rational number = commonNumber(List.of(a, b));
    Expression middle =
        sum(
            List.of(
                middle(a, number, scalars, p.subList(before, p.size() - after)),
                middle(b, number, scalars, q.subList(before, q.size() - after))));
    List<Expression> factors = new ArrayList<>(p.subList(0, before));
    factors.add(middle);
    factors.addAll(p.subList(p.size() - after, p.size()));
    Expression front =
        new Monomial(number, scalars, new LinkedHashMap<>(), Shape.SCALAR).expression();
    return Optional.of(Expressions.scale(front, Expressions.product(factors)));
  }

  private static Expression middle(
      Monomial term, Rational number, Map<Expression, Rational> scalars, List<Expression> factors) {
    Expression front =
        new Monomial(
                term.coefficient().dividedBy(number),
                without(term.scalars(), scalars),
                new LinkedHashMap<>(),
                Shape.SCALAR)
            .expression();
    return Expressions.scale(front, Expressions.product(factors));
  }

  /** Returns the factors of a term that is one matrix product, or one matrix. */
  private static Optional<List<Expression>> chain(Monomial term) {
    if (term.entries().size() != 1 || !term.entries().firstEntry().getValue().is(1)) {
      return Optional.empty();
    }
    Expression base = term.entries().firstEntry().getKey();
    return Optional.of(base.operation() instanceof Product() ? base.operands() : List.of(base));
  }

  /** Returns (A B + B A)ᵀ for Bᵀ Aᵀ + Aᵀ Bᵀ. */
  private Expression turnedAround(Expression sum) {
    if (sum.isScalar()) {
      return sum;
    }
    List<Expression> transposes = sum.operands().stream().map(Chains::transposed).toList();
    Expression inner = sum(transposes, sum.shape().transposed());
    return Expression.of(new Transpose(), inner);
  }
}
