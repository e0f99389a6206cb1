package org.chainrule.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chainrule.expression.Domain;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Reduction;

/**
 * Where an expression bends or jumps. There its slopes are a convention, and rounding decides
 * brackets, so that such points say nothing about an equation.
 */
final class Kinks {
  private static final double NEAR = 1e-4;

  /** What is watched: two values that must not meet, or one that must not be 0 or ±{@code at}. */
  private record Watch(int first, int second, double at, boolean extreme) {}

  private final List<Expression> watched = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();

  Kinks(List<Expression> roots) {
    for (Expression node : Expression.topologicalOrder(roots)) {
      if (node.freeIndices().isEmpty() && varies(node)) {
        switch (node.operation()) {
          case Elementwise(ElementwiseFunction function) -> function(function, node.operand(0));
          case Comparison _, Extremum _ ->
              watches.add(new Watch(place(node.operand(0)), place(node.operand(1)), 0, false));
          case Reduce(Reduction reduction) -> reduction(reduction, node.operand(0));
          default -> {}
        }
      }
    }
  }

  /** Whether a variable with more than a few values is below. */
  private static boolean varies(Expression node) {
    boolean bends =
        node.operation() instanceof Elementwise
            || node.operation() instanceof Comparison
            || node.operation() instanceof Extremum
            || node.operation() instanceof Reduce;
    return bends
        && node.variables().stream()
            .anyMatch(s -> s.domain() != Domain.ONE_HOT && s.domain() != Domain.BINARY);
  }

  private void function(ElementwiseFunction function, Expression operand) {
    switch (function) {
      case RELU, LEAKYRELU, ELU, SELU, ABS, SIGN ->
          watches.add(new Watch(place(operand), -1, 0, false));
      case HARDTANH -> watches.add(new Watch(place(operand), -1, 1, false));
      case SIGMOID,
          TANH,
          GELU,
          SILU,
          SOFTPLUS,
          SOFTSIGN,
          EXP,
          LOG,
          SQRT,
          SIN,
          COS,
          TAN,
          SINH,
          COSH,
          ERF -> {}
    }
  }

  private void reduction(Reduction reduction, Expression operand) {
    switch (reduction) {
      case MAXIMUM, MINIMUM -> watches.add(new Watch(place(operand), -1, 0, true));
      case NORM1 -> watches.add(new Watch(place(operand), -1, 0, false));
      case SUM, MEAN, ROW_SUMS, COLUMN_SUMS, NORM2, TRACE, DETERMINANT -> {}
    }
  }

  private int place(Expression node) {
    watched.add(node);
    return watched.size() - 1;
  }

  /** Returns the values to look at. */
  List<Expression> watched() {
    return watched;
  }

  /** Whether {@code values}, of the watched expressions, are at a kink. */
  boolean isNear(List<Matrix> values) {
    return watches.stream().anyMatch(watch -> isNear(watch, values));
  }

  private static boolean isNear(Watch watch, List<Matrix> values) {
    double[] first = values.get(watch.first()).values();
    if (watch.extreme()) {
      double[] sorted = first.clone();
      Arrays.sort(sorted);
      int last = sorted.length - 1;
      return last > 0 && (sorted[last] - sorted[last - 1] < NEAR || sorted[1] - sorted[0] < NEAR);
    }
    for (int i = 0; i < first.length; i++) {
      double other = watch.second() < 0 ? 0 : values.get(watch.second()).values()[i];
      if (Math.abs(Math.abs(first[i] - other) - watch.at()) < NEAR) {
        return true;
      }
    }
    return false;
  }
}
