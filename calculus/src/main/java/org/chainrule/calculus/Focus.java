package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Expression;

/** Where in a formula a step changes something. */
final class Focus {
  private Focus() {}

  /**
   * Returns the way from the root of {@code before} to the smallest part outside of which {@code
   * after} is the same.
   */
  static List<Integer> of(Expression before, Expression after) {
    List<Integer> way = new ArrayList<>();
    Expression left = before;
    Expression right = after;
    while (left.operation().equals(right.operation())
        && left.operands().size() == right.operands().size()) {
      int place = onlyDifference(left.operands(), right.operands());
      if (place < 0) {
        break;
      }
      way.add(place);
      left = left.operand(place);
      right = right.operand(place);
    }
    return way;
  }

  /** Returns the only place in which the lists differ, or −1 if there is none, or several. */
  private static int onlyDifference(List<Expression> left, List<Expression> right) {
    int found = -1;
    for (int i = 0; i < left.size(); i++) {
      if (!left.get(i).equals(right.get(i))) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }
}
