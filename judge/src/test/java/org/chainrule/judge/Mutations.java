package org.chainrule.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.ShapeException;
import org.chainrule.expression.Symbol;

/** Small mistakes in random places of an expression, as people make them. */
final class Mutations {
  private final RandomGenerator random;

  Mutations(RandomGenerator random) {
    this.random = random;
  }

  /** Returns {@code root} with one change of the same shape; empty where it doesn't conform. */
  Optional<Expression> of(Expression root) {
    List<Expression> nodes = RandomExpressions.nodes(root);
    Expression chosen = nodes.get(random.nextInt(nodes.size()));
    try {
      Expression wrong = mutated(chosen);
      if (!wrong.shape().sameAs(chosen.shape())) {
        return Optional.empty();
      }
      // Operands are compared after the change, so the node is found by its first occurrence.
      Expression changed = replaced(root, chosen, wrong);
      return changed.equals(root) ? Optional.empty() : Optional.of(changed);
    } catch (ShapeException e) {
      return Optional.empty();
    }
  }

  private static Expression replaced(Expression root, Expression node, Expression other) {
    java.util.Map<Expression, Expression> done = new java.util.HashMap<>();
    for (Expression next : Expression.topologicalOrder(List.of(root))) {
      done.put(
          next,
          next.equals(node)
              ? other
              : next.withOperands(
                  next.operands().stream()
                      .map(operand -> done.getOrDefault(operand, operand))
                      .toList()));
    }
    return done.getOrDefault(root, root);
  }

  private Expression mutated(Expression node) {
    List<Expression> operands = new ArrayList<>(node.operands());
    int which = operands.isEmpty() ? 0 : random.nextInt(operands.size());
    return switch (node.operation()) {
      case Variable(Symbol symbol) ->
          random.nextBoolean()
              ? new RandomExpressions(random).variable(symbol.shape())
              : Expressions.transpose(node);
      case Fill(Rational value, var shape) -> Expressions.fill(value.plus(Rational.ONE), shape);
      case Constant(Rational value) -> Expressions.constant(value.plus(Rational.ONE));
      case Add() -> {
        Expression operand = operands.get(which);
        switch (random.nextInt(3)) {
          case 0 -> operands.remove(which);
          case 1 -> operands.set(which, Expressions.negate(operand));
          default -> operands.set(which, Expressions.scale(Rational.of(2), operand));
        }
        yield Expressions.add(operands);
      }
      case Hadamard() ->
          random.nextBoolean() ? Expressions.product(operands) : Expressions.add(operands);
      case Product() ->
          switch (random.nextInt(3)) {
            case 0 -> Expressions.product(operands.reversed());
            case 1 -> Expressions.hadamard(operands);
            default -> {
              operands.set(which, Expressions.transpose(operands.get(which)));
              yield Expressions.product(operands);
            }
          };
      case Transpose() -> node.operand(0);
      case Elementwise(ElementwiseFunction function) ->
          Expressions.elementwise(
              function == ElementwiseFunction.SIGMOID
                  ? ElementwiseFunction.TANH
                  : ElementwiseFunction.SIGMOID,
              node.operand(0));
      case Scale() -> node.operand(1);
      case Softmax() ->
          Expressions.transpose(Expressions.softmax(Expressions.transpose(node.operand(0))));
      case Comparison _ -> Expression.of(node.operation(), operands.reversed());
      case Dot() -> Expressions.add(node, Expressions.constant(1));
      default -> Expressions.scale(Rational.of(1, 2), node);
    };
  }
}
