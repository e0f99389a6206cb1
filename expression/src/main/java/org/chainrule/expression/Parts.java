package org.chainrule.expression;

import java.util.Optional;
import org.chainrule.expression.Operation.*;

/** The algebra of entries and of matrices made entry by entry: one undoes the other. */
final class Parts {
  private Parts() {}

  static Expression part(Expression a, Selection rows, Selection columns) {
    Expression raw = Expression.of(new Part(rows, columns), a);
    if ((rows instanceof Selection.All && columns instanceof Selection.All) || a.isScalar()) {
      return a;
    }
    boolean entry = rows instanceof Selection.At && columns instanceof Selection.At;
    return switch (a.operation()) {
      case Fill(Rational value, _) -> Expressions.fill(value, raw.shape());
      case Transpose() -> Expressions.transpose(part(a.operand(0), columns, rows));
      case Identity _ when entry -> Expressions.delta(position(rows), position(columns));
      case Tabulate(Index row, var column) when entry ->
          tabulated(a.operand(0), row, column, position(rows), position(columns));
      default -> raw;
    };
  }

  private static Expression tabulated(
      Expression body, Index row, Optional<Index> column, IndexTerm i, IndexTerm j) {
    if (column.isEmpty()) {
      return Expressions.substitute(body, row, valueAt(i, row));
    }
    // By way of a name nobody else has: at position [j, i] the two replacements must not meet.
    Index aside = column.get();
    do {
      aside = aside.renamed(aside.name() + "'");
    } while (aside.equals(row)
        || i.variable().filter(aside::equals).isPresent()
        || body.freeIndices().contains(aside));
    Expression moved = Expressions.substitute(body, column.get(), IndexTerm.of(aside));
    return Expressions.substitute(
        Expressions.substitute(moved, row, valueAt(i, row)), aside, valueAt(j, column.get()));
  }

  /** The first row holds the entry at the index's first value, which need not be 1. */
  private static IndexTerm valueAt(IndexTerm position, Index index) {
    return new IndexTerm(
        position.variable(), position.offset().plus(index.first()).minus(Dimension.ONE));
  }

  private static IndexTerm position(Selection selection) {
    if (selection instanceof Selection.At(IndexTerm position)) {
      return position;
    }
    throw new IllegalArgumentException("not a single position: " + selection);
  }

  static Expression tabulate(Index row, Optional<Index> column, Expression body) {
    Expression raw = Expression.of(new Tabulate(row, column), body);
    if (body.operation() instanceof Part(Selection.At r, Selection.At c)
        && body.operand(0).shape().sameAs(raw.shape())
        && !body.operand(0).freeIndices().contains(row)
        && r.position().is(row)
        && column.map(x -> c.position().is(x)).orElse(true)
        && column.map(x -> !body.operand(0).freeIndices().contains(x)).orElse(true)) {
      return body.operand(0);
    }
    return Expressions.isZero(body) ? Expressions.zeros(raw.shape()) : raw;
  }
}
