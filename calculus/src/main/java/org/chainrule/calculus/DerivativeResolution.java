package org.chainrule.calculus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Derivative;
import org.chainrule.expression.Operation.SecondDerivative;

/**
 * Formulas as claims write them, with what their derivatives are put in.
 *
 * <p>A gradient has the shape of its variable, a Jacobian a row for every output. A derivative by
 * an intermediate value counts all paths that lead from it; what the intermediate is computed from
 * does not matter to it.
 */
public final class DerivativeResolution {
  private final Gradients gradients = new Gradients();
  private final Map<Expression, Expression> resolved = new HashMap<>();

  private DerivativeResolution() {}

  /** Returns a resolution of claims about {@code network}. */
  public static DerivativeResolution of(Network network) {
    return new DerivativeResolution();
  }

  /**
   * Returns an expression of the same value as {@code side} that contains no derivatives.
   *
   * @throws CalculusException if one of its derivatives does not exist as an expression
   */
  public Expression resolved(Expression side) {
    for (Expression node :
        Expression.topologicalOrder(List.of(side), n -> !resolved.containsKey(n))) {
      List<Expression> operands =
          node.operands().stream().map(a -> resolved.getOrDefault(a, a)).toList();
      resolved.put(
          node,
          switch (node.operation()) {
            case Derivative() -> derivative(operands.get(0), operands.get(1));
            case SecondDerivative() -> second(operands.get(0), operands.get(1));
            default -> node.withOperands(operands);
          });
    }
    return resolved.getOrDefault(side, side);
  }

  private Expression derivative(Expression of, Expression by) {
    Denominator denominator = Denominator.of(by);
    if (of.isScalar()) {
      return DistinctBinders.of(List.of(gradient(of, denominator))).getFirst();
    }
    return DistinctBinders.of(List.of(jacobian(of, denominator))).getFirst();
  }

  private Expression second(Expression of, Expression by) {
    Denominator denominator = Denominator.of(by);
    Expression gradient = gradient(of, denominator);
    return gradient.isScalar()
        ? derivative(gradient, by)
        : DistinctBinders.of(List.of(jacobian(gradient, denominator))).getFirst();
  }

  private Expression gradient(Expression of, Denominator by) {
    return by.selected(gradients.of(of, by.value()));
  }

  /** Returns the matrix of all ∂of[i]/∂by[j]; of a scalar {@code by} the column. */
  private Expression jacobian(Expression of, Denominator by) {
    Letter letter = new Letter(List.of(of, by.value(), by.expression()));
    Index row = letter.over(of.shape().entries());
    Expression gradient = gradient(Expressions.entry(of, IndexTerm.of(row)), by);
    if (gradient.isScalar()) {
      return Expressions.tabulate(row, gradient);
    }
    Index column = letter.over(gradient.shape().entries());
    return Expressions.tabulate(row, column, Expressions.entry(gradient, IndexTerm.of(column)));
  }
}
