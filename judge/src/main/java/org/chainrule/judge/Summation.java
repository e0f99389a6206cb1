package org.chainrule.judge;

import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Shape;

/** Sums over positions; where there is only one, nothing is summed. */
final class Summation {
  private static final Position FIRST = Position.at(Dimension.ONE);

  private final Entries entries;
  private final Algebra algebra;

  Summation(Entries entries, Algebra algebra) {
    this.entries = entries;
    this.algebra = algebra;
  }

  Position inner(Dimension size) {
    return size.is(1) ? FIRST : Position.of(algebra.variables().fresh(size));
  }

  Polynomial over(Polynomial body, Position position, Dimension size) {
    return position.equals(FIRST) ? body : algebra.sum(body, position.variable(), size);
  }

  Polynomial overAll(Polynomial body, Shape shape) {
    return over(
        over(body, entries.row(shape), shape.rows()), entries.column(shape), shape.columns());
  }

  /** Returns the sum over the entries of a column, else over each row. */
  Polynomial alongAxis(Polynomial body, Expression node) {
    Shape shape = node.operand(0).shape();
    return shape.columns().is(1)
        ? over(body, entries.row(shape), shape.rows())
        : over(body, entries.column(shape), shape.columns());
  }
}
