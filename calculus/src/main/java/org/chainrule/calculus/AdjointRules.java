package org.chainrule.calculus;

import static org.chainrule.expression.Expressions.add;
import static org.chainrule.expression.Expressions.broadcast;
import static org.chainrule.expression.Expressions.constant;
import static org.chainrule.expression.Expressions.diagonal;
import static org.chainrule.expression.Expressions.divide;
import static org.chainrule.expression.Expressions.dot;
import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.negate;
import static org.chainrule.expression.Expressions.part;
import static org.chainrule.expression.Expressions.place;
import static org.chainrule.expression.Expressions.product;
import static org.chainrule.expression.Expressions.reduce;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.softmax;
import static org.chainrule.expression.Expressions.subtract;
import static org.chainrule.expression.Expressions.sum;
import static org.chainrule.expression.Expressions.transpose;
import static org.chainrule.expression.Expressions.zeros;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;

/**
 * The adjoint rules: what a node Y = op(A, B, …) with adjoint G = ∂L/∂Y contributes to ∂L/∂A.
 *
 * <p>Each case is the transpose of the operation's differential: from {@code dL = tr(Gᵀ dY)} and dY
 * written in dA, read off the factor of dA (Magnus and Neudecker, Matrix Differential Calculus,
 * chapter 9; Petersen and Pedersen, The Matrix Cookbook, 2012, section 2; for softmax Bishop,
 * Pattern Recognition and Machine Learning, 2006, equation 4.106). Where Y carries a name, the
 * rules are written with it.
 */
final class AdjointRules {
  /** The only row or column of a vector. */
  static final Selection FIRST = new Selection.At(IndexTerm.at(1));

  private AdjointRules() {}

  /**
   * Returns the contribution of {@code node} to the adjoint of its operand number {@code place}.
   *
   * @param g the adjoint of the node, of its shape
   * @param y the node under its name, where it has one
   * @throws CalculusException if the operation has no derivative
   */
  static Expression contribution(Expression node, int place, Expression g, Expression y) {
    Expression operand = node.operand(place);
    Expression a = node.operand(0);
    return switch (node.operation()) {
      // names
      case Named _ -> g;
      case Call _ -> place == 0 ? g : zeros(operand.shape());
      case StopGradient() -> zeros(operand.shape());
      case Opaque(var function) ->
          scale(g, Expression.of(new OpaqueGradient(function, place), node.operands()));
      case OpaqueGradient(var function, _) ->
          throw new CalculusException(
              "the second derivative of %1$s is wanted, and %1$s is left unspecified. Define %1$s."
                  .formatted(function.name()));

      // entrywise algebra
      case Add() -> g;
      case Hadamard() -> AdjointAlgebra.hadamard(g, others(node, place));
      case Divide() -> quotient(node, place, g, y);
      case Power() -> power(node, place, g, y);
      case Elementwise(ElementwiseFunction f) -> ElementwiseDerivatives.chain(f, g, a, y);
      case Comparison _ -> zeros(operand.shape());
      case Extremum(boolean largest) -> hadamard(g, chosen(node, place, largest));

      // linear algebra
      case Scale() -> place == 0 ? dot(g, node.operand(1)) : scale(a, g);
      case Product() -> factor(node, place, g);
      case Dot() -> scale(g, node.operand(1 - place));
      case Transpose() -> transpose(g);
      case MatrixPower(int n) -> matrixPower(a, n, g);
      case Inverse() -> negate(product(List.of(transpose(y), g, transpose(y))));
      case DiagonalMatrix() -> a.shape().isRow() ? transpose(diagonal(g)) : diagonal(g);
      case DiagonalPart() -> diagonal(g);
      case Kronecker() -> kronecker(node, place, g);

      // shape
      case Broadcast _ -> collected(g, a.shape());
      case Blocks(int columns) -> block(node, place, columns, g);
      case Part(Selection rows, Selection columns) -> place(g, rows, columns, a.shape());
      case Place(Selection rows, Selection columns, _) -> part(g, rows, columns);
      case OneHot _ -> zeros(operand.shape());

      // reductions and the softmax family
      case Reduce(Reduction reduction) -> reduction(reduction, a, g, y);
      case Softmax() ->
          place == 0
              ? scale(node.operand(1), hadamard(y, subtract(g, Rows.dot(y, g))))
              : dot(g, hadamard(y, subtract(a, Rows.dot(y, a))));
      case LogSoftmax() -> Rows.centred(g, softmax(a));
      case LogSumExp() -> hadamard(Rows.repeated(g, a.shape()), softmax(a));
      case Boltzmann() ->
          hadamard(
              List.of(
                  Rows.repeated(g, a.shape()),
                  softmax(a),
                  add(List.of(constant(1), a, negate(Rows.repeated(y, a.shape()))))));

      // scopes, which the pass itself walks through, and leaves
      case IndexSum _, Tabulate _, Variable _, Constant _, SizeValue _, IndexValue _, Fill _ ->
          throw new IllegalStateException("no rule needed: " + node);
      case Identity _, KroneckerDelta _ -> throw new IllegalStateException("a leaf: " + node);
      case Derivative _, SecondDerivative _, Differential _ ->
          throw new CalculusException("a derivative inside of a network can't be differentiated");
    };
  }

