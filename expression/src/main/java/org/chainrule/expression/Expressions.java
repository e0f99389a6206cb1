package org.chainrule.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Operation.*;

/**
 * Constructors of expressions that also do the small algebra: 0, 1 and I vanish, numbers merge,
 * scalar factors come to the front, {@code (AB)ᵀ = BᵀAᵀ}, {@code A + A = 2A}.
 *
 * <p>A scalar that meets a matrix acts on every entry; rows and columns are repeated only by {@link
 * #broadcast}. All methods throw {@link ShapeException} where operands do not go together.
 */
public final class Expressions {
  private Expressions() {}

  /** Returns the value of {@code symbol}. */
  public static Expression variable(Symbol symbol) {
    return Expression.of(new Variable(symbol));
  }

  /** Returns {@code value} under the name {@code symbol}; printing shows the name. */
  public static Expression named(Symbol symbol, Expression value) {
    return Expression.of(new Named(symbol), value);
  }

  /** Returns a call of the author's own function, with its body already instantiated. */
  public static Expression call(
      String function, Optional<String> written, Expression body, List<Expression> arguments) {
    List<Expression> operands = new ArrayList<>(List.of(body));
    operands.addAll(arguments);
    return Expression.of(new Call(function, written), operands);
  }

  /** Returns an unspecified scalar function of {@code arguments}. */
  public static Expression opaque(OpaqueFunction function, List<Expression> arguments) {
    return Expression.of(new Opaque(function), arguments);
  }

  /** Returns the number {@code value}. */
  public static Expression constant(Rational value) {
    return Expression.of(new Constant(value));
  }

  /** Returns the whole number {@code value}. */
  public static Expression constant(long value) {
    return constant(Rational.of(value));
  }

  /** Returns {@code dimension} as a number. */
  public static Expression size(Dimension dimension) {
    return dimension.symbolicSizes().isEmpty() && isPlainNumber(dimension)
        ? constant(dimension.constant().orElseThrow())
        : Expression.of(new SizeValue(dimension));
  }

  private static boolean isPlainNumber(Dimension dimension) {
    return dimension.terms().stream().allMatch(term -> term.names().isEmpty());
  }

  /** Returns a matrix whose entries are all {@code value}. */
  public static Expression fill(Rational value, Shape shape) {
    return shape.isScalar() ? constant(value) : Expression.of(new Fill(value, shape));
  }

  /** Returns a matrix of zeros. */
  public static Expression zeros(Shape shape) {
    return fill(Rational.ZERO, shape);
  }

  /** Returns a matrix of ones. */
  public static Expression ones(Shape shape) {
    return fill(Rational.ONE, shape);
  }

  /** Returns the unit matrix. */
  public static Expression identity(Dimension size) {
    return size.is(1) ? constant(1) : Expression.of(new Identity(size));
  }

  /** Returns the position as a number. */
  public static Expression indexValue(IndexTerm position) {
    return position.variable().isEmpty()
        ? size(position.offset())
        : Expression.of(new IndexValue(position));
  }

  /** Returns 1 where both positions agree, else 0. */
  public static Expression delta(IndexTerm left, IndexTerm right) {
    if (left.variable().equals(right.variable())) {
      if (left.offset().sameAs(right.offset())) {
        return constant(1);
      }
      if (!left.offset().minus(right.offset()).constant().isEmpty()) {
        return constant(0);
      }
    }
    return Expression.of(new KroneckerDelta(left, right));
  }

  /** Returns {@code a + b}. */
  public static Expression add(Expression a, Expression b) {
    return add(List.of(a, b));
  }

  /** Returns the sum of {@code terms}; scalars among matrices are added to every entry. */
  public static Expression add(List<Expression> terms) {
    return Sums.of(terms);
  }

  /** Returns {@code a - b}. */
  public static Expression subtract(Expression a, Expression b) {
    return add(a, negate(b));
  }

  /** Returns {@code -a}. */
  public static Expression negate(Expression a) {
    return scale(constant(-1), a);
  }

  /** Returns {@code s a} for a scalar s and any a. */
  public static Expression scale(Expression s, Expression a) {
    return Products.scale(s, a);
  }

  /** Returns the number {@code s} times {@code a}. */
  public static Expression scale(Rational s, Expression a) {
    return Products.scale(constant(s), a);
  }

  /** Returns {@code a ⊙ b}; a scalar multiplies every entry. */
  public static Expression hadamard(Expression a, Expression b) {
    return hadamard(List.of(a, b));
  }

  /** Returns the elementwise product of {@code factors}; scalars multiply every entry. */
  public static Expression hadamard(List<Expression> factors) {
    return Products.hadamard(factors);
  }

  /** Returns {@code a b}: the matrix product, or the multiple where one of them is a scalar. */
  public static Expression product(Expression a, Expression b) {
    return Products.product(List.of(a, b));
  }

  /** Returns the matrix product of {@code factors}, where scalars multiply the others. */
  public static Expression product(List<Expression> factors) {
    return Products.product(factors);
  }

