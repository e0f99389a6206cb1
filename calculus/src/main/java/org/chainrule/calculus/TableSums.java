package org.chainrule.calculus;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.Place;
import org.chainrule.expression.Operation.Tabulate;
import org.chainrule.expression.Operation.Transpose;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;

/**
 * Sums over an index of what the adjoint of an entry leaves: one entry put into a matrix of zeros.
 * Together they are the matrix with these entries, {@code Σ_i c_i e_i = (c_i)_i}.
 */
final class TableSums {
  private TableSums() {}

  /** Returns Σ over {@code index}, without the positions {@code except}, of {@code body}. */
  static Expression over(Index index, List<IndexTerm> except, Expression body) {
    if (IndexedForms.isNoRange(index)
        || !except.isEmpty()
        || !(body.operation() instanceof Place(var rows, var columns, var shape))) {
      return Expressions.indexSum(index, except, body);
    }
    Expression entries = body.operand(0);
    boolean alongRows = rows.variable().filter(index::equals).isPresent();
    boolean alongColumns = columns.variable().filter(index::equals).isPresent();
    if (alongRows && alongColumns && rows.equals(columns) && entries.isScalar()) {
      Selection range = range(rows, shape.rows());
      Expression diagonal = Expressions.diagonal(Expressions.tabulate(index, entries));
      return placed(diagonal, range, range(columns, shape.columns()), shape);
    }
    if (alongRows && !alongColumns) {
      return table(index, entries, true)
          .map(table -> placed(table, range(rows, shape.rows()), columns, shape))
          .orElseGet(() -> Expressions.indexSum(index, List.of(), body));
    }
    if (alongColumns && !alongRows) {
      return table(index, entries, false)
          .map(table -> placed(table, rows, range(columns, shape.columns()), shape))
          .orElseGet(() -> Expressions.indexSum(index, List.of(), body));
    }
    return Expressions.indexSum(index, List.of(), body);
  }

  /**
   * Returns the scalar, or the row or column made by an earlier sum, for all values of the index.
   */
  private static Optional<Expression> table(Index index, Expression entries, boolean alongRows) {
    if (entries.isScalar()) {
      Expression column = Expressions.tabulate(index, entries);
      return Optional.of(alongRows ? column : Expressions.transpose(column));
    }
    if (!alongRows
        && entries.operation() instanceof Tabulate(Index row, var none)
        && none.isEmpty()
        && !row.equals(index)) {
      return Optional.of(Expressions.tabulate(row, index, entries.operand(0)));
    }
    if (alongRows
        && entries.operation() instanceof Transpose
        && entries.operand(0).operation() instanceof Tabulate(Index column, var none)
        && none.isEmpty()
        && !column.equals(index)) {
      return Optional.of(Expressions.tabulate(index, column, entries.operand(0).operand(0)));
    }
    return Optional.empty();
  }

  private static Selection range(Selection selection, Dimension available) {
    return selection instanceof Selection.At(IndexTerm position)
        ? Selections.range(position, available)
        : selection;
  }

  private static Expression placed(Expression a, Selection rows, Selection columns, Shape shape) {
    return Expressions.place(
        a, Selections.whole(rows, shape.rows()), Selections.whole(columns, shape.columns()), shape);
  }
}
