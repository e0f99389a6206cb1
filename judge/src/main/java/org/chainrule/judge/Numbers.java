package org.chainrule.judge;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chainrule.expression.Rational;

/** Fractions: whole parts, powers, prime factors. */
final class Numbers {
  private static final int LARGEST_TRIAL = 1_000;
  private static final int LARGEST_EXPONENT = 64;

  private Numbers() {}

  /** Returns the largest whole number that is at most {@code value}. */
  static int floor(Rational value) {
    return whole(
        new Rational(
            value.numerator().subtract(value.numerator().mod(value.denominator())),
            value.denominator()));
  }

  /** Returns a whole number as an int. */
  static int whole(Rational value) {
    if (value.numerator().bitLength() > 30) {
      throw new GivenUp("an exponent is too large");
    }
    return value.numerator().intValueExact();
  }

  /** Whether {@code value} is a whole even number. */
  static boolean isEven(Rational value) {
    return value.isInteger() && !value.numerator().testBit(0);
  }

  /** Whether {@code value} is a whole odd number. */
  static boolean isOdd(Rational value) {
    return value.isInteger() && value.numerator().testBit(0);
  }

  /** Returns {@code base} to a whole power. */
  static Rational power(Rational base, int exponent) {
    if (Math.abs(exponent) > LARGEST_EXPONENT) {
      throw new GivenUp("an exponent is too large");
    }
    int magnitude = Math.abs(exponent);
    Rational power =
        new Rational(base.numerator().pow(magnitude), base.denominator().pow(magnitude));
    return exponent < 0 ? Rational.ONE.dividedBy(power) : power;
  }

  /**
   * Returns the factors of a positive number with their exponents: primes, and what is left when
   * all small primes are divided out.
   */
  static Map<BigInteger, Integer> factors(Rational number) {
    Map<BigInteger, Integer> factors = new LinkedHashMap<>();
    collect(number.numerator(), 1, factors);
    collect(number.denominator(), -1, factors);
    return factors;
  }

  private static void collect(BigInteger number, int sign, Map<BigInteger, Integer> factors) {
    BigInteger rest = number;
    for (int trial = 2; trial <= LARGEST_TRIAL && rest.bitLength() > 1; trial++) {
      BigInteger divisor = BigInteger.valueOf(trial);
      while (rest.mod(divisor).signum() == 0) {
        rest = rest.divide(divisor);
        factors.merge(divisor, sign, Integer::sum);
      }
    }
    if (rest.bitLength() > 1) {
      factors.merge(rest, sign, Integer::sum);
    }
  }
}
