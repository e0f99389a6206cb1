package org.chainrule.check;

import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * A printed number: {@code 0.2880} says that the value is at most half a unit of the fourth digit
 * away.
 *
 * @param value the number with the digits that it was printed with
 */
record Figure(BigDecimal value) {
  /** What double precision may lose on the way to an exact value, relative to the value. */
  private static final double LOST = 1e-11;

  /** Returns half a unit of the last printed digit. */
  double halfUnit() {
    return 0.5 * Math.pow(10, -value.scale());
  }

  /** Whether nothing is printed behind the decimal point: {@code 4}, {@code -6}. */
  boolean isWhole() {
    return value.scale() <= 0;
  }

  /** Whether an exact value rounds to this figure. */
  boolean isRoundingOf(double exact) {
    return isWithin(exact, halfUnit());
  }

  /** Whether an exact value is at most {@code distance} away. */
  boolean isWithin(double exact, double distance) {
    return Math.abs(exact - value.doubleValue()) <= distance + LOST * Math.max(Math.abs(exact), 1);
  }

  /** Returns the numbers that this figure stands for. */
  Interval interval() {
    double middle = value.doubleValue();
    return new Interval(middle - halfUnit(), middle + halfUnit()).widened();
  }

  /** Returns the figure with the other sign. */
  Figure negated() {
    return new Figure(value.negate());
  }

  /** Returns an exact value, printed to the same digits. */
  Figure printed(double exact) {
    return printed(exact, OptionalInt.empty());
  }

  /** Returns an exact value, printed to {@code digits} digits where that is said. */
  Figure printed(double exact, OptionalInt digits) {
    int places = digits.orElse(value.scale());
    BigDecimal rounded =
        new BigDecimal(Double.toString(exact)).setScale(places, java.math.RoundingMode.HALF_EVEN);
    return new Figure(rounded);
  }

  /** Returns the number as it is printed. */
  String text() {
    return value.scale() < 0 ? value.toString() : value.toPlainString();
  }
}
