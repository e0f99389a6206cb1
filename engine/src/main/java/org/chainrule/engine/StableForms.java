package org.chainrule.engine;

import static org.chainrule.expression.Expressions.elementwise;
import static org.chainrule.expression.Expressions.logSoftmax;
import static org.chainrule.expression.Expressions.negate;
import static org.chainrule.expression.Expressions.part;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.transpose;
import static org.chainrule.expression.Expressions.unwrapped;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.Add;
import org.chainrule.expression.Operation.Elementwise;
import org.chainrule.expression.Operation.Part;
import org.chainrule.expression.Operation.Softmax;
import org.chainrule.expression.Operation.Transpose;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Selection;

/**
 * Equal formulas that do not lose digits or overflow, put in before a program is compiled.
 *
 * <table>
 *   <caption>The rules; names and calls in between do not hide a match</caption>
 *   <tr><td>log softmax(z, β)<td>logsoftmax(β z)
 *   <tr><td>log sigmoid(z)<td>−softplus(−z)
 *   <tr><td>log(1 − sigmoid(z))<td>−softplus(z)
 *   <tr><td>log A′, log A[i, j], where one of the above applies to log A<td>(log A)′, (log A)[i, j]
 * </table>
 */
final class StableForms {
  private StableForms() {}

  /** Returns, for every node below {@code roots} and for these, what to compute in its place. */
  static Map<Expression, Expression> of(Collection<Expression> roots) {
    Map<Expression, Expression> changed = new HashMap<>();
    for (Expression node : Expression.topologicalOrder(roots)) {
      List<Expression> operands = new ArrayList<>(node.operands().size());
      node.operands().forEach(operand -> operands.add(changed.get(operand)));
      Expression rebuilt = node.withOperands(operands);
      changed.put(node, stable(rebuilt));
    }
    return changed;
  }

  private static Expression stable(Expression node) {
    return isFunction(node, ElementwiseFunction.LOG)
        ? logOf(unwrapped(node.operand(0))).orElse(node)
        : node;
  }

  /** Returns the stable form of log a, where there is one. */
  private static Optional<Expression> logOf(Expression a) {
    return switch (a.operation()) {
      case Softmax() -> Optional.of(logSoftmax(scale(a.operand(1), a.operand(0))));
      case Elementwise(ElementwiseFunction f) when f == ElementwiseFunction.SIGMOID ->
          Optional.of(negate(elementwise(ElementwiseFunction.SOFTPLUS, negate(a.operand(0)))));
      case Add() ->
          complement(a).map(h -> negate(elementwise(ElementwiseFunction.SOFTPLUS, h.operand(0))));
      case Transpose() -> logOf(unwrapped(a.operand(0))).map(log -> transpose(log));
      case Part(Selection rows, Selection columns) ->
          logOf(unwrapped(a.operand(0))).map(log -> part(log, rows, columns));
      default -> Optional.empty();
    };
  }

  /** Returns the sigmoid h where {@code sum} is 1 − h. */
  private static Optional<Expression> complement(Expression sum) {
    if (sum.operands().size() != 2) {
      return Optional.empty();
    }
    for (int i = 0; i < 2; i++) {
      Coefficient one = Coefficient.of(sum.operand(i));
      Coefficient minus = Coefficient.of(sum.operand(1 - i));
      Expression h = unwrapped(minus.core());
      if (one.isNumber()
          && one.factor().is(1)
          && minus.factor().equals(Rational.MINUS_ONE)
          && isFunction(h, ElementwiseFunction.SIGMOID)) {
        return Optional.of(h);
      }
    }
    return Optional.empty();
  }

  private static boolean isFunction(Expression node, ElementwiseFunction function) {
    return node.operation() instanceof Elementwise(ElementwiseFunction f) && f == function;
  }
}
