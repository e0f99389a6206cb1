package org.chainrule.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.expression.Domain;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Symbol;

/**
 * Where an expression bends or jumps. There its slopes are a convention, and rounding decides
 * brackets, so that such points say nothing about an equation.
 */
final class Kinks {
  private static final double NEAR = 1e-4;

  /** Two values that must not meet, or one that must not be 0 or ±{@code at}. */
  private record Watch(int first, int second, double at, boolean extreme) {}

  private final Map<Expression, Integer> places;
  private final List<Watch> watches = new ArrayList<>();

  /**
   * Watches some nodes.
   *
   * @param places where the values of the nodes will stand
   */
  Kinks(Map<Expression, Integer> places) {
    this.places = places;
    Set<Expression> varying = new HashSet<>();
    for (Expression node : places.keySet()) {
      if (isContinuous(node) || node.operands().stream().anyMatch(varying::contains)) {
        varying.add(node);
      }
      if (node.freeIndices().isEmpty() && varying.contains(node)) {
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

  /** Whether this is a variable with more than a few values. */
  private static boolean isContinuous(Expression node) {
    return node.operation() instanceof Variable(Symbol symbol)
        && symbol.domain() != Domain.ONE_HOT
        && symbol.domain() != Domain.BINARY;
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
    return places.getOrDefault(node, 0);
  }

  /**
   * Whether {@code values}, of all nodes, are near a kink, and with {@code exact} whether they are
   * at one. Random values are at one only where all values are: there the convention is the value.
   */
  boolean isNear(List<Matrix> values, boolean exact) {
    return watches.stream().anyMatch(watch -> isNear(watch, values, exact));
  }

  private static boolean isNear(Watch watch, List<Matrix> values, boolean exact) {
    double[] first = values.get(watch.first()).values();
    if (watch.extreme()) {
      double[] sorted = first.clone();
      Arrays.sort(sorted);
      int last = sorted.length - 1;
      return last > 0 && (sorted[last] - sorted[last - 1] < NEAR || sorted[1] - sorted[0] < NEAR);
    }
    for (int i = 0; i < first.length; i++) {
      double other = watch.second() < 0 ? 0 : values.get(watch.second()).values()[i];
      if (isNear(Math.abs(first[i] - other) - watch.at(), exact)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNear(double distance, boolean exact) {
    return Math.abs(distance) < NEAR && (exact || distance != 0);
  }
}
