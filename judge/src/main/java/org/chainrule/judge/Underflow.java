package org.chainrule.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;

/**
 * Powers and exponentials so small that they are rounded to 0, or soon will be: {@code x^3600} and
 * {@code y^3600} are both 0 then, and not equal.
 */
final class Underflow {
  private static final double SMALLEST = 1e-100;

  private record Watch(int result, int base) {}

  private final List<Watch> watches = new ArrayList<>();

  /**
   * Watches some nodes.
   *
   * @param places where the values of the nodes will stand
   */
  Underflow(Map<Expression, Integer> places) {
    places.forEach((node, place) -> {
      switch (node.operation()) {
        case Power _ -> watches.add(new Watch(place, places.getOrDefault(node.operand(0), place)));
        case Elementwise(var function) when function == ElementwiseFunction.EXP ->
            watches.add(new Watch(place, -1));
        default -> {}
      }
    });
  }

  /** Whether one of the values is too small to be told from 0. */
  boolean isIn(List<Matrix> values) {
    return watches.stream().anyMatch(watch -> isIn(watch, values));
  }

  private static boolean isIn(Watch watch, List<Matrix> values) {
    double[] results = values.get(watch.result()).values();
    for (int i = 0; i < results.length; i++) {
      double base = watch.base() < 0 ? 1 : values.get(watch.base()).values()[i];
      if (base != 0 && Math.abs(results[i]) < SMALLEST) {
        return true;
      }
    }
    return false;
  }
}
