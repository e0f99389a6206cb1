package org.chainrule.language;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;

/**
 * What is defined entry by entry is a column, unless the vectors whose entries it is made of are
 * all rows.
 */
final class IndexedRows {
  private IndexedRows() {}

  /** Returns the column, or the row that it is meant to be. */
  static Expression oriented(Expression tabulated) {
    if (!(tabulated.operation() instanceof Operation.Tabulate(Index letter, var column))
        || column.isPresent()) {
      return tabulated;
    }
    int rows = 0;
    int columns = 0;
    for (Expression node :
        Expression.topologicalOrder(
            List.of(tabulated.operand(0)), part -> part.freeIndices().contains(letter))) {
      if (node.operation() instanceof Operation.Part(Selection row, Selection of)) {
        Shape shape = node.operand(0).shape();
        rows += shape.isRow() && isAt(of, letter) ? 1 : 0;
        columns += shape.isColumn() && isAt(row, letter) ? 1 : 0;
      }
    }
    return rows > 0 && columns == 0 ? Expressions.transpose(tabulated) : tabulated;
  }

  private static boolean isAt(Selection selection, Index letter) {
    return selection instanceof Selection.At(var position)
        && position.variable().equals(Optional.of(letter));
  }
}