  private static Expression others(Expression node, int place) {
    List<Expression> factors = new ArrayList<>(node.operands());
    factors.remove(place);
    return hadamard(factors);
  }

  /**
   * Y = A ⊘ B: G ⊘ B to A; to B −G ⊙ A ⊘ B², under a name −G ⊙ Y ⊘ B; a scalar B collects the sum
   * of its.
   */
  private static Expression quotient(Expression node, int place, Expression g, Expression y) {
    Expression a = node.operand(0);
    Expression b = node.operand(1);
    if (place == 0) {
      return AdjointAlgebra.divide(g, b);
    }
    Expression numerator = y.equals(node) ? a : y;
    Expression denominator = y.equals(node) ? Expressions.power(b, 2) : b;
    return negate(divide(b.isScalar() ? dot(g, numerator) : hadamard(g, numerator), denominator));
  }

  /** Y = Aᴮ: G ⊙ B ⊙ Aᴮ⁻¹ to A, G ⊙ Y ⊙ log A to B; a scalar B collects the sum of its. */
  private static Expression power(Expression node, int place, Expression g, Expression y) {
    Expression a = node.operand(0);
    Expression b = node.operand(1);
    if (place == 0) {
      Expression reduced = Expressions.power(a, subtract(b, constant(1)));
      return hadamard(List.of(b, g, reduced));
    }
    Expression slope = hadamard(y, Expressions.elementwise(ElementwiseFunction.LOG, a));
    return b.isScalar() ? dot(g, slope) : hadamard(g, slope);
  }

  /** Where the operand is the one chosen; a tie goes to the first. */
  private static Expression chosen(Expression node, int place, boolean largest) {
    Relation relation =
        place == 0
            ? (largest ? Relation.AT_LEAST : Relation.AT_MOST)
            : (largest ? Relation.GREATER : Relation.LESS);
    return Expressions.comparison(relation, node.operand(place), node.operand(1 - place));
  }

  /** Y = P A Q: Pᵀ G Qᵀ. */
  private static Expression factor(Expression node, int place, Expression g) {
    List<Expression> operands = node.operands();
    List<Expression> before = new ArrayList<>();
    for (Expression factor : operands.subList(0, place).reversed()) {
      before.add(transpose(factor));
    }
    List<Expression> after = new ArrayList<>();
    for (Expression factor : operands.subList(place + 1, operands.size()).reversed()) {
      after.add(transpose(factor));
    }
    return AdjointAlgebra.product(before, g, after);
  }

