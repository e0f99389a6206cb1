package org.chainrule.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Matrix;

/** Figures that are right but for a few of them, or for how they were copied. */
final class FigureEntries {
  private static final int FARTHEST_SHIFT = 3;

  private FigureEntries() {}

  /** The right entries, in another order. */
  static Optional<Diagnosis> order(FigureCase figures) {
    Matrix exact = figures.exact();
    FigureMatrix claimed = figures.claimed();
    if (!claimed.hasShapeOf(exact) || exact.values().length < 2) {
      return Optional.empty();
    }
    boolean[] used = new boolean[exact.values().length];
    for (int place = 0; place < used.length; place++) {
      int found = -1;
      for (int other = 0; other < used.length; other++) {
        if (!used[other] && claimed.agrees(place, exact.values()[other], figures.digits())) {
          found = other;
          break;
        }
      }
      if (found < 0) {
        return Optional.empty();
      }
      used[found] = true;
    }
    return figures.found(MistakeKind.INDEX, FigureMessages.otherOrder(figures.quantity()));
  }

  /** One entry with two digits exchanged, or with its decimal point in the wrong place. */
  static Optional<Diagnosis> digits(FigureCase figures) {
    Optional<Integer> wrong = onlyWrong(figures);
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    int place = wrong.get();
    double exact = figures.exact().values()[place];
    Figure claimed = figures.claimed().entries().get(place);
    Figure right = figures.right().entries().get(place);
    if (differByExchange(claimed.text(), right.text())) {
      return figures.found(MistakeKind.VALUE, FigureMessages.exchangedDigits(right.text()));
    }
    for (int shift = -FARTHEST_SHIFT; shift <= FARTHEST_SHIFT; shift++) {
      BigDecimal moved = claimed.value().scaleByPowerOfTen(shift);
      boolean fits = shift != 0 && moved.signum() != 0 && new Figure(moved).isRoundingOf(exact);
      if (fits) {
        return figures.found(MistakeKind.VALUE, FigureMessages.shiftedPoint(right.text()));
      }
    }
    return Optional.empty();
  }

  private static boolean differByExchange(String claimed, String right) {
    if (claimed.length() != right.length()) {
      return false;
    }
    for (int i = 0; i + 1 < claimed.length(); i++) {
      String exchanged =
          claimed.substring(0, i)
              + claimed.charAt(i + 1)
              + claimed.charAt(i)
              + claimed.substring(i + 2);
      if (exchanged.equals(right) && !claimed.equals(right)) {
        return true;
      }
    }
    return false;
  }

  /** Fewer than half of the entries are wrong. */
  static Optional<Diagnosis> one(FigureCase figures) {
    Matrix exact = figures.exact();
    if (!figures.claimed().hasShapeOf(exact)) {
      return Optional.empty();
    }
    List<Integer> wrong = figures.claimed().wrong(exact, figures.digits());
    if (2 * wrong.size() > exact.values().length) {
      return Optional.empty();
    }
    List<String> entries =
        wrong.stream()
            .map(place -> FigureMessages.entry(place, exact.rows(), exact.columns()))
            .toList();
    String message =
        wrong.size() == 1
            ? FigureMessages.oneEntry(
                figures.quantity(),
                entries.getFirst(),
                figures.right().entries().get(wrong.getFirst()).text())
            : FigureMessages.someEntries(figures.quantity(), CheckMessages.enumerated(entries));
    return figures.found(MistakeKind.VALUE, message);
  }

  private static Optional<Integer> onlyWrong(FigureCase figures) {
    if (!figures.claimed().hasShapeOf(figures.exact())) {
      return Optional.empty();
    }
    List<Integer> wrong = figures.claimed().wrong(figures.exact(), figures.digits());
    return wrong.size() == 1 ? Optional.of(wrong.getFirst()) : Optional.empty();
  }
}
