package org.chainrule.judge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chainrule.expression.Rational;

/** A sum of {@link Monomial}s with their coefficients, none of them zero: the normal form. */
final class Polynomial {
  /** The number 0. */
  static final Polynomial ZERO = new Polynomial(Map.of());

  /** The number 1. */
  static final Polynomial ONE = new Polynomial(Map.of(Monomial.ONE, Rational.ONE));

  private final Map<Monomial, Rational> terms;
  private final long hash;

  private Polynomial(Map<Monomial, Rational> terms) {
    this.terms = terms;
    long sum = terms.size();
    for (Map.Entry<Monomial, Rational> term : terms.entrySet()) {
      sum += Mix.of(term.getKey().hash(), term.getValue().hashCode());
    }
    this.hash = Mix.of(sum);
  }

  /** Returns the sum of {@code terms}, whose coefficients may be zero. */
  static Polynomial of(Map<Monomial, Rational> terms) {
    Map<Monomial, Rational> kept = new LinkedHashMap<>(terms);
    kept.values().removeIf(coefficient -> coefficient.signum() == 0);
    return new Polynomial(Collections.unmodifiableMap(kept));
  }

  static Polynomial of(Rational number) {
    return number.signum() == 0 ? ZERO : new Polynomial(Map.of(Monomial.ONE, number));
  }

  Map<Monomial, Rational> terms() {
    return terms;
  }

  long hash() {
    return hash;
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  /** Whether this is a number. */
  boolean isNumber() {
    return terms.isEmpty() || (terms.size() == 1 && terms.containsKey(Monomial.ONE));
  }

  /** Returns the number that this is, or the constant term. */
  Rational number() {
    return terms.getOrDefault(Monomial.ONE, Rational.ZERO);
  }

  /** Returns this times {@code factor}. */
  Polynomial times(Rational factor) {
    if (factor.is(1)) {
      return this;
    }
    Map<Monomial, Rational> scaled = new LinkedHashMap<>();
    terms.forEach((monomial, coefficient) -> scaled.put(monomial, coefficient.times(factor)));
    return of(scaled);
  }

  /** Returns {@code this + factor * other}. */
  Polynomial plus(Polynomial other, Rational factor) {
    Map<Monomial, Rational> sum = new LinkedHashMap<>(terms);
    other.terms.forEach(
        (monomial, coefficient) -> sum.merge(monomial, coefficient.times(factor), Rational::plus));
    return of(sum);
  }

  /** Returns {@code this + other}. */
  Polynomial plus(Polynomial other) {
    return plus(other, Rational.ONE);
  }

  /** Returns {@code this - other}. */
  Polynomial minus(Polynomial other) {
    return plus(other, Rational.MINUS_ONE);
  }

  /** Returns {@code -this}. */
  Polynomial negated() {
    return times(Rational.MINUS_ONE);
  }

  /** Returns the variables that are not summed. */
  Set<Integer> freeVariables() {
    Set<Integer> free = new TreeSet<>();
    for (Monomial monomial : terms.keySet()) {
      for (Factor factor : monomial.factors()) {
        for (Position position : factor.positions()) {
          if (position.variable() > Position.FIXED) {
            free.add(position.variable());
          }
        }
      }
    }
    return free;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polynomial polynomial
        && polynomial.hash == hash
        && polynomial.terms.equals(terms);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash);
  }

  @Override
  public String toString() {
    return terms.toString();
  }
}
