package org.chainrule.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Symbol;

/** Figures that are wrong in their last digits. */
final class FigureRounding {
  private static final int FEWEST_DIGITS = 2;
  private static final int SHOWN_DIGITS = 4;

  private FigureRounding() {}

  /** The figures are what comes out when named intermediates are rounded, one or all of them. */
  static Optional<Diagnosis> carried(FigureCase figures) {
    Set<Symbol> names = CarriedValues.names(figures.truth().value());
    CarriedValues carried = new CarriedValues(figures.subject().given().bindings());
    int printed = Math.max(figures.claimed().mostDigits(), FEWEST_DIGITS);
    for (int digits = printed; digits >= FEWEST_DIGITS; digits--) {
      for (Symbol name : List.copyOf(names).reversed()) {
        if (figures.fits(carried.rounded(figures.truth().value(), digits, name::equals))) {
          return rounding(figures, name.name());
        }
      }
      if (names.size() > 1
          && figures.fits(carried.rounded(figures.truth().value(), digits, _ -> true))) {
        return rounding(figures, "every value");
      }
    }
    return Optional.empty();
  }

  private static Optional<Diagnosis> rounding(FigureCase figures, String what) {
    return figures.found(
        MistakeKind.ROUNDING,
        FigureMessages.rounding(figures.quantity(), what, figures.right().brief()));
  }

  /** The figures are whole numbers next to the exact values. */
  static Optional<Diagnosis> whole(FigureCase figures) {
    boolean rounded =
        figures.claimed().isWhole()
            && figures.claimed().entries().stream().anyMatch(f -> f.value().signum() != 0)
            && figures.claimed().isRoundingOf(figures.exact(), OptionalInt.of(0));
    if (!rounded) {
      return Optional.empty();
    }
    FigureMatrix right = figures.claimed().printed(figures.exact(), OptionalInt.of(SHOWN_DIGITS));
    return Optional.of(
        figures.diagnosis(
            MistakeKind.ROUNDING,
            FigureMessages.wholeNumber(figures.quantity(), right.brief()),
            right));
  }

  /** The figures are the exact ones without their further digits. */
  static Optional<Diagnosis> cutOff(FigureCase figures) {
    Matrix exact = figures.exact();
    if (!figures.claimed().hasShapeOf(exact)) {
      return Optional.empty();
    }
    for (int place = 0; place < exact.values().length; place++) {
      Figure figure = figures.claimed().entries().get(place);
      double value = exact.values()[place];
      BigDecimal cut =
          new BigDecimal(Double.toString(value))
              .setScale(figure.value().scale(), RoundingMode.DOWN);
      boolean same =
          cut.compareTo(figure.value()) == 0
              || figures.claimed().agrees(place, value, figures.digits());
      if (!same) {
        return Optional.empty();
      }
    }
    return figures.found(
        MistakeKind.ROUNDING, FigureMessages.cutOff(figures.quantity(), figures.right().brief()));
  }
}
