package org.chainrule.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Expression;

/**
 * What a program computes, and who uses it.
 *
 * @param order all values, operands first
 * @param users for every value those that are computed from it, as often as they mention it
 */
record CodeUses(List<Expression> order, Map<Expression, List<Expression>> users) {

  static CodeUses of(List<Expression> roots) {
    List<Expression> order = CodeGraph.order(roots);
    Map<Expression, List<Expression>> users = new HashMap<>();
    for (Expression node : order) {
      for (Expression operand : CodeGraph.operands(node)) {
        users.computeIfAbsent(operand, _ -> new ArrayList<>()).add(node);
      }
    }
    return new CodeUses(order, users);
  }

  /** Returns the users of {@code node}; the results of the program don't count. */
  List<Expression> of(Expression node) {
    return users.getOrDefault(node, List.of());
  }
}
