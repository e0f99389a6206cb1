package org.chainrule.expression;

import java.util.List;
import org.chainrule.expression.Operation.*;

/** The shape of every operation's result, and what it asks of its operands. */
final class ShapeRules {
  private ShapeRules() {}

  /**
   * Returns the shape of {@code operation} applied to {@code operands}.
   *
   * @throws ShapeException if the operands do not go together
   */
  static Shape shapeOf(Operation operation, List<Expression> operands) {
    return switch (operation) {
      case Variable(Symbol symbol) -> symbol.shape();
      case Constant _, SizeValue _, IndexValue _, KroneckerDelta _ -> Shape.SCALAR;
      case Fill(_, Shape shape) -> shape;
      case Identity(Dimension size) -> new Shape(size, size);
      case Named _, StopGradient _, Call _, Differential _ -> operands.getFirst().shape();
      case Opaque _ -> Shape.SCALAR;
      case OpaqueGradient(_, int argument) -> operands.get(argument).shape();
      case Add _ -> equalShapes("the sum", operands);
      case Hadamard _ -> equalShapes("the elementwise product", operands);
      case Divide _ -> equalOrScalar("the quotient", operands);
      case Power _ -> equalOrScalar("the power", operands);
      case Elementwise _ -> operands.getFirst().shape();
      case Comparison _ -> equalShapes("the comparison", operands);
      case Extremum _ -> equalShapes("min or max", operands);
      case Scale _ -> scale(operands);
      case Product _ -> product(operands);
      case Dot _ -> {
        Shape _ = equalShapes("the inner product", operands);
        yield Shape.SCALAR;
      }
      case Transpose _ -> operands.getFirst().shape().transposed();
      case MatrixPower _ -> square("a matrix power", operands);
      case Inverse _ -> square("the inverse", operands);
      case DiagonalMatrix _ -> {
        Dimension size = vector("diag of a vector", operands).entries();
        yield new Shape(size, size);
      }
      case DiagonalPart _ -> Shape.column(square("the diagonal", operands).rows());
      case Kronecker _ -> {
        Shape a = operands.get(0).shape();
        Shape b = operands.get(1).shape();
        yield new Shape(a.rows().times(b.rows()), a.columns().times(b.columns()));
      }
      case Broadcast(Shape shape) -> broadcast(shape, operands.getFirst().shape());
      case Blocks(int columns) -> blocks(columns, operands);
      case Part(Selection rows, Selection columns) -> {
        Shape a = operands.getFirst().shape();
        within("row", rows, a.rows(), a);
        within("column", columns, a.columns(), a);
        yield new Shape(rows.count(a.rows()), columns.count(a.columns()));
      }
      case Place(Selection rows, Selection columns, Shape shape) -> {
        place(rows, columns, shape, operands.getFirst().shape());
        yield shape;
      }
      case OneHot(Dimension size) -> {
        scalar("the position of a row lookup", operands, 0);
        yield Shape.row(size);
      }
      case Reduce(Reduction reduction) -> reduce(reduction, operands);
      case Softmax _ -> {
        scalar("softmax's beta", operands, 1);
        yield operands.getFirst().shape();
      }
      case LogSoftmax _ -> operands.getFirst().shape();
      case LogSumExp _, Boltzmann _ -> {
        Shape a = operands.getFirst().shape();
        yield a.isVector() ? Shape.SCALAR : Shape.column(a.rows());
      }
      case IndexSum _ -> operands.getFirst().shape();
      case Tabulate(Index row, var column) -> {
        scalar("an entry's formula", operands, 0);
        yield new Shape(row.size(), column.map(Index::size).orElse(Dimension.ONE));
      }
      case Derivative _ -> derivative(operands.get(0).shape(), operands.get(1).shape());
      case SecondDerivative _ -> {
        scalar("what a second derivative is of", operands, 0);
        Shape by = operands.get(1).shape();
        if (!by.isVector()) {
          throw new ShapeException(
              "{1} is " + by + ": a second derivative by a matrix has four indices",
              "write it entry by entry");
        }
        yield new Shape(by.entries(), by.entries());
      }
    };
  }

  private static Shape equalShapes(String what, List<Expression> operands) {
    Shape first = operands.getFirst().shape();
    for (int i = 1; i < operands.size(); i++) {
      if (!operands.get(i).shape().sameAs(first)) {
        throw new ShapeException(
            "{0} is %s, {%d} is %s: %s needs equal shapes"
                .formatted(first, i, operands.get(i).shape(), what),
            "");
      }
    }
    return first;
  }

  private static Shape equalOrScalar(String what, List<Expression> operands) {
    return operands.get(1).shape().isScalar()
        ? operands.getFirst().shape()
        : equalShapes(what, operands);
  }

  private static Shape scale(List<Expression> operands) {
    scalar("a scalar factor", operands, 0);
    return operands.get(1).shape();
  }

  private static Shape product(List<Expression> operands) {
    for (int i = 1; i < operands.size(); i++) {
      Shape left = operands.get(i - 1).shape();
      Shape right = operands.get(i).shape();
      if (!left.columns().sameAs(right.rows())) {
        throw new ShapeException(
            "{%d} is %s, {%d} is %s: the inner sizes %s and %s differ"
                .formatted(i - 1, left, i, right, left.columns(), right.rows()),
            productRepair(left, right));
      }
    }
    return new Shape(operands.getFirst().shape().rows(), operands.getLast().shape().columns());
  }

  private static String productRepair(Shape left, Shape right) {
    if (left.sameAs(right)) {
      return "for the elementwise product write .*";
    }
    if (left.columns().sameAs(right.columns())) {
      return "transpose the second factor with '";
    }
    return left.rows().sameAs(right.rows()) ? "transpose the first factor with '" : "";
  }

