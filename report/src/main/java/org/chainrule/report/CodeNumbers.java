package org.chainrule.report;

import org.chainrule.expression.Rational;

/** Numbers as both languages write them. */
final class CodeNumbers {
  private CodeNumbers() {}

  /**
   * Returns {@code 2}, {@code 0.5} or {@code 1 / 3}, with {@code point} as {@code 2.0} and {@code
   * 1.0 / 3.0}, which no language takes for whole numbers.
   */
  static CodeText of(Rational value, boolean point) {
    if (value.signum() < 0) {
      return of(value.negated(), point).negated();
    }
    double nearest = value.toDouble();
    String text = Double.toString(nearest);
    if (value.isInteger()) {
      return CodeText.atom(nearest < 1e7 ? value + (point ? ".0" : "") : text);
    }
    boolean small = value.numerator().bitLength() < 20 && value.denominator().bitLength() < 20;
    if (text.length() <= 8 || !small) {
      return CodeText.atom(text);
    }
    String end = point ? ".0" : "";
    return new CodeText(
        value.numerator() + end + " / " + value.denominator() + end, CodeText.PRODUCT);
  }
}
