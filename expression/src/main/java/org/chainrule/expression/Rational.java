package org.chainrule.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact fraction in lowest terms with a positive denominator.
 *
 * @param numerator the numerator, with the sign
 * @param denominator the denominator, positive
 */
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {
  /** The largest power of ten that a decimal may have. */
  public static final int MAX_EXPONENT = 5_000;

  /** The number 0. */
  public static final Rational ZERO = of(0);

  /** The number 1. */
  public static final Rational ONE = of(1);

  /** The number −1. */
  public static final Rational MINUS_ONE = of(-1);

  /**
   * Reduces to lowest terms.
   *
   * @throws ArithmeticException if the denominator is zero
   */
  public Rational {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  /** Returns the integer {@code value}. */
  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  /** Returns {@code numerator / denominator}. */
  public static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /**
   * Returns the number that a decimal such as {@code 0.25} or {@code 1e-3} stands for, exactly.
   *
   * @throws ArithmeticException if its exponent is beyond ±{@value #MAX_EXPONENT}, far outside of
   *     what a double can hold
   */
  public static Rational of(BigDecimal decimal) {
    if (decimal.scale() > MAX_EXPONENT || decimal.scale() < -MAX_EXPONENT) {
      throw new ArithmeticException("the exponent of " + decimal + " is too large");
    }
    return decimal.scale() <= 0
        ? new Rational(decimal.toBigIntegerExact(), BigInteger.ONE)
        : new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  /** Returns {@code this + other}. */
  public Rational plus(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /** Returns {@code this * other}. */
  public Rational times(Rational other) {
    return new Rational(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * Returns {@code this / other}.
   *
   * @throws ArithmeticException if {@code other} is zero
   */
  public Rational dividedBy(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /** Returns {@code -this}. */
  public Rational negated() {
    return new Rational(numerator.negate(), denominator);
  }

  /** Returns −1, 0 or 1. */
  public int signum() {
    return numerator.signum();
  }

  /** Whether this is a whole number. */
  public boolean isInteger() {
    return denominator.equals(BigInteger.ONE);
  }

  /** Whether this is the whole number {@code value}. */
  public boolean is(long value) {
    return isInteger() && numerator.equals(BigInteger.valueOf(value));
  }

  /** Returns the nearest double. */
  public double toDouble() {
    if (numerator.bitLength() <= 53 && denominator.bitLength() <= 53) {
      return (double) numerator.longValueExact() / (double) denominator.longValueExact();
    }
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), new MathContext(40))
        .doubleValue();
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** Returns {@code 3}, {@code -1/2}, or a decimal where that is exact and no longer, as 0.01. */
  @Override
  public String toString() {
    if (isInteger()) {
      return numerator.toString();
    }
    BigInteger rest = denominator;
    for (BigInteger prime : new BigInteger[] {BigInteger.TWO, BigInteger.valueOf(5)}) {
      while (rest.mod(prime).signum() == 0) {
        rest = rest.divide(prime);
      }
    }
    String fraction = numerator + "/" + denominator;
    boolean small = denominator.compareTo(BigInteger.valueOf(9)) <= 0;
    if (small || !rest.equals(BigInteger.ONE)) {
      return fraction;
    }
    String decimal = new BigDecimal(numerator).divide(new BigDecimal(denominator)).toString();
    return decimal.length() <= fraction.length() ? decimal : fraction;
  }
}
