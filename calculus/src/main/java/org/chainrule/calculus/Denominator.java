package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Selection;

/**
 * What a derivative is by: some entries of a value.
 *
 * @param expression as the claim has it
 * @param value the value, without its names
 * @param selections how the entries are taken from it
 */
record Denominator(
    Expression expression, Expression value, List<UnaryOperator<Expression>> selections) {

  /** Takes {@code by} apart. */
  static Denominator of(Expression by) {
    List<UnaryOperator<Expression>> selections = new ArrayList<>();
    Expression value = by;
    while (true) {
      value = Expressions.unwrapped(value);
      switch (value.operation()) {
        case Part(Selection rows, Selection columns) ->
            selections.addFirst(whole -> Expressions.part(whole, rows, columns));
        case Transpose() -> selections.addFirst(Expressions::transpose);
        default -> {
          return new Denominator(by, value, List.copyOf(selections));
        }
      }
      value = value.operand(0);
    }
  }

  /** Returns the entries of {@code whole}, of the value's shape, that are meant. */
  Expression selected(Expression whole) {
    Expression part = whole;
    for (UnaryOperator<Expression> selection : selections) {
      part = selection.apply(part);
    }
    return part;
  }
}
