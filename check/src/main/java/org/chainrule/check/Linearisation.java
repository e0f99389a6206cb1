package org.chainrule.check;

import java.util.Map;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Symbol;

/**
 * What a formula with rounded figures can be, where operations have no rule for intervals: the
 * figures are moved one by one to both ends of what they stand for, and the changes added up.
 */
final class Linearisation {
  /** Products of two changes are left out; so much more makes up for them. */
  private static final double SECOND_ORDER = 1.01;

  private Linearisation() {}

  static IntervalMatrix of(Expression formula, Bindings bindings, Map<Symbol, Figure> rounded) {
    Bindings middle = bindings;
    for (Map.Entry<Symbol, Figure> figure : rounded.entrySet()) {
      middle = middle.with(figure.getKey(), scalar(figure.getValue(), 0));
    }
    Matrix value = Evaluator.evaluate(formula, middle);
    double[] reach = new double[value.values().length];
    for (Map.Entry<Symbol, Figure> figure : rounded.entrySet()) {
      Matrix low = at(formula, middle, figure, -1);
      Matrix high = at(formula, middle, figure, 1);
      for (int place = 0; place < reach.length; place++) {
        double down = Math.abs(low.values()[place] - value.values()[place]);
        double up = Math.abs(high.values()[place] - value.values()[place]);
        reach[place] += SECOND_ORDER * Math.max(down, up);
      }
    }
    return IntervalMatrix.generate(
        value.rows(),
        value.columns(),
        place ->
            new Interval(value.values()[place] - reach[place], value.values()[place] + reach[place])
                .widened());
  }

  private static Matrix at(
      Expression formula, Bindings middle, Map.Entry<Symbol, Figure> figure, int side) {
    return Evaluator.evaluate(
        formula, middle.with(figure.getKey(), scalar(figure.getValue(), side)));
  }

  private static Matrix scalar(Figure figure, int side) {
    return Matrix.scalar(figure.value().doubleValue() + side * figure.halfUnit());
  }
}
