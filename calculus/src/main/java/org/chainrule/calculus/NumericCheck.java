package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Judge;
import org.chainrule.judge.JudgeOptions;
import org.chainrule.judge.Verdict;

/**
 * Compares results with the plain derivatives at random points, all together: Σ F · R with Σ G · R,
 * for random directions R. One wrong entry of one result shows in that.
 */
final class NumericCheck {
  private static final JudgeOptions OPTIONS = new JudgeOptions(1, 8, 0);

  private NumericCheck() {}

  /**
   * Returns confirmed, or what else came of it.
   *
   * @param results the formulas that are shown
   * @param plain what reverse mode gave, in the same order and shapes
   */
  static Verdict compare(List<Expression> results, List<Expression> plain) {
    List<Expression> shown = new ArrayList<>();
    List<Expression> found = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      // No name of the language starts with a blank.
      Symbol symbol = Symbol.of(" r" + i, Symbol.Kind.PLACEHOLDER, results.get(i).shape());
      Expression direction = Expressions.variable(symbol);
      shown.add(Expressions.dot(results.get(i), direction));
      found.add(Expressions.dot(plain.get(i), direction));
    }
    return Judge.compare(Expressions.add(shown), Expressions.add(found), List.of(), OPTIONS);
  }
}
