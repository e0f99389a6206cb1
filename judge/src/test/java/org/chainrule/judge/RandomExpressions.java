package org.chainrule.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;
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
  private boolean everything;

  RandomExpressions(RandomGenerator random) {
    this.random = random;
  }

  /** Makes expressions of inverses, parts, index sums and other operations too. */
  RandomExpressions withEverything() {
    everything = true;
    return this;
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
    if (everything && random.nextInt(3) == 0) {
      return more(shape, size - 1);
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

  private Expression more(Shape shape, int size) {
    Shape square = new Shape(shape.rows(), shape.rows());
    int half = Math.max(1, size / 2);
    Index i = Index.over("i" + random.nextInt(1_000_000), random.nextBoolean() ? N : M);
    IndexTerm at = IndexTerm.of(i);
    return switch (random.nextInt(shape.isScalar() ? 17 : 13)) {
      case 0 ->
          Expressions.product(
              Expressions.inverse(
                  Expressions.add(Expressions.identity(shape.rows()), of(square, half))),
              of(shape, half));
      case 1 -> Expressions.divide(of(shape, half), of(shape, half));
      case 2 -> Expressions.divide(of(shape, half), of(Shape.SCALAR, half));
      case 3 -> Expressions.power(of(shape, size), random.nextBoolean() ? 2 : -1);
      case 4 ->
          Expressions.elementwise(
              ElementwiseFunction.SQRT, Expressions.hadamard(of(shape, half), of(shape, half)));
      case 5 -> Expressions.elementwise(ElementwiseFunction.LOG, of(shape, size));
      case 6 -> Expressions.maximum(of(shape, half), of(shape, half));
      case 7 ->
          Expressions.minimum(of(shape, half), Expressions.scale(Rational.of(2), of(shape, half)));
      case 8 ->
          Expressions.elementwise(oneOf(List.of(ElementwiseFunction.values())), of(shape, size));
      case 9 ->
          // Rows below rows, and some of them back again.
          Expressions.part(
              Expressions.blocks(
                  1, List.of(of(shape, half), of(new Shape(M, shape.columns()), half))),
              new Selection.Range(M.plus(Dimension.ONE), M.plus(shape.rows())),
              Selection.all());
      case 10 ->
          Expressions.product(
              Expressions.diagonal(of(Shape.column(shape.rows()), half)), of(shape, half));
      case 11 ->
          Expressions.indexSum(
              i,
              List.of(),
              Expressions.scale(
                  Expressions.entry(of(Shape.column(i.size()), half), at), of(shape, half)));
      case 12 ->
          Expressions.comparison(
              oneOf(List.of(Relation.values())), of(shape, half), of(shape, half));
      case 13 -> Expressions.reduce(Reduction.DETERMINANT, of(new Shape(N, N), size));
      case 14 -> Expressions.reduce(Reduction.NORM2, of(shape(), size));
      case 15 ->
          Expressions.reduce(
              Reduction.TRACE,
              Expressions.kronecker(of(new Shape(N, N), half), of(new Shape(M, M), half)));
      default ->
          Expressions.opaque(
              new OpaqueFunction("f", List.of("a", "b"), Optional.empty()),
              List.of(of(shape(), half), of(shape(), half)));
    };
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
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
