package org.chainrule.check;

/**
 * The numbers from {@code low} to {@code high}, both included. Results of arithmetic are widened by
 * what rounding may have lost, so that they hold every exact result.
 *
 * @param low the smallest
 * @param high the largest
 */
record Interval(double low, double high) {
  /** A few units in the last place of a double. */
  private static final double ROUNDING = 1e-15;

  /** Returns the single number {@code value}. */
  static Interval of(double value) {
    return new Interval(value, value);
  }

  /** Returns this with what rounding may have lost at both ends. */
  Interval widened() {
    double slack = ROUNDING * Math.max(Math.abs(low), Math.abs(high)) + Double.MIN_NORMAL;
    return new Interval(low - slack, high + slack);
  }

  boolean contains(double value) {
    return low <= value && value <= high;
  }

  boolean meets(Interval other) {
    return low <= other.high && other.low <= high;
  }

  double middle() {
    return low + (high - low) / 2;
  }

  double radius() {
    return (high - low) / 2;
  }

  Interval plus(Interval other) {
    return new Interval(low + other.low, high + other.high).widened();
  }

  Interval negated() {
    return new Interval(-high, -low);
  }

  Interval times(Interval other) {
    return hull(low * other.low, low * other.high, high * other.low, high * other.high).widened();
  }

  /** Returns all quotients, all numbers where the divisor may be zero. */
  Interval dividedBy(Interval other) {
    return other.contains(0)
        ? new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
        : times(new Interval(1 / other.high, 1 / other.low).widened());
  }

  /** Returns all absolute values. */
  Interval magnitude() {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    return new Interval(contains(0) ? 0 : Math.min(Math.abs(low), Math.abs(high)), largest);
  }

  /** Returns all powers with a fixed exponent. */
  Interval power(double exponent) {
    Interval ends = hull(Math.pow(low, exponent), Math.pow(high, exponent)).widened();
    if (!contains(0)) {
      return ends;
    }
    return exponent > 0
        ? hull(ends.low, ends.high, 0)
        : new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  private static Interval hull(double... values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isNaN(value)) {
        return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
      }
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return new Interval(low, high);
  }
}
