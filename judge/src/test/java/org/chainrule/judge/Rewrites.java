package org.chainrule.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;

/** Rewrites expressions by laws of algebra, in random places: the value stays as it is. */
final class Rewrites {
  private final RandomGenerator random;

  Rewrites(RandomGenerator random) {
    this.random = random;
  }

  /** Returns an expression that is equal to {@code root}, written otherwise. */
  Expression of(Expression root) {
    return root.transform(node -> random.nextInt(3) == 0 ? node : rewritten(node));
  }

  private Expression rewritten(Expression node) {
    List<Expression> operands = new ArrayList<>(node.operands());
    return switch (node.operation()) {
      case Add() -> {
        Collections.shuffle(operands, new Random(random.nextLong()));
        yield Expression.of(new Add(), operands);
      }
      case Hadamard() -> {
        int sum = summand(operands);
        if (sum >= 0 && random.nextBoolean()) {
          yield distributed(operands, sum, Expressions::hadamard);
        }
        Collections.shuffle(operands, new Random(random.nextLong()));
        yield Expression.of(new Hadamard(), operands);
      }
      case Product() -> {
        int sum = summand(operands);
        if (sum >= 0 && random.nextBoolean()) {
          yield distributed(operands, sum, Expressions::product);
        }
        List<Expression> turned = new ArrayList<>();
        operands.reversed().forEach(operand -> turned.add(Expressions.transpose(operand)));
        yield Expression.of(new Transpose(), Expressions.product(turned));
      }
      case Scale() ->
          Expressions.hadamard(
              Expressions.broadcast(operands.get(0), node.shape()), operands.get(1));
      case Dot() ->
          random.nextBoolean()
              ? Expressions.sum(Expressions.hadamard(operands))
              : Expressions.reduce(
                  Reduction.TRACE,
                  Expressions.product(Expressions.transpose(operands.get(0)), operands.get(1)));
      case Transpose() ->
          node.operand(0).operation() instanceof Hadamard
              ? Expressions.hadamard(
                  node.operand(0).operands().stream().map(Expressions::transpose).toList())
              : node;
      case Elementwise(ElementwiseFunction function) -> function(function, node.operand(0), node);
      case Reduce(Reduction reduction) -> reduction(reduction, node.operand(0), node);
      case Softmax() ->
          Expressions.softmax(
              Expressions.add(node.operand(0), Expressions.constant(2)), node.operand(1));
      case LogSoftmax() ->
          Expressions.elementwise(ElementwiseFunction.LOG, Expressions.softmax(node.operand(0)));
      default -> node;
    };
  }

  private static int summand(List<Expression> operands) {
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i).operation() instanceof Add) {
        return i;
      }
    }
    return -1;
  }

  private static Expression distributed(
      List<Expression> operands,
      int place,
      java.util.function.Function<List<Expression>, Expression> product) {
    List<Expression> terms = new ArrayList<>();
    for (Expression term : operands.get(place).operands()) {
      List<Expression> factors = new ArrayList<>(operands);
      factors.set(place, term);
      terms.add(product.apply(factors));
    }
    return Expressions.add(terms);
  }

  private static Expression function(
      ElementwiseFunction function, Expression z, Expression otherwise) {
    Expression one = Expressions.constant(1);
    return switch (function) {
      case SIGMOID ->
          Expressions.subtract(
              one, Expressions.elementwise(ElementwiseFunction.SIGMOID, Expressions.negate(z)));
      case TANH ->
          Expressions.subtract(
              Expressions.scale(
                  Rational.of(2),
                  Expressions.elementwise(
                      ElementwiseFunction.SIGMOID, Expressions.scale(Rational.of(2), z))),
              one);
      case EXP ->
          Expressions.divide(
              one, Expressions.elementwise(ElementwiseFunction.EXP, Expressions.negate(z)));
      case SIN, ERF -> Expressions.negate(Expressions.elementwise(function, Expressions.negate(z)));
      case COS, ABS -> Expressions.elementwise(function, Expressions.negate(z));
      case RELU -> Expressions.maximum(z, Expressions.zeros(z.shape()));
      case SOFTPLUS ->
          Expressions.elementwise(
              ElementwiseFunction.LOG,
              Expressions.add(one, Expressions.elementwise(ElementwiseFunction.EXP, z)));
      case SILU -> Expressions.hadamard(z, Expressions.elementwise(ElementwiseFunction.SIGMOID, z));
      default -> otherwise;
    };
  }

  private static Expression reduction(Reduction reduction, Expression a, Expression otherwise) {
    return switch (reduction) {
      case SUM -> Expressions.sum(Expressions.reduce(Reduction.ROW_SUMS, a));
      case ROW_SUMS ->
          Expressions.product(
              a, Expressions.ones(org.chainrule.expression.Shape.column(a.shape().columns())));
      case TRACE -> Expressions.sum(Expressions.diagonal(a));
      default -> otherwise;
    };
  }
}
