package org.chainrule.check;

import java.util.List;
import java.util.Optional;

/**
 * The ladder of diagnosis: its rungs are tried in order, and the first that explains is taken.
 *
 * <p>Cheap and certain ones come first. Every correction that is given has been proved or
 * confirmed.
 */
final class Diagnostics {
  static final List<Rung> LADDER =
      List.of(
          new UnreadableRung(),
          new LayoutRung(),
          new ConstantRung(),
          new SumRung(),
          new AssumptionRung(),
          new GraphRung(),
          new TermRung(Summands::written),
          new RepairRung(),
          new TermRung(Summands::multipliedOut),
          new WrongRuleRung(),
          new UnitScalarRung(),
          new PairRung(),
          new ShapeRung());

  private Diagnostics() {}

  /** Returns what is wrong with a statement that does not hold. */
  static Diagnosis of(Dispute dispute) {
    Case c = new Case(dispute);
    for (Rung rung : LADDER) {
      Optional<Explanation> explanation = rung.explain(c);
      if (explanation.isPresent()) {
        return diagnosis(explanation.get(), c);
      }
    }
    return diagnosis(
        new Explanation(new GeneralMistake.Unexplained(c.head()), c.truthAsTerm(), List.of()), c);
  }

  private static Diagnosis diagnosis(Explanation explanation, Case c) {
    Optional<Correction> correction = Corrections.of(explanation, c);
    return new Diagnosis(
        explanation.mistake().kind(),
        explanation.mistake().message(),
        explanation.mistake().hint(),
        correction,
        explanation.further().stream().map(Mistake::kind).toList(),
        explanation.mistake().kind() == MistakeKind.LAYOUT
            ? Optional.empty()
            : correction.flatMap(found -> ConcernedStep.of(found, c.network())));
  }
}
