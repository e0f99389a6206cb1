package org.chainrule.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;

/**
 * A network with the same values as the right one and wrong derivatives: differentiated by the
 * right rules it gives what somebody gets who uses a wrong one.
 *
 * @param replaced nodes ↦ what stands for them; the operands are put into it by the caller
 * @param stopped operands of nodes through which no derivative comes
 */
record WrongGraph(Map<Expression, Wrong> replaced, List<Edge> stopped) {

  /** A use of a value: operand number {@code place} of {@code user}. */
  record Edge(Expression user, int place) {}

  /** Makes the node that stands for {@code right}. */
  interface Wrong {
    /** Returns a node of the same value as {@code right}, which has the changed operands. */
    Expression of(Expression right);
  }

  /** Copies both. */
  WrongGraph {
    replaced = Map.copyOf(replaced);
    stopped = List.copyOf(stopped);
  }

  /** Returns the network up to {@code root}; nothing at or below {@code by} changes. */
  Expression of(Expression root, Expression by) {
    Map<Expression, Expression> changed = new HashMap<>();
    for (Expression node : Expression.topologicalOrder(List.of(root), n -> !n.equals(by))) {
      List<Expression> operands = new ArrayList<>();
      for (int i = 0; i < node.operands().size(); i++) {
        Expression operand = node.operand(i);
        Expression other = changed.getOrDefault(operand, operand);
        operands.add(stopped.contains(new Edge(node, i)) ? Expressions.stopGradient(other) : other);
      }
      Expression same = node.withOperands(operands);
      Wrong wrong = replaced.get(node);
      changed.put(node, wrong == null ? same : wrong.of(same));
    }
    return Objects.requireNonNull(changed.getOrDefault(root, root));
  }

  /**
   * Returns a value equal to {@code y} = f(a) whose derivative by a is {@code slope}, entry by
   * entry.
   */
  static Expression withSlope(Expression y, Expression a, Expression slope) {
    Expression change = Expressions.subtract(a, Expressions.stopGradient(a));
    Expression linear = Expressions.hadamard(Expressions.stopGradient(slope), change);
    Expression collected = y.shape().sameAs(linear.shape()) ? linear : Expressions.sum(linear);
    return Expressions.add(Expressions.stopGradient(y), collected);
  }
}
