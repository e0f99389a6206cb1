package org.chainrule.judge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Rational;

/**
 * A polynomial as a number, common factors, and the rest: {@code 2e^x + 2e^(−x)} as {@code 2 e^(−x)
 * (e^(2x) + 1)}. Negative powers count as common, so that fractions get a common denominator.
 *
 * @param coefficient the number, positive
 * @param factors the common factors
 * @param rest what is left, in which whole coefficients have no common divisor
 */
record Factoring(Rational coefficient, List<Factor> factors, Polynomial rest) {
  private static final int MOST_ROUNDS = 8;

  private record Key(Atom atom, List<Position> positions) {}

  /** Factors {@code polynomial}, which is not zero. */
  static Factoring of(Polynomial polynomial, Algebra algebra) {
    Map<Key, Rational> content = new LinkedHashMap<>();
    Polynomial rest = polynomial;
    for (int round = 0; round < MOST_ROUNDS && !rest.isZero(); round++) {
      Map<Key, Rational> common = common(rest);
      if (common.isEmpty()) {
        break;
      }
      List<Factor> inverses = new ArrayList<>();
      common.forEach((key, exponent) -> {
        content.merge(key, exponent, Rational::plus);
        inverses.add(new Factor(key.atom(), key.positions(), exponent.negated()));
      });
      rest = algebra.multiply(rest, inverses);
    }
    List<Factor> factors = new ArrayList<>();
    content.forEach((key, exponent) -> {
      if (exponent.signum() != 0) {
        factors.add(new Factor(key.atom(), key.positions(), exponent));
      }
    });
    Rational number = number(rest);
    return new Factoring(number, factors, rest.times(Rational.ONE.dividedBy(number)));
  }

  private static Map<Key, Rational> common(Polynomial polynomial) {
    Map<Key, Rational> least = new LinkedHashMap<>();
    Map<Key, Integer> occurrences = new LinkedHashMap<>();
    for (Monomial monomial : polynomial.terms().keySet()) {
      for (Factor factor : monomial.factors()) {
        if (factor.isFreeOfSums() && !factor.head().isBracket()) {
          Key key = new Key(factor.atom(), factor.positions());
          least.merge(key, factor.exponent(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
          occurrences.merge(key, 1, Integer::sum);
        }
      }
    }
    int terms = polynomial.terms().size();
    Map<Key, Rational> common = new LinkedHashMap<>();
    least.forEach((key, exponent) -> {
      boolean everywhere = occurrences.getOrDefault(key, 0) == terms;
      if (everywhere || exponent.signum() < 0) {
        common.put(key, exponent);
      }
    });
    return common;
  }

  /** Returns the greatest positive number that leaves whole coefficients. */
  private static Rational number(Polynomial polynomial) {
    BigInteger numerator = BigInteger.ZERO;
    BigInteger denominator = BigInteger.ONE;
    for (Rational coefficient : polynomial.terms().values()) {
      numerator = numerator.gcd(coefficient.numerator());
      BigInteger gcd = denominator.gcd(coefficient.denominator());
      denominator = denominator.divide(gcd).multiply(coefficient.denominator());
    }
    return numerator.signum() == 0 ? Rational.ONE : new Rational(numerator, denominator);
  }
}