  /** Returns {@code a · b = Σ a_ij b_ij}. */
  public static Expression dot(Expression a, Expression b) {
    return Products.dot(a, b);
  }

  /** Returns {@code a ⊘ b}; b may be a scalar, and a scalar a is divided by every entry of b. */
  public static Expression divide(Expression a, Expression b) {
    return Products.divide(a, b);
  }

  /** Returns {@code base} to the power {@code exponent}, entry by entry. */
  public static Expression power(Expression base, Expression exponent) {
    if (exponent.operation() instanceof Constant(Rational value)) {
      if (value.is(1)) {
        return base;
      }
      if (value.is(0)) {
        return ones(base.shape());
      }
    }
    return Expression.of(new Power(), broadcastToEach(base, exponent), exponent);
  }

  /** Returns {@code base} to the power {@code exponent}, entry by entry. */
  public static Expression power(Expression base, long exponent) {
    return power(base, constant(exponent));
  }

  /** Returns the product of {@code exponent} factors {@code a}, a square matrix or a scalar. */
  public static Expression matrixPower(Expression a, int exponent) {
    if (a.isScalar()) {
      return power(a, exponent);
    }
    Expression square = Expression.of(new MatrixPower(2), a);
    return switch (exponent) {
      case 0 -> identity(square.shape().rows());
      case 1 -> a;
      default ->
          exponent > 0
              ? Expression.of(new MatrixPower(exponent), a)
              : matrixPower(inverse(a), Math.negateExact(exponent));
    };
  }

  /** Returns f(a), entry by entry. */
  public static Expression elementwise(ElementwiseFunction function, Expression a) {
    return Expression.of(new Elementwise(function), a);
  }

  /** Returns 1 where {@code a} stands in the relation to {@code b}, else 0, entry by entry. */
  public static Expression comparison(Relation relation, Expression a, Expression b) {
    return Expression.of(new Comparison(relation), broadcastToEach(a, b), broadcastToEach(b, a));
  }

  /** Returns the larger of {@code a} and {@code b}, entry by entry. */
  public static Expression maximum(Expression a, Expression b) {
    return Expression.of(new Extremum(true), broadcastToEach(a, b), broadcastToEach(b, a));
  }

  /** Returns the smaller of {@code a} and {@code b}, entry by entry. */
  public static Expression minimum(Expression a, Expression b) {
    return Expression.of(new Extremum(false), broadcastToEach(a, b), broadcastToEach(b, a));
  }

  /** Returns {@code a}, where it is a scalar repeated to the shape of {@code other}. */
  static Expression broadcastToEach(Expression a, Expression other) {
    return a.isScalar() && !other.isScalar() ? broadcast(a, other.shape()) : a;
  }

  /** Returns aᵀ. */
  public static Expression transpose(Expression a) {
    return Transposes.of(a);
  }

  /** Returns a⁻¹, of a scalar 1/a. */
  public static Expression inverse(Expression a) {
    if (a.isScalar()) {
      return divide(constant(1), a);
    }
    return switch (a.operation()) {
      case Inverse() -> a.operand(0);
      case Identity _ -> a;
      default -> Expression.of(new Inverse(), a);
    };
  }

  /** Returns the diagonal matrix of a vector, or the diagonal of a square matrix as a column. */
  public static Expression diagonal(Expression a) {
    if (a.isScalar()) {
      return a;
    }
    return Expression.of(a.shape().isVector() ? new DiagonalMatrix() : new DiagonalPart(), a);
  }

  /** Returns the Kronecker product. */
  public static Expression kronecker(Expression a, Expression b) {
    return a.isScalar() || b.isScalar() ? product(a, b) : Expression.of(new Kronecker(), a, b);
  }

  /** Returns {@code a}, a scalar, row or column, repeated to {@code shape}. */
  public static Expression broadcast(Expression a, Shape shape) {
    if (a.shape().sameAs(shape)) {
      return a;
    }
    Expression raw = Expression.of(new Broadcast(shape), a);
    return switch (a.operation()) {
      case Constant(Rational value) -> fill(value, shape);
      case Fill(Rational value, _) -> fill(value, shape);
      case Broadcast _ -> Expression.of(new Broadcast(shape), a.operand(0));
      default -> raw;
    };
  }

  /** Returns the block matrix of {@code blocks}, given row by row with {@code columns} in each. */
  public static Expression blocks(int columns, List<Expression> blocks) {
    return blocks.size() == 1 ? blocks.getFirst() : Expression.of(new Blocks(columns), blocks);
  }

  /** Returns the selected rows and columns of {@code a}. */
  public static Expression part(Expression a, Selection rows, Selection columns) {
    return Parts.part(a, rows, columns);
  }

  /** Returns {@code a[row, column]}. */
  public static Expression entry(Expression a, IndexTerm row, IndexTerm column) {
    return part(a, new Selection.At(row), new Selection.At(column));
  }

