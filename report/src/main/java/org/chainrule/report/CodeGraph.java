package org.chainrule.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Operation.Call;
import org.chainrule.expression.Operation.IndexSum;
import org.chainrule.expression.Operation.Named;
import org.chainrule.expression.Operation.StopGradient;
import org.chainrule.expression.Operation.Tabulate;

/** The expression graph as a program sees it: only what is needed for values. */
final class CodeGraph {
  private CodeGraph() {}

  /** Returns the node that has the value of {@code node}: calls and stopgrad change nothing. */
  static Expression value(Expression node) {
    Expression inner = node;
    while (inner.operation() instanceof Call || inner.operation() instanceof StopGradient) {
      inner = inner.operand(0);
    }
    return inner;
  }

  /** As {@link #value}, through names too. */
  static Expression behindNames(Expression node) {
    Expression inner = value(node);
    while (inner.operation() instanceof Named) {
      inner = value(inner.operand(0));
    }
    return inner;
  }

  /** Returns the values that {@code node} is computed from. */
  static List<Expression> operands(Expression node) {
    return node.operands().stream().map(CodeGraph::value).toList();
  }

  /** Returns the indices that {@code node} binds in its operand. */
  static List<Index> bound(Expression node) {
    return switch (node.operation()) {
      case IndexSum(Index index, _) -> List.of(index);
      case Tabulate(Index row, var column) ->
          column.map(c -> List.of(row, c)).orElseGet(() -> List.of(row));
      default -> List.of();
    };
  }

  /** Returns every node that the values of {@code roots} need, each once, operands first. */
  static List<Expression> order(Collection<Expression> roots) {
    return order(roots, _ -> true);
  }

  /** As {@link #order(Collection)}, without what is reached only through other nodes. */
  static List<Expression> order(Collection<Expression> roots, Predicate<Expression> within) {
    List<Expression> order = new ArrayList<>();
    Set<Expression> entered = new HashSet<>();
    Set<Expression> left = new HashSet<>();
    Deque<Expression> open = new ArrayDeque<>();
    for (Expression root : roots) {
      Expression start = value(root);
      if (within.test(start)) {
        open.push(start);
      }
      while (!open.isEmpty()) {
        Expression node = open.peek();
        if (entered.add(node)) {
          operands(node).reversed().stream()
              .filter(operand -> !entered.contains(operand) && within.test(operand))
              .forEach(open::push);
        } else {
          open.pop();
          if (left.add(node)) {
            order.add(node);
          }
        }
      }
    }
    return order;
  }
}
