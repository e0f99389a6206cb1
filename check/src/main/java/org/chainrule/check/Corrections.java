package org.chainrule.check;

import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.language.Formulas;
import org.chainrule.language.Term;

/** Writes what is right as close to the author's text as can be. */
final class Corrections {
  private Corrections() {}

  /** Returns the correction for what was found, where there is one. */
  static Optional<Correction> of(Explanation explanation, Case c) {
    return explanation
        .repaired()
        .flatMap(repaired -> c.meaning(repaired).map(value -> edited(repaired, value, c)));
  }

  private static Correction edited(Term repaired, Expression value, Case c) {
    String before = c.side().text();
    String printed = Formulas.print(repaired);
    String spaced = Difference.of(before, printed).inSpacingOfFirst();
    String text = isSame(spaced, printed, c) ? spaced : printed;
    Difference difference = Difference.of(before, text);
    return new Correction(text, value, difference.inSecond(), difference.inFirst());
  }

  private static boolean isSame(String text, String printed, Case c) {
    return c.syntax(text).map(Formulas::print).filter(printed::equals).isPresent();
  }
}
