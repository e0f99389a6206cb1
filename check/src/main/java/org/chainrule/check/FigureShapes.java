package org.chainrule.check;

import java.util.Arrays;
import java.util.Optional;
import org.chainrule.expression.Matrix;

/** Figures in another arrangement than the exact value's. */
final class FigureShapes {
  private FigureShapes() {}

  static Optional<Diagnosis> transposed(FigureCase figures) {
    boolean transposed =
        figures.claimed().entries().size() > 1
            && figures.claimed().transposed().isRoundingOf(figures.exact(), figures.digits());
    return transposed
        ? figures.found(MistakeKind.LAYOUT, FigureMessages.transposed(figures.quantity()))
        : Optional.empty();
  }

  static Optional<Diagnosis> sum(FigureCase figures) {
    Matrix exact = figures.exact();
    boolean sum =
        figures.claimed().entries().size() == 1
            && exact.values().length > 1
            && figures.fits(Matrix.scalar(Arrays.stream(exact.values()).sum()));
    return sum
        ? figures.found(
            MistakeKind.SUM_INSTEAD_OF_VECTOR, FigureMessages.sumOfEntries(figures.quantity()))
        : Optional.empty();
  }
}
