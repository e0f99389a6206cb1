package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Expression;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Symbol;

/**
 * How long a formula is for a reader: the number of names, numbers and functions in its text.
 *
 * <p>A name counts once whatever it stands for, an entry {@code W[i,j]} as its matrix; a function,
 * a sum and a Kronecker delta count one. Signs, brackets and transposes count nothing.
 */
public final class SymbolCount {
  private final Map<Expression, Integer> counts = new HashMap<>();

  SymbolCount() {}

  /** Returns the number of symbols of {@code expression}, at most {@link Integer#MAX_VALUE}. */
  public static int of(Expression expression) {
    return new SymbolCount().count(expression);
  }

  /** As {@link #of}, remembering what was counted. */
  int count(Expression expression) {
    for (Expression node : PrintedNodes.order(expression, counts::containsKey)) {
      long sum = own(node.operation());
      if (!namesItsArguments(node)) {
        for (Expression operand : PrintedNodes.operands(node)) {
          sum += counts.getOrDefault(operand, 0);
        }
      }
      long signs = isMinusOne(node) ? 1 : 0;
      counts.put(node, (int) Math.min(sum - signs, Integer.MAX_VALUE));
    }
    return counts.getOrDefault(expression, 0);
  }

  private static boolean isMinusOne(Expression node) {
    return (node.operation() instanceof Hadamard || node.operation() instanceof Scale)
        && node.operand(0).operation() instanceof Constant(Rational value)
        && value.equals(Rational.MINUS_ONE);
  }

  /** The gradient of an unspecified function is written without its arguments where it can be. */
  private static boolean namesItsArguments(Expression node) {
    if (!(node.operation() instanceof OpaqueGradient(OpaqueFunction function, _))) {
      return false;
    }
    List<String> names = new ArrayList<>();
    for (Expression argument : node.operands()) {
      switch (argument.operation()) {
        case Variable(Symbol symbol) -> names.add(symbol.name());
        case Named(Symbol symbol) -> names.add(symbol.name());
        default -> {}
      }
    }
    return names.equals(function.parameters());
  }

  private static int own(Operation operation) {
    return switch (operation) {
      case Variable _, Constant _, SizeValue _, IndexValue _, Fill _, Identity _ -> 1;
      case KroneckerDelta _, Named _, Call _, Opaque _, OpaqueGradient _ -> 1;
      case Elementwise _, Comparison _, Extremum _, MatrixPower _, Inverse _ -> 1;
      case DiagonalMatrix _, DiagonalPart _, Place _, OneHot _, Reduce _ -> 1;
      case Softmax _, LogSoftmax _, LogSumExp _, Boltzmann _, StopGradient _ -> 1;
      case IndexSum _, Tabulate _, Derivative _, SecondDerivative _, Differential _ -> 1;
      case Add _, Hadamard _, Divide _, Power _, Scale _, Product _, Dot _, Transpose _ -> 0;
      case Kronecker _, Broadcast _, Blocks _, Part _ -> 0;
    };
  }
}
