package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.Named;
import org.chainrule.expression.Symbol;

/**
 * A value in which others are held, for derivatives that count direct edges only: those named
 * values that lie on some paths from the denominator but not on all.
 *
 * @param formula the value with variables in the place of those held
 * @param held the variables ↦ what they stand for
 */
record HeldValues(Expression formula, Map<Expression, Expression> held) {
  private static final int MOST = 300;

  /** Holds the named values beside the paths that all share. */
  static HeldValues of(Expression of, Expression by) {
    List<Expression> order = Expression.topologicalOrder(List.of(of));
    Set<Expression> between = dependent(order, by, by);
    List<Expression> named =
        order.stream()
            .filter(n -> n.operation() instanceof Named && between.contains(n) && !n.equals(by))
            .toList();
    Map<Expression, Expression> placeholders = new HashMap<>();
    Map<Expression, Expression> held = new HashMap<>();
    if (named.size() <= MOST) {
      for (Expression value : named) {
        if (dependent(order, by, value).contains(of) && !value.equals(of)) {
          // No name of the language starts with a blank.
          Symbol symbol = Symbol.of(" held" + held.size(), Symbol.Kind.PLACEHOLDER, value.shape());
          placeholders.put(value, Expressions.variable(symbol));
          held.put(Expressions.variable(symbol), value);
        }
      }
    }
    return new HeldValues(replaced(of, placeholders), held);
  }

  /** Returns what depends on {@code by} by a path that does not lead through {@code without}. */
  private static Set<Expression> dependent(
      List<Expression> order, Expression by, Expression without) {
    Set<Expression> dependent = new HashSet<>(List.of(by));
    for (Expression node : order) {
      if ((!node.equals(without) || node.equals(by))
          && node.operands().stream().anyMatch(dependent::contains)) {
        dependent.add(node);
      }
    }
    return dependent;
  }

  private static Expression replaced(Expression formula, Map<Expression, Expression> parts) {
    Map<Expression, Expression> changed = new HashMap<>(parts);
    for (Expression node :
        Expression.topologicalOrder(List.of(formula), n -> !parts.containsKey(n))) {
      List<Expression> operands = new ArrayList<>();
      node.operands().forEach(a -> operands.add(changed.getOrDefault(a, a)));
      changed.put(node, node.withOperands(operands));
    }
    return changed.getOrDefault(formula, formula);
  }

  /** Returns {@code result}, made of the formula, with the values put back. */
  Expression restored(Expression result) {
    return held.isEmpty() ? result : result.transform(node -> held.getOrDefault(node, node));
  }
}
