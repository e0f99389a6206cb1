package org.chainrule.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/** Random expressions over matrices and vectors of two sizes. */
final class RandomExpressions {
  static final Dimension N = Dimension.named("n");
  static final Dimension M = Dimension.named("m");

  private static final ElementwiseFunction[] SMOOTH = {
    ElementwiseFunction.SIGMOID,
    ElementwiseFunction.TANH,
    ElementwiseFunction.EXP,
    ElementwiseFunction.SIN,
    ElementwiseFunction.COS,
    ElementwiseFunction.RELU,
    ElementwiseFunction.SOFTPLUS,
    ElementwiseFunction.SILU,
    ElementwiseFunction.ABS,
    ElementwiseFunction.ERF
  };

  private final RandomGenerator random;

  RandomExpressions(RandomGenerator random) {
    this.random = random;
  }

  /** Returns one of the variables of that shape. */
  Expression variable(Shape shape) {
    String kind = kind(shape);
    int number = random.nextInt(3);
    return Expressions.variable(Symbol.of(kind + number, Symbol.Kind.PARAMETER, shape));
  }

  static String kind(Shape shape) {
    return "v" + shape.rows() + "_" + shape.columns() + "_";
  }

  /** Returns a random shape. */
  Shape shape() {
    Dimension[] sizes = {N, M, Dimension.ONE};
    return new Shape(sizes[random.nextInt(3)], sizes[random.nextInt(3)]);
  }

  /** Returns an expression of {@code shape} with about {@code size} operations. */
  Expression of(Shape shape, int size) {
    if (size <= 1) {
      return random.nextInt(8) == 0
          ? Expressions.fill(Rational.of(1 + random.nextInt(3)), shape)
          : variable(shape);
    }
    int half = size / 2;
    return switch (random.nextInt(shape.isScalar() ? 14 : 11)) {
      case 0, 1 -> Expressions.add(of(shape, half), of(shape, size - half - 1));
      case 2 ->
          Expressions.add(
              of(shape, half),
              Expressions.scale(Rational.of(random.nextInt(5) - 2), of(shape, size - half - 1)));
      case 3 -> Expressions.hadamard(of(shape, half), of(shape, size - half - 1));
      case 4, 5 -> {
        Dimension inner = random.nextBoolean() ? N : M;
        yield Expressions.product(
            of(new Shape(shape.rows(), inner), half),
            of(new Shape(inner, shape.columns()), size - half - 1));
      }
      case 6 -> Expressions.transpose(of(shape.transposed(), size - 1));
      case 7, 8 ->
          Expressions.elementwise(SMOOTH[random.nextInt(SMOOTH.length)], of(shape, size - 1));
      case 9 -> Expressions.scale(of(Shape.SCALAR, half), of(shape, size - half - 1));
      case 10 -> special(shape, size);
      case 11 -> Expressions.sum(of(shape(), size - 1));
      case 12 -> {
        Shape inner = shape();
        yield Expressions.dot(of(inner, half), of(inner, size - half - 1));
      }
      default -> {
        Dimension side = random.nextBoolean() ? N : M;
        yield Expressions.reduce(Reduction.TRACE, of(new Shape(side, side), size - 1));
      }
    };
  }

  private Expression special(Shape shape, int size) {
    if (shape.isScalar()) {
      return Expressions.logSumExp(of(Shape.column(N), size - 1));
    }
    if (shape.isColumn()) {
      Dimension inner = random.nextBoolean() ? N : M;
      return Expressions.reduce(Reduction.ROW_SUMS, of(new Shape(shape.rows(), inner), size - 1));
    }
    return switch (random.nextInt(3)) {
      case 0 -> Expressions.softmax(of(shape, size - 1));
      case 1 ->
          Expressions.comparison(
              Relation.GREATER, of(shape, size / 2), of(shape, size - size / 2 - 1));
      default -> Expressions.logSoftmax(of(shape, size - 1));
    };
  }

  /** Returns the places of {@code root} as a list of its nodes. */
  static List<Expression> nodes(Expression root) {
    return new ArrayList<>(Expression.topologicalOrder(List.of(root)));
  }
}
