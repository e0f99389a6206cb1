package org.chainrule.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chainrule.expression.EvaluationException;

/** What is wrong with printed figures: the first explanation that gives exactly these figures. */
final class FigureDiagnosis {
  private static final List<Function<FigureCase, Optional<Diagnosis>>> RUNGS =
      List.of(
          FigureShapes::transposed,
          FigureShapes::sum,
          FigureSigns::all,
          FigureRounding::carried,
          FigureRounding::cutOff,
          FigureMixUps::otherQuantity,
          FigureMixUps::otherTime,
          FigureMixUps::updatedTooEarly,
          FigureSigns::factor,
          FigureMixUps::slip,
          FigureSigns::some,
          FigureRounding::whole,
          FigureEntries::order,
          FigureEntries::digits,
          FigureEntries::one);

  private FigureDiagnosis() {}

  /** Returns what is wrong with figures that differ from the exact value. */
  static Diagnosis of(FigureCase figures) {
    for (Function<FigureCase, Optional<Diagnosis>> rung : RUNGS) {
      if (figures.isLate()) {
        break;
      }
      try {
        Optional<Diagnosis> found = rung.apply(figures);
        if (found.isPresent()) {
          return found.get();
        }
      } catch (EvaluationException e) {
        // With this change there is no value: it is not what happened.
      }
    }
    return figures.diagnosis(
        MistakeKind.UNEXPLAINED,
        FigureMessages.unexplained(figures.quantity(), figures.right().brief()));
  }
}
