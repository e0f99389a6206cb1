package org.chainrule.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.Named;
import org.chainrule.language.Formulas;

/** The formulas beside the code, in the language, with what has a variable by its name. */
final class CodeComments {
  /** A longer formula explains nothing. */
  private static final int LONGEST = 240;

  private final Map<Expression, Expression> known = new HashMap<>();

  /** Shows {@code value} as {@code name} from now on. */
  void show(Expression value, Expression name) {
    known.put(value, name);
  }

  /** Returns {@code name = value}, or nothing if that is too long to be read. */
  String of(String name, Expression value) {
    try {
      String text = name + " = " + Formulas.print(shown(value));
      return text.length() <= LONGEST ? text : "";
    } catch (IllegalArgumentException tooLong) {
      return "";
    }
  }

  /** Returns the formula of {@code root}, down to what has a name. */
  private Expression shown(Expression root) {
    Map<Expression, Expression> shown = new HashMap<>();
    Deque<Expression> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Expression node = open.peek();
      if (shown.containsKey(node)) {
        open.pop();
      } else if (node != root && (node.operation() instanceof Named || known.containsKey(node))) {
        shown.put(node, known.getOrDefault(node, node));
      } else if (root.operation() instanceof Named) {
        return root;
      } else if (shown.keySet().containsAll(node.operands())) {
        shown.put(node, node.withOperands(node.operands().stream().map(shown::get).toList()));
      } else {
        node.operands().stream().filter(o -> !shown.containsKey(o)).forEach(open::push);
      }
    }
    return Objects.requireNonNull(shown.get(root));
  }
}
