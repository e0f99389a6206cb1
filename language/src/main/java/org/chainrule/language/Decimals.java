package org.chainrule.language;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.chainrule.expression.Rational;

/** Numbers as their authors write them: as decimals where those are short, else as fractions. */
final class Decimals {
  private static final int MOST_PLACES = 12;
  private static final BigInteger UNIT = BigInteger.TEN.pow(MOST_PLACES);

  private Decimals() {}

  /** Returns {@code 0.8}, {@code -12}, {@code 1/3}; reading it gives the same number. */
  static String text(Rational value) {
    boolean isShort =
        value.denominator().bitLength() <= UNIT.bitLength()
            && UNIT.mod(value.denominator()).signum() == 0;
    if (!isShort) {
      return value.toString();
    }
    BigInteger scaled = value.numerator().multiply(UNIT.divide(value.denominator()));
    BigDecimal decimal = new BigDecimal(scaled, MOST_PLACES).stripTrailingZeros();
    return decimal.scale() < 0 ? value.toString() : decimal.toPlainString();
  }
}