  /** Returns the entry of a row or column at {@code position}. */
  public static Expression entry(Expression vector, IndexTerm position) {
    if (!vector.shape().isVector()) {
      throw new ShapeException(
          "{0} is " + vector.shape() + ": a single index needs a row or a column",
          "give both indices, as in A[i,j]");
    }
    IndexTerm first = IndexTerm.at(1);
    return vector.shape().rows().is(1)
        ? entry(vector, first, position)
        : entry(vector, position, first);
  }

  /** Returns the matrix of {@code shape} that holds {@code a} at the selection, else 0. */
  public static Expression place(Expression a, Selection rows, Selection columns, Shape shape) {
    Expression raw = Expression.of(new Place(rows, columns, shape), a);
    if (isZero(a)) {
      return zeros(shape);
    }
    return rows instanceof Selection.All && columns instanceof Selection.All ? a : raw;
  }

  /** Returns the row that is 1 at the position {@code position} names. */
  public static Expression oneHot(Expression position, Dimension size) {
    return Expression.of(new OneHot(size), position);
  }

  /** Returns a reduction of {@code a}. */
  public static Expression reduce(Reduction reduction, Expression a) {
    boolean unchanged =
        switch (reduction) {
          case SUM, MEAN, MAXIMUM, MINIMUM, TRACE, DETERMINANT -> a.isScalar();
          case ROW_SUMS -> a.shape().columns().is(1);
          case COLUMN_SUMS -> a.shape().rows().is(1);
          case NORM1, NORM2 -> false;
        };
    return unchanged ? a : Expression.of(new Reduce(reduction), a);
  }

  /** Returns the sum of all entries. */
  public static Expression sum(Expression a) {
    return reduce(Reduction.SUM, a);
  }

  /** Returns softmax(a): over the entries of a column, over each row of anything else. */
  public static Expression softmax(Expression a) {
    return softmax(a, constant(1));
  }

  /** Returns softmax(beta a). */
  public static Expression softmax(Expression a, Expression beta) {
    return Expression.of(new Softmax(), a, beta);
  }

  /** Returns log softmax(a). */
  public static Expression logSoftmax(Expression a) {
    return Expression.of(new LogSoftmax(), a);
  }

  /** Returns log Σ e^a, row by row. */
  public static Expression logSumExp(Expression a) {
    return Expression.of(new LogSumExp(), a);
  }

  /** Returns softmax(a) · a, row by row. */
  public static Expression boltzmann(Expression a) {
    return Expression.of(new Boltzmann(), a);
  }

  /** Returns {@code a}, treated as a constant by every derivative. */
  public static Expression stopGradient(Expression a) {
    return Expression.of(new StopGradient(), a);
  }

  /** Returns the sum of {@code body} over {@code index}, without the positions {@code except}. */
  public static Expression indexSum(Index index, List<IndexTerm> except, Expression body) {
    if (isZero(body)) {
      return body;
    }
    if (!except.isEmpty() || body.freeIndices().contains(index)) {
      return Expression.of(new IndexSum(index, except), body);
    }
    boolean empty = index.size().atMost(Dimension.of(0));
    return empty ? zeros(body.shape()) : scale(size(index.size()), body);
  }

  /** Returns the column whose entries {@code body} gives. */
  public static Expression tabulate(Index row, Expression body) {
    return Parts.tabulate(row, Optional.empty(), body);
  }

  /** Returns the matrix whose entries {@code body} gives. */
  public static Expression tabulate(Index row, Index column, Expression body) {
    return Parts.tabulate(row, Optional.of(column), body);
  }

  /** Returns {@code body} with {@code replacement} put for every free {@code index}. */
  public static Expression substitute(Expression body, Index index, IndexTerm replacement) {
    return IndexScopes.substitute(body, index, replacement);
  }

  /** Returns ∂of/∂by, for the calculus to resolve. */
  public static Expression derivative(Expression of, Expression by) {
    return Expression.of(new Derivative(), of, by);
  }

  /** Returns ∂²of/∂by², for the calculus to resolve. */
  public static Expression secondDerivative(Expression of, Expression by) {
    return Expression.of(new SecondDerivative(), of, by);
  }

  /** Returns the differential of {@code a}, for the calculus to resolve. */
  public static Expression differential(Expression a) {
    return Expression.of(new Differential(), a);
  }

  /** Whether {@code a} is the number 0 or a matrix of zeros. */
  public static boolean isZero(Expression a) {
    return switch (a.operation()) {
      case Constant(Rational value) -> value.signum() == 0;
      case Fill(Rational value, _) -> value.signum() == 0;
      default -> false;
    };
  }

  /** Returns the value inside of names, calls and other wrappers that change nothing. */
  public static Expression unwrapped(Expression a) {
    Expression inner = a;
    while (inner.operation() instanceof Named || inner.operation() instanceof Call) {
      inner = inner.operand(0);
    }
    return inner;
  }
}
