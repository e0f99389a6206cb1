package org.chainrule.calculus;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.BiFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;

/** Puts formulas for parts of a formula, without looking into what has a name. */
final class Substitution {
  private Substitution() {}

  /** Whether a formula shows {@code node} by a name or symbol, so that its inside is not seen. */
  static boolean isClosed(Expression node) {
    return switch (node.operation()) {
      case Named _, Call _, Derivative(), SecondDerivative(), Differential() -> true;
      default -> false;
    };
  }

  /** Returns what {@code formula} shows by name or as a derivative, itself if it is that. */
  static SequencedSet<Expression> closedParts(Expression formula) {
    SequencedSet<Expression> closed = new LinkedHashSet<>();
    if (isClosed(formula)) {
      closed.add(formula);
    }
    for (Expression node : Expression.topologicalOrder(List.of(formula), n -> !isClosed(n))) {
      node.operands().stream().filter(Substitution::isClosed).forEach(closed::add);
    }
    return closed;
  }

  /** Returns {@code formula} with the values of {@code parts} put for its keys. */
  static Expression of(Expression formula, Map<Expression, Expression> parts) {
    return rebuilt(formula, parts, Expression::withOperands);
  }

  /** As {@link #of}, by the constructors that do the small algebra. */
  static Expression tidy(Expression formula, Map<Expression, Expression> parts) {
    return rebuilt(
        formula,
        parts,
        (node, operands) -> operands.equals(node.operands()) ? node : built(node, operands));
  }

  private static Expression rebuilt(
      Expression formula,
      Map<Expression, Expression> parts,
      BiFunction<Expression, List<Expression>, Expression> rebuild) {
    Map<Expression, Expression> changed = new HashMap<>();
    for (Expression node :
        Expression.topologicalOrder(List.of(formula), n -> !parts.containsKey(n) && !isClosed(n))) {
      List<Expression> operands =
          node.operands().stream()
              .map(a -> parts.getOrDefault(a, changed.getOrDefault(a, a)))
              .toList();
      changed.put(node, rebuild.apply(node, operands));
    }
    return parts.getOrDefault(formula, changed.getOrDefault(formula, formula));
  }

  /** Returns the operation of {@code node} on other operands, by the constructor if it has one. */
  static Expression built(Expression node, List<Expression> operands) {
    return switch (node.operation()) {
      case Add() -> Expressions.add(operands);
      case Hadamard() -> Expressions.hadamard(operands);
      case Scale() -> Expressions.scale(operands.get(0), operands.get(1));
      case Product() -> Expressions.product(operands);
      case Dot() -> Expressions.dot(operands.get(0), operands.get(1));
      case Transpose() -> Expressions.transpose(operands.getFirst());
      case Divide() -> Expressions.divide(operands.get(0), operands.get(1));
      case Broadcast(var shape) -> Expressions.broadcast(operands.getFirst(), shape);
      default -> node.withOperands(operands);
    };
  }
}
