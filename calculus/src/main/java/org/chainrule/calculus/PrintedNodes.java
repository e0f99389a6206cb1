package org.chainrule.calculus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.Call;
import org.chainrule.expression.Operation.Constant;
import org.chainrule.expression.Operation.Named;
import org.chainrule.expression.Operation.Softmax;
import org.chainrule.expression.Rational;

/** What of a graph a reader sees: names and calls are not looked into. */
final class PrintedNodes {
  private PrintedNodes() {}

  /** Returns the operands that appear in the text of {@code node}. */
  static List<Expression> operands(Expression node) {
    return switch (node.operation()) {
      case Named _ -> List.of();
      case Call _ -> node.operands().subList(1, node.operands().size());
      case Softmax() when isOne(node.operand(1)) -> node.operands().subList(0, 1);
      default -> node.operands();
    };
  }

  private static boolean isOne(Expression factor) {
    return factor.operation() instanceof Constant(Rational value) && value.is(1);
  }

  /**
   * Returns the nodes that appear in the text of {@code root}, each once, operands before their
   * users; without those that {@code known} holds of and what is reached only through them.
   */
  static List<Expression> order(Expression root, Predicate<Expression> known) {
    List<Expression> order = new ArrayList<>();
    Set<Expression> entered = new HashSet<>();
    Set<Expression> done = new HashSet<>();
    Deque<Expression> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Expression node = open.peek();
      if (known.test(node) || done.contains(node)) {
        open.pop();
      } else if (entered.add(node)) {
        operands(node).forEach(open::push);
      } else {
        open.pop();
        done.add(node);
        order.add(node);
      }
    }
    return order;
  }
}