  /** Y = Aⁿ: Σ_r (Aʳ)ᵀ G (Aⁿ⁻¹⁻ʳ)ᵀ. */
  private static Expression matrixPower(Expression a, int n, Expression g) {
    List<Expression> terms = new ArrayList<>();
    Expression transposed = transpose(a);
    for (int r = 0; r < n; r++) {
      terms.add(
          product(
              List.of(
                  Expressions.matrixPower(transposed, r),
                  g,
                  Expressions.matrixPower(transposed, n - 1 - r))));
    }
    return add(terms);
  }

  /** Y = A ⊗ B: block sums of G ⊙ (1 ⊗ B) to A, and of G ⊙ (A ⊗ 1) to B. */
  private static Expression kronecker(Expression node, int place, Expression g) {
    Expression a = node.operand(0);
    Expression b = node.operand(1);
    Shape outer = a.shape();
    Shape inner = b.shape();
    if (place == 0) {
      Expression tiled = Expressions.kronecker(Expressions.ones(outer), b);
      return product(
          List.of(
              Expressions.kronecker(
                  Expressions.identity(outer.rows()), Expressions.ones(Shape.row(inner.rows()))),
              hadamard(g, tiled),
              Expressions.kronecker(
                  Expressions.identity(outer.columns()),
                  Expressions.ones(Shape.column(inner.columns())))));
    }
    Expression stretched = Expressions.kronecker(a, Expressions.ones(inner));
    return product(
        List.of(
            Expressions.kronecker(
                Expressions.ones(Shape.row(outer.rows())), Expressions.identity(inner.rows())),
            hadamard(g, stretched),
            Expressions.kronecker(
                Expressions.ones(Shape.column(outer.columns())),
                Expressions.identity(inner.columns()))));
  }

  /** The sum of G over everything that repeated a value of shape {@code shape}. */
  private static Expression collected(Expression g, Shape shape) {
    if (shape.isScalar()) {
      return sum(g);
    }
    return shape.rows().is(1) ? reduce(Reduction.COLUMN_SUMS, g) : reduce(Reduction.ROW_SUMS, g);
  }

  /** The part of G that lies where block number {@code place} lies. */
  private static Expression block(Expression node, int place, int columns, Expression g) {
    Dimension top = Dimension.of(0);
    for (int i = 0; i < place / columns; i++) {
      top = top.plus(node.operand(i * columns).shape().rows());
    }
    Dimension left = Dimension.of(0);
    for (int j = 0; j < place % columns; j++) {
      left = left.plus(node.operand(j).shape().columns());
    }
    Shape shape = node.operand(place).shape();
    return part(
        g,
        range(top, shape.rows(), node.shape().rows()),
        range(left, shape.columns(), node.shape().columns()));
  }

  private static Selection range(Dimension before, Dimension count, Dimension available) {
    return count.sameAs(available)
        ? Selection.all()
        : new Selection.Range(before.plus(Dimension.ONE), before.plus(count));
  }

  private static Expression reduction(Reduction kind, Expression a, Expression g, Expression y) {
    Shape shape = a.shape();
    return switch (kind) {
      case SUM -> broadcast(g, shape);
      case MEAN ->
          broadcast(
              AdjointAlgebra.divide(g, Expressions.size(shape.rows().times(shape.columns()))),
              shape);
      case ROW_SUMS, COLUMN_SUMS -> broadcast(g, shape);
      case MAXIMUM, MINIMUM -> {
        Expression reached = Expressions.comparison(Relation.EQUAL, a, y);
        yield scale(divide(g, sum(reached)), reached);
      }
      case NORM1 -> scale(g, Expressions.elementwise(ElementwiseFunction.SIGN, a));
      case NORM2 -> scale(divide(g, y), a);
      case TRACE -> scale(g, Expressions.identity(shape.rows()));
      case DETERMINANT -> scale(hadamard(g, y), transpose(Expressions.inverse(a)));
    };
  }
}
