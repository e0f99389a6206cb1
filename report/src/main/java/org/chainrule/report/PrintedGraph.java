package org.chainrule.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Operation.*;

/** The part of an expression graph that a formula shows: down to names, and calls' arguments. */
final class PrintedGraph {
  private PrintedGraph() {}

  /** Returns the operands that appear in the formula of {@code node}. */
  static List<Expression> operands(Expression node) {
    return switch (node.operation()) {
      case Named _ -> List.of();
      case Call _ -> node.operands().subList(1, node.operands().size());
      default -> node.operands();
    };
  }

  /** Returns the nodes that appear in the formula of {@code root}, operands before their users. */
  static List<Expression> order(Expression root) {
    Set<Expression> order = new LinkedHashSet<>();
    Set<Expression> entered = new HashSet<>();
    Deque<Expression> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Expression node = open.peek();
      if (entered.add(node)) {
        for (Expression operand : operands(node)) {
          if (!entered.contains(operand)) {
            open.push(operand);
          }
        }
      } else {
        order.add(open.pop());
      }
    }
    return new ArrayList<>(order);
  }

  /** Returns how deep below the last node of {@code order}, its root, each node stands. */
  static Map<Expression, Integer> depths(List<Expression> order) {
    Map<Expression, Integer> depths = new HashMap<>();
    for (Expression node : order.reversed()) {
      int below = depths.getOrDefault(node, 0) + 1;
      operands(node).forEach(operand -> depths.merge(operand, below, Math::max));
    }
    return depths;
  }

  /** Whether {@code a} is printed as a name. */
  static boolean isName(Expression a) {
    return a.operation() instanceof Operation.Variable || a.operation() instanceof Operation.Named;
  }

  /** Whether {@code a} is printed as the name {@code name}. */
  static boolean isNamed(Expression a, String name) {
    return switch (a.operation()) {
      case Operation.Variable(var symbol) -> symbol.name().equals(name);
      case Operation.Named(var symbol) -> symbol.name().equals(name);
      default -> false;
    };
  }
}
