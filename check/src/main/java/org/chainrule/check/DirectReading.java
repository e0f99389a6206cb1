package org.chainrule.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Selection;
import org.chainrule.language.Formulas;

/**
 * A reading of a side in which some derivatives by intermediate values count the direct edge only.
 *
 * <p>The chain rule along the last edges of a graph takes it for the first factor: {@code ∂y/∂a = Σ
 * (∂y/∂p) (∂p/∂a)} with ∂y/∂p along the edge from p to y. That along the first edges takes it for
 * the second.
 *
 * @param derivatives the derivatives that are read so
 */
record DirectReading(Set<Expression> derivatives) {

  /** Returns the readings of a side that is claimed to be the derivative {@code head}. */
  static List<DirectReading> of(Expression head, Expression side) {
    Set<Expression> all = new LinkedHashSet<>();
    for (Expression node : Expression.topologicalOrder(List.of(side))) {
      if (node.operation() instanceof Derivative && !node.equals(head)) {
        all.add(node);
      }
    }
    List<DirectReading> readings = new ArrayList<>();
    if (base(head).operation() instanceof Derivative && all.size() > 1) {
      Expression of = whole(base(head).operand(0));
      Expression by = whole(base(head).operand(1));
      add(readings, all, d -> whole(d.operand(0)).equals(of) && !whole(d.operand(1)).equals(by));
      add(readings, all, d -> whole(d.operand(1)).equals(by) && !whole(d.operand(0)).equals(of));
    }
    return readings;
  }

  private static void add(
      List<DirectReading> readings, Set<Expression> all, Predicate<Expression> direct) {
    Set<Expression> some = new LinkedHashSet<>(all);
    some.removeIf(direct.negate());
    if (!some.isEmpty()) {
      readings.add(new DirectReading(some));
    }
  }

  /** Looks through the choice of entries. */
  private static Expression base(Expression head) {
    return head.operation() instanceof Part(Selection _, Selection _) ? head.operand(0) : head;
  }

  private static Expression whole(Expression value) {
    return org.chainrule.expression.Expressions.unwrapped(base(value));
  }

  /** Returns which paths a derivative of the side counts. */
  org.chainrule.calculus.Paths paths(Expression derivative) {
    return derivatives.contains(derivative)
        ? org.chainrule.calculus.Paths.DIRECT
        : org.chainrule.calculus.Paths.ALL;
  }

  /** Returns the first of the derivatives, as a reader knows it. */
  String text() {
    String first = Formulas.print(derivatives.iterator().next());
    return derivatives.size() == 1 ? first : first + " (and the like)";
  }
}
