package org.chainrule.calculus;

import java.util.HashMap;
import java.util.Map;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Selection;

/**
 * How long a formula is on paper: its names, numbers, functions and operators, without brackets.
 *
 * <p>{@code h' (y - t)} has five: h, ', y, -, t. A named value counts one. Counting remembers what
 * it has counted, so that the formulas of one derivation together take linear time.
 */
public final class SymbolCount {
  /** More than anybody reads; sums stay below an overflow. */
  private static final long MANY = 1_000_000_000_000L;

  private final Map<Expression, Long> counted = new HashMap<>();

  /** Starts with nothing counted. */
  SymbolCount() {}

  /** Returns the number of symbols of {@code formula}, up to a million millions. */
  public static long of(Expression formula) {
    return new SymbolCount().count(formula);
  }

  /** As {@link #of}, remembering what was counted. */
  long count(Expression formula) {
    Long known = counted.get(formula);
    if (known != null) {
      return known;
    }
    for (Expression node : PrintedNodes.order(formula, counted::containsKey)) {
      counted.put(node, Math.min(MANY, own(node)));
    }
    return get(formula);
  }

  private long get(Expression node) {
    return counted.getOrDefault(node, 0L);
  }

  private long operands(Expression node) {
    return node.operands().stream().mapToLong(this::get).sum();
  }

  private long own(Expression node) {
    int operators = Math.max(0, node.operands().size() - 1);
    return switch (node.operation()) {
      case Variable _, Named _, IndexValue _ -> 1;
      case Constant(Rational value) -> number(value);
      case SizeValue(Dimension dimension) -> size(dimension);
      case Fill(Rational value, var shape) ->
          (value.is(1) ? 1 : 1 + number(value)) + size(shape.rows()) + size(shape.columns());
      case Identity(Dimension size) -> 1 + size(size);
      case KroneckerDelta _ -> 3;
      case Call _ -> 1 + node.operands().stream().skip(1).mapToLong(this::get).sum();
      case Scale() -> scaled(node);
      case Add() -> sum(node);
      case Hadamard() when node.isScalar() -> scaled(node);
      case Product() -> operands(node);
      case Hadamard(), Dot(), Divide(), Power(), Kronecker(), Comparison _ ->
          operands(node) + operators;
      case Broadcast _ when node.operand(0).isScalar() -> operands(node);
      case Broadcast(var shape) ->
          get(node.operand(0)) + 1 + size(shape.rows()) + size(shape.columns());
      case MatrixPower _ -> operands(node) + 2;
      case Softmax() ->
          1 + get(node.operand(0)) + (isOne(node.operand(1)) ? 0 : get(node.operand(1)));
      case Part(Selection rows, Selection columns) -> {
        boolean vector = node.operand(0).shape().isVector();
        long both = positions(rows) + positions(columns);
        yield operands(node) + (vector ? Math.min(both, 1) : both);
      }
      case Place(Selection rows, Selection columns, _) ->
          1 + operands(node) + positions(rows) + positions(columns);
      case IndexSum _ -> 2 + operands(node);
      case Tabulate(_, var column) -> (column.isPresent() ? 2 : 1) + operands(node);
      case Transpose(),
          Inverse(),
          DiagonalMatrix(),
          DiagonalPart(),
          Elementwise _,
          Extremum _,
          Blocks _,
          OneHot _,
          Reduce _,
          LogSoftmax(),
          LogSumExp(),
          Boltzmann(),
          StopGradient(),
          Opaque _,
          Derivative(),
          SecondDerivative(),
          Differential() ->
          1 + operands(node);
      case OpaqueGradient _ -> 2;
    };
  }

  /** {@code -A} has a sign more than A, {@code s A} a name. */
  private long scaled(Expression node) {
    boolean sign =
        node.operand(0).operation() instanceof Constant(Rational value)
            && value.equals(Rational.MINUS_ONE);
    return sign ? operands(node) - 1 : operands(node);
  }

  /** A negative term brings its own sign, any other one but the first a plus. */
  private long sum(Expression node) {
    long total = 0;
    for (int i = 0; i < node.operands().size(); i++) {
      Expression term = node.operand(i);
      Coefficient split = Coefficient.of(term);
      boolean negative = split.factor().signum() < 0;
      long own = split.isNumber() ? number(split.factor()) : get(term); // 1 - h, not ones(n) - h
      total += own + (i > 0 && !negative ? 1 : 0);
    }
    return total;
  }

  private static long positions(Selection selection) {
    return switch (selection) {
      case Selection.All() -> 0;
      case Selection.At _ -> 1;
      case Selection.Range _ -> 2;
    };
  }

  private static long number(Rational value) {
    return (value.signum() < 0 ? 1L : 0L) + (value.isInteger() ? 1L : 3L);
  }

  private static long size(Dimension dimension) {
    return Math.max(1, 2L * dimension.terms().size() - 1);
  }

  private static boolean isOne(Expression e) {
    return e.operation() instanceof Constant(Rational value) && value.is(1);
  }
}
