package org.chainrule.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.report.Notation.*;

/** Numbers and sizes as on paper. */
final class Numbers {
  private Numbers() {}

  static Notation of(Rational value) {
    String text = value.toString();
    boolean negative = text.startsWith("-");
    String unsigned = negative ? text.substring(1) : text;
    int slash = unsigned.indexOf('/');
    int power = unsigned.indexOf('E');
    Notation number =
        power >= 0
            ? scientific(unsigned.substring(0, power), unsigned.substring(power + 1))
            : slash < 0
                ? new Numeral(unsigned)
                : new Fraction(
                    new Numeral(unsigned.substring(0, slash)),
                    new Numeral(unsigned.substring(slash + 1)),
                    true);
    return negative ? Notation.row(Sign.NEGATIVE, number) : number;
  }

  /** Returns {@code 2.5·10⁻⁷}. */
  private static Notation scientific(String mantissa, String exponent) {
    Notation power = Notation.raised(new Numeral("10"), of(Rational.of(Long.parseLong(exponent))));
    return mantissa.equals("1") ? power : Notation.row(new Numeral(mantissa), Sign.BY, power);
  }

  static Notation of(Dimension dimension) {
    List<Notation> row = new ArrayList<>();
    for (Dimension.Term term : dimension.terms()) {
      boolean negative = term.coefficient() < 0;
      if (row.isEmpty()) {
        if (negative) {
          row.add(Sign.NEGATIVE);
        }
      } else {
        row.add(negative ? Sign.MINUS : Sign.PLUS);
      }
      row.add(term(term));
    }
    return row.isEmpty() ? new Numeral("0") : Notation.row(row);
  }

  private static Notation term(Dimension.Term term) {
    List<Notation> factors = new ArrayList<>();
    BigInteger magnitude = BigInteger.valueOf(term.coefficient()).abs();
    if (!magnitude.equals(BigInteger.ONE) || term.names().isEmpty()) {
      factors.add(new Numeral(magnitude.toString()));
    }
    for (SizeName name : term.names()) {
      if (!factors.isEmpty()) {
        factors.add(Sign.TIMES);
      }
      factors.add(Lettering.of(name.name(), java.util.Optional.empty()));
    }
    return Notation.row(factors);
  }

  /** Returns {@code m × n}. */
  static Notation of(Shape shape) {
    return Notation.row(
        Precedence.at(Precedence.PRODUCT, of(shape.rows())),
        Sign.BY,
        Precedence.at(Precedence.PRODUCT, of(shape.columns())));
  }
}
