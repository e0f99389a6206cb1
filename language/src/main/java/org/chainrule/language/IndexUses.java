package org.chainrule.language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;

/** Finds the range of an index that a reader of a formula's text will find. */
final class IndexUses {
  private IndexUses() {}

  /** Returns the range, under the name of {@code index}, where the uses tell one. */
  static Optional<Index> range(Index index, Expression body) {
    IndexSlot slot = new IndexSlot(index.name(), index.name());
    Set<Expression> seen = new HashSet<>();
    Deque<Expression> open = new ArrayDeque<>();
    open.push(body);
    while (!open.isEmpty()) {
      Expression node = open.pop();
      if (seen.add(node) && node.freeIndices().contains(index)) {
        switch (node.operation()) {
          case Operation.Part(Selection rows, Selection columns) ->
              use(slot, index, rows, columns, node.operand(0).shape());
          case Operation.Place(Selection rows, Selection columns, Shape shape) ->
              use(slot, index, rows, columns, shape);
          default -> {}
        }
        ExpressionPrinter.printedOperands(node).forEach(open::push);
      }
    }
    return slot.infer().range();
  }

  private static void use(
      IndexSlot slot, Index index, Selection rows, Selection columns, Shape shape) {
    use(slot, index, rows, shape.rows());
    use(slot, index, columns, shape.columns());
  }

  private static void use(IndexSlot slot, Index index, Selection selection, Dimension size) {
    if (selection instanceof Selection.At(IndexTerm position)
        && position.variable().filter(index::equals).isPresent()) {
      slot.use(size, position.offset(), () -> "");
    }
  }
}
