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
 * @param value the value
 * @param isNamed whether the value has a name where it stands
 * @param selections how the entries are taken from it
 */
record Denominator(
    Expression expression,
    Expression value,
    boolean isNamed,
    List<UnaryOperator<Expression>> selections) {

  /**
   * Takes {@code by} apart.
   *
   * @throws CalculusException if it is a number
   */
  static Denominator of(Expression by) {
    List<UnaryOperator<Expression>> selections = new ArrayList<>();
    Expression value = by;
    boolean named = false;
    while (!isNamedSelection(value)) {
      named |= value.operation() instanceof Named;
      value = Expressions.unwrapped(value);
      switch (value.operation()) {
        case Part(Selection rows, Selection columns) ->
            selections.addFirst(whole -> Expressions.part(whole, rows, columns));
        case Transpose() -> selections.addFirst(Expressions::transpose);
        case Constant _, SizeValue _, IndexValue _, Fill _, Identity _, KroneckerDelta _ ->
            throw new CalculusException(
                "there is no derivative by a number. Differentiate by a variable, or by a value "
                    + "of the network.");
        default -> {
          return new Denominator(by, value, named, List.copyOf(selections));
        }
      }
      value = value.operand(0);
    }
    return new Denominator(by, value, true, List.copyOf(selections));
  }

  /** Whether a name stands for a variable, or for entries of another value: it is its own value. */
  private static boolean isNamedSelection(Expression node) {
    return node.operation() instanceof Named
        && switch (Expressions.unwrapped(node).operation()) {
          case Variable _, Part _, Transpose _ -> true;
          default -> false;
        };
  }

  /** Whether it is by a symbol, or by entries of one. */
  boolean isVariable() {
    return value.operation() instanceof Variable;
  }

  /** Returns the entries of {@code whole}, of the value's shape, that are meant. */
  Expression selected(Expression whole) {
    Expression part = whole;
    for (UnaryOperator<Expression> selection : selections) {
      part = selection.apply(part);
    }
    return part;
  }

  static boolean contains(Expression formula, Expression node) {
    return Expression.topologicalOrder(List.of(formula)).contains(node);
  }
}
