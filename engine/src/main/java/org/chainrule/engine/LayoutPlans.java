package org.chainrule.engine;

import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Selection;

/** Views and copies for operations that only move entries. */
final class LayoutPlans {
  private LayoutPlans() {}

  static View diagonalMatrix(Block block, View a) {
    int size = a.entries();
    View out = block.fresh(a.isBatched(), size, size);
    block.emit(new Instruction.Fill(out, 0));
    block.move(out.diagonal(), a.rows() == 1 ? a.transposed() : a, 1);
    return out;
  }

  /** The blocks row by row, {@code across} in each. */
  static View blocks(Block block, int across, List<View> parts) {
    int columns = parts.subList(0, across).stream().mapToInt(View::columns).sum();
    int rows = 0;
    for (int i = 0; i < parts.size(); i += across) {
      rows += parts.get(i).rows();
    }
    View out = block.fresh(parts.stream().anyMatch(View::isBatched), rows, columns);
    int row = 0;
    int column = 0;
    for (View part : parts) {
      Position top = new Position(row, 0);
      Position left = new Position(column, 0);
      block.move(out.part(top, part.rows(), left, part.columns()), part, 1);
      column += part.columns();
      if (column == columns) {
        column = 0;
        row += part.rows();
      }
    }
    return out;
  }

  static View place(Block block, Expression node, View a, Selection rows, Selection columns) {
    Sizes sizes = block.resources().sizes();
    View out = block.fresh(a.isBatched(), sizes.rows(node.shape()), sizes.columns(node.shape()));
    block.emit(new Instruction.Fill(out, 0));
    View selected = part(block, node, out, rows, columns);
    if (selected.rows() != a.rows() || selected.columns() != a.columns()) {
      throw new EngineException(
          "%d×%d entries can't be put at %d×%d places"
              .formatted(a.rows(), a.columns(), selected.rows(), selected.columns()));
    }
    block.move(selected, a, 1);
    return out;
  }

  /** Returns the selected entries of {@code a}: a view, no copy. */
  static View part(Block block, Expression node, View a, Selection rows, Selection columns) {
    return a.part(
        first(block, node, rows, a.rows()),
        count(block, rows, a.rows()),
        first(block, node, columns, a.columns()),
        count(block, columns, a.columns()));
  }

  private static int count(Block block, Selection selection, int available) {
    return switch (selection) {
      case Selection.All() -> available;
      case Selection.At _ -> 1;
      case Selection.Range(var first, var last) ->
          block.resources().sizes().of(last) - block.resources().sizes().of(first) + 1;
    };
  }

  /** Returns the first selected position, having checked that every one exists. */
  private static Position first(Block block, Expression node, Selection selection, int available) {
    Sizes sizes = block.resources().sizes();
    return switch (selection) {
      case Selection.All() -> Position.FIRST;
      case Selection.Range(var first, var last) -> {
        check(node, sizes.of(first), sizes.of(last), available);
        yield new Position(sizes.of(first) - 1, 0);
      }
      case Selection.At(IndexTerm term) -> {
        int offset = sizes.of(term.offset());
        int lowest = offset;
        int highest = offset;
        if (term.variable().isPresent()) {
          Index index = term.variable().get();
          lowest += sizes.of(index.first());
          highest += sizes.of(index.last());
        }
        if (lowest <= highest) {
          check(node, lowest, highest, available);
        }
        yield block.position(term);
      }
    };
  }

  private static void check(Expression node, int first, int last, int available) {
    if (first < 1 || last > available) {
      throw new EngineException(
          "position %d of %d is asked for in %s"
              .formatted(first < 1 ? first : last, available, node));
    }
  }
}
