package org.chainrule.report;

import org.chainrule.report.Notation.*;

/** ∂A/∂B and dA. */
final class DerivativeNotation {
  private static final Notation TWO = new Numeral("2");

  private DerivativeNotation() {}

  static Notation first(Notation of, Notation by) {
    return new Fraction(
        Notation.row(Sign.PARTIAL, operand(of)), Notation.row(Sign.PARTIAL, operand(by)), false);
  }

  static Notation second(Notation of, Notation by) {
    return new Fraction(
        Notation.row(Notation.raised(Sign.PARTIAL, TWO), operand(of)),
        Notation.row(Sign.PARTIAL, Notation.raised(Precedence.asBase(by), TWO)),
        false);
  }

  /** Returns ∂²of/∂first∂second. */
  static Notation mixed(Notation of, Notation first, Notation second) {
    return new Fraction(
        Notation.row(Notation.raised(Sign.PARTIAL, TWO), operand(of)),
        Notation.row(Sign.PARTIAL, operand(first), Sign.PARTIAL, operand(second)),
        false);
  }

  static Notation differential(Notation of) {
    return Notation.row(Notation.word("d"), operand(of));
  }

  private static Notation operand(Notation notation) {
    return Precedence.at(Precedence.POSTFIX, notation);
  }
}
