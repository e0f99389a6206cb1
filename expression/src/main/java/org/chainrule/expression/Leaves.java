package org.chainrule.expression;

import java.util.List;

/** What an evaluation takes from its {@link Bindings}, with every check and message about it. */
final class Leaves {
  /** What it takes to come to a node, in multiplications. */
  private static final int NODE = 200;

  private final Bindings bindings;

  Leaves(Bindings bindings) {
    this.bindings = bindings;
  }

  /**
   * Returns about how many multiplications and entries the node's value takes, and checks that it
   * can exist: no negative sizes, no more entries than an array.
   */
  long work(Expression node) {
    if (node.isScalar() && !(node.operation() instanceof Operation.Product)) {
      return NODE;
    }
    long rows = bindings.size(node.shape().rows());
    long columns = bindings.size(node.shape().columns());
    if (rows < 0 || columns < 0 || rows * columns > Integer.MAX_VALUE - 8) {
      throw new EvaluationException(
          "a value of shape %s would have %d×%d entries".formatted(node.shape(), rows, columns));
    }
    return switch (node.operation()) {
      case Operation.Product() -> NODE + rows * columns + productWork(node);
      case Operation.Inverse _, Operation.MatrixPower _ -> NODE + rows * columns * rows;
      default -> NODE + rows * columns;
    };
  }

  /** A chain takes no more than from left to right, or from right to left. */
  private long productWork(Expression node) {
    double fromLeft = 0;
    double fromRight = 0;
    double rows = bindings.size(node.shape().rows());
    double columns = bindings.size(node.shape().columns());
    for (Expression factor : node.operands()) {
      double entries =
          (double) bindings.size(factor.shape().rows()) * bindings.size(factor.shape().columns());
      fromLeft += factor.equals(node.operand(0)) ? 0 : rows * entries;
      fromRight += factor.equals(node.operands().getLast()) ? 0 : columns * entries;
    }
    return (long) Math.min(fromLeft, fromRight);
  }

  Matrix variable(Symbol symbol) {
    Matrix value = bindings.values().get(symbol);
    if (value == null) {
      throw new EvaluationException(symbol.name() + " has no value");
    }
    checkShape(symbol.name(), symbol.shape(), value);
    return value;
  }

  private void checkShape(String name, Shape shape, Matrix value) {
    int rows = bindings.size(shape.rows());
    int columns = bindings.size(shape.columns());
    if (value.rows() != rows || value.columns() != columns) {
      String sizes = rows + "×" + columns;
      String declared = shape.isScalar() || shape.toString().equals(sizes) ? "" : shape + " = ";
      throw new EvaluationException(
          "%s is %s%s, but its value is %d×%d"
              .formatted(name, declared, sizes, value.rows(), value.columns()));
    }
  }

  Matrix fill(double value, Shape shape) {
    return Matrix.generate(bindings.size(shape.rows()), bindings.size(shape.columns()), _ -> value);
  }

  Matrix opaque(OpaqueFunction function, List<Matrix> arguments) {
    return Matrix.scalar(opaque(function).value(arguments));
  }

  Matrix opaqueGradient(OpaqueFunction function, int argument, List<Matrix> arguments) {
    Matrix gradient = opaque(function).gradient(argument, arguments);
    Matrix by = arguments.get(argument);
    if (gradient.rows() != by.rows() || gradient.columns() != by.columns()) {
      throw new EvaluationException(
          "the gradient of %s by its argument %d has to be %d×%d, but is %d×%d"
              .formatted(
                  function.name(),
                  argument + 1,
                  by.rows(),
                  by.columns(),
                  gradient.rows(),
                  gradient.columns()));
    }
    return gradient;
  }

  private Bindings.OpaqueValue opaque(OpaqueFunction function) {
    Bindings.OpaqueValue value = bindings.opaques().get(function.name());
    if (value == null) {
      throw new EvaluationException(
          "the unspecified function " + function.name() + " has no value");
    }
    return value;
  }

  void checkPosition(Index index, int position) {
    int first = bindings.size(index.first());
    int last = bindings.size(index.last());
    if (position < first || position > last) {
      throw new EvaluationException(
          "the index %s is %d, outside of its range %d to %d"
              .formatted(index, position, first, last));
    }
  }

  /** Returns the position, counted from 1, that {@code term} has. */
  int position(IndexTerm term, Scope scope) {
    int offset = bindings.size(term.offset());
    return term.variable().isPresent()
        ? Math.addExact(scope.position(term.variable().get()), offset)
        : offset;
  }

  Matrix part(Expression node, Matrix a, Selection rows, Selection columns, Scope scope) {
    int row = first("row", node.shape(), rows, a.rows(), scope);
    int column = first("column", node.shape(), columns, a.columns(), scope);
    return Layouts.part(a, row, column, count(rows, a.rows()), count(columns, a.columns()));
  }

  Matrix place(Matrix a, Selection rows, Selection columns, Shape shape, Scope scope) {
    int allRows = bindings.size(shape.rows());
    int allColumns = bindings.size(shape.columns());
    int row = first("row", shape, rows, allRows, scope);
    int column = first("column", shape, columns, allColumns, scope);
    return Layouts.place(a, row, column, allRows, allColumns);
  }

  private int count(Selection selection, int available) {
    return bindings.size(selection.count(Dimension.of(available)));
  }

  /** Returns the first selected place, counted from 0. */
  private int first(String what, Shape shape, Selection selection, int available, Scope scope) {
    int first =
        switch (selection) {
          case Selection.All() -> 1;
          case Selection.Range(Dimension from, _) -> bindings.size(from);
          case Selection.At(IndexTerm position) -> position(position, scope);
        };
    int last = first + count(selection, available) - 1;
    if (first < 1 || last > available) {
      throw new EvaluationException(
          "%s %d of a value of shape %s is asked for, which has %d %ss"
              .formatted(what, first < 1 ? first : last, shape, available, what));
    }
    return first - 1;
  }

  Matrix oneHot(double position, Dimension size) {
    int available = bindings.size(size);
    double nearest = Math.rint(position);
    if (!(nearest >= 1 && nearest <= available)) {
      String shown = size.toString().equals("" + available) ? "" : " = " + size;
      throw new EvaluationException(
          "position %s is looked up, outside of 1 to %d%s"
              .formatted(number(position), available, shown));
    }
    return Matrix.generate(1, available, j -> j == nearest - 1 ? 1 : 0);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
