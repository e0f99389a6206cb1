package org.chainrule.calculus;

import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.judge.Judge;
import org.chainrule.judge.JudgeOptions;
import org.chainrule.judge.Verdict;

/** Compares results with the plain derivative at random points, and keeps the largest error. */
final class NumericCheck {
  private static final JudgeOptions NUMBERS_ONLY = new JudgeOptions(1, 8, 0);

  private int points;
  private double maxRelativeError;

  /**
   * Returns what can be said of a result: proved where all its lines are, and the numbers agree.
   *
   * @param linesProved whether every line that leads to it was proved
   */
  Verdict compared(Expression result, Expression plain, boolean linesProved) {
    Verdict verdict = Judge.judge(result, plain, List.of(), NUMBERS_ONLY);
    if (verdict instanceof Verdict.Confirmed(int used, double error, var conditions)) {
      points = Math.max(points, used);
      maxRelativeError = Math.max(maxRelativeError, error);
      return linesProved ? new Verdict.Proved(conditions) : verdict;
    }
    assert !(verdict instanceof Verdict.Refuted) : "a derivation is wrong: " + result;
    return verdict;
  }

  int points() {
    return points;
  }

  double maxRelativeError() {
    return maxRelativeError;
  }
}
