package org.chainrule.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;

/**
 * Powers, exponentials and long products so small that they are rounded to 0, or soon will be:
 * {@code x^3600} and {@code y^3600} are both 0 then, and not equal.
 */
final class Underflow {
  private static final double SMALLEST = 1e-100;

  /** So many factors may be 0 together where none of them is. */
  private static final int LONG = 20;

  private record Watch(int result, List<Integer> operands, boolean byEntry) {}

  private final List<Watch> watches = new ArrayList<>();

  /**
   * Watches some nodes.
   *
   * @param places where the values of the nodes will stand
   */
  Underflow(Map<Expression, Integer> places) {
    places.forEach((node, place) -> {
      List<Integer> operands =
          node.operands().stream().map(a -> places.getOrDefault(a, place)).toList();
      switch (node.operation()) {
        case Power _ -> watches.add(new Watch(place, operands.subList(0, 1), true));
        case Elementwise(var function) when function == ElementwiseFunction.EXP ->
            watches.add(new Watch(place, List.of(), true));
        case MatrixPower _ -> watches.add(new Watch(place, operands, false));
        case Product _, Hadamard _ when operands.size() >= LONG ->
            watches.add(new Watch(place, operands, false));
        default -> {}
      }
    });
  }

  /** Whether one of the values is too small to be told from 0. */
  boolean isIn(List<Matrix> values) {
    return watches.stream()
        .anyMatch(watch -> watch.byEntry() ? entryIsIn(watch, values) : wholeIsIn(watch, values));
  }

  private static boolean entryIsIn(Watch watch, List<Matrix> values) {
    double[] results = values.get(watch.result()).values();
    for (int i = 0; i < results.length; i++) {
      boolean vanishes =
          !watch.operands().isEmpty() && values.get(watch.operands().getFirst()).values()[i] == 0;
      if (!vanishes && Math.abs(results[i]) < SMALLEST) {
        return true;
      }
    }
    return false;
  }

  private static boolean wholeIsIn(Watch watch, List<Matrix> values) {
    Matrix result = values.get(watch.result());
    return result.values().length > 0
        && Magnitudes.largest(result) < SMALLEST
        && watch.operands().stream().allMatch(a -> Magnitudes.largest(values.get(a)) > 0);
  }
}