  private static Shape square(String what, List<Expression> operands) {
    Shape shape = operands.getFirst().shape();
    if (!shape.isSquare()) {
      throw new ShapeException("{0} is " + shape + ": " + what + " needs a square matrix", "");
    }
    return shape;
  }

  private static Shape vector(String what, List<Expression> operands) {
    Shape shape = operands.getFirst().shape();
    if (!shape.isVector()) {
      throw new ShapeException("{0} is " + shape + ": " + what + " needs a row or a column", "");
    }
    return shape;
  }

  private static void scalar(String what, List<Expression> operands, int place) {
    Shape shape = operands.get(place).shape();
    if (!shape.isScalar()) {
      throw new ShapeException(
          "{%d} is %s: %s has to be a scalar".formatted(place, shape, what), "");
    }
  }

  private static Shape broadcast(Shape to, Shape from) {
    boolean rowsFit = from.rows().is(1) || from.rows().sameAs(to.rows());
    boolean columnsFit = from.columns().is(1) || from.columns().sameAs(to.columns());
    if (!rowsFit || !columnsFit) {
      throw new ShapeException("{0} is " + from + ": it can't be repeated to " + to, "");
    }
    return to;
  }

  private static Shape blocks(int columns, List<Expression> operands) {
    if (columns < 1 || operands.size() % columns != 0) {
      throw new ShapeException(
          "%d blocks can't stand in rows of %d".formatted(operands.size(), columns), "");
    }
    Dimension rows = Dimension.of(0);
    for (int i = 0; i < operands.size(); i += columns) {
      Shape first = operands.get(i).shape();
      rows = rows.plus(first.rows());
      for (int j = 1; j < columns; j++) {
        Shape other = operands.get(i + j).shape();
        if (!other.rows().sameAs(first.rows())) {
          throw new ShapeException(
              "{%d} is %s, {%d} is %s: blocks side by side need equally many rows"
                  .formatted(i, first, i + j, other),
              "");
        }
      }
    }
    Dimension width = Dimension.of(0);
    for (int j = 0; j < columns; j++) {
      Shape top = operands.get(j).shape();
      width = width.plus(top.columns());
      for (int i = j + columns; i < operands.size(); i += columns) {
        Shape other = operands.get(i).shape();
        if (!other.columns().sameAs(top.columns())) {
          throw new ShapeException(
              "{%d} is %s, {%d} is %s: blocks one below the other need equally many columns"
                  .formatted(j, top, i, other),
              "");
        }
      }
    }
    return new Shape(rows, width);
  }

  private static void place(Selection rows, Selection columns, Shape shape, Shape operand) {
    Shape selected = new Shape(rows.count(shape.rows()), columns.count(shape.columns()));
    if (!selected.sameAs(operand)) {
      throw new ShapeException(
          "{0} is %s: it can't fill a selection that is %s".formatted(operand, selected), "");
    }
    within("row", rows, shape.rows(), shape);
    within("column", columns, shape.columns(), shape);
  }

  private static void within(String what, Selection selection, Dimension size, Shape shape) {
    switch (selection) {
      case Selection.All _ -> {}
      case Selection.Range(Dimension first, Dimension last) -> {
        if (!Dimension.ONE.atMost(first) || !inOrder(first, last) || !last.atMost(size)) {
          throw ShapeException.outOfRange(
              "{0} is %s: it has no %ss %s to %s".formatted(shape, what, first, last));
        }
      }
      case Selection.At(IndexTerm position) -> {
        boolean inside = Dimension.ONE.atMost(position.first()) && position.last().atMost(size);
        if (!inside && !isFirst(position, size)) {
          throw ShapeException.outOfRange(
              position
                  .variable()
                  .map(v ->
                      "{0} is %s: the %s %s runs from %s to %s, beyond its %s"
                          .formatted(
                              shape, what, position, position.first(), position.last(), size))
                  .orElse("{0} is %s: it has no %s %s".formatted(shape, what, position)));
        }
      }
    }
  }

  /** N - 1 rows have a first one, although none for N = 1. */
  private static boolean isFirst(IndexTerm position, Dimension size) {
    return position.variable().isEmpty() && position.offset().is(1) && size.constant().isEmpty();
  }

  /** Whether there is such a range; {@code 2..N} is one, although it is empty for N = 1. */
  private static boolean inOrder(Dimension first, Dimension last) {
    boolean symbolic = last.minus(first).constant().isEmpty();
    return first.atMost(symbolic ? last.plus(Dimension.ONE) : last);
  }

  private static Shape reduce(Reduction reduction, List<Expression> operands) {
    Shape shape = operands.getFirst().shape();
    return switch (reduction) {
      case SUM, MEAN, MAXIMUM, MINIMUM, NORM1, NORM2 -> Shape.SCALAR;
      case ROW_SUMS -> Shape.column(shape.rows());
      case COLUMN_SUMS -> Shape.row(shape.columns());
      case TRACE, DETERMINANT -> {
        Shape _ = square(reduction.word(), operands);
        yield Shape.SCALAR;
      }
    };
  }

  private static Shape derivative(Shape of, Shape by) {
    if (of.isScalar()) {
      return by;
    }
    if (of.isVector() && by.isVector()) {
      return new Shape(of.entries(), by.entries());
    }
    if (by.isScalar()) {
      return of;
    }
    throw new ShapeException(
        "{0} is %s, {1} is %s: this derivative has more than two indices".formatted(of, by),
        "write it entry by entry, as d(A[i,j])/dB[k,l]");
  }
}
