package org.chainrule.judge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;

/** The sizes that have to have a number before an expression has a value. */
final class OpenSizes {
  private final Set<SizeName> names = new LinkedHashSet<>();

  private OpenSizes() {}

  /** Returns the symbolic sizes of {@code roots}, in the order in which they are needed. */
  static List<SizeName> of(List<Expression> roots) {
    OpenSizes sizes = new OpenSizes();
    for (Expression node : Expression.topologicalOrder(roots)) {
      sizes.add(node.shape());
      node.freeIndices().forEach(sizes::add);
      switch (node.operation()) {
        case SizeValue(Dimension dimension) -> sizes.add(dimension);
        case IndexValue(IndexTerm position) -> sizes.add(position);
        case KroneckerDelta(IndexTerm a, IndexTerm b) -> {
          sizes.add(a);
          sizes.add(b);
        }
        case Part(Selection rows, Selection columns) -> {
          sizes.add(rows);
          sizes.add(columns);
        }
        case Place(Selection rows, Selection columns, _) -> {
          sizes.add(rows);
          sizes.add(columns);
        }
        case IndexSum(Index index, List<IndexTerm> except) -> {
          sizes.add(index);
          except.forEach(sizes::add);
        }
        case Tabulate(Index row, var column) -> {
          sizes.add(row);
          column.ifPresent(sizes::add);
        }
        default -> {}
      }
    }
    return new ArrayList<>(sizes.names);
  }

  private void add(Dimension dimension) {
    names.addAll(dimension.symbolicSizes());
  }

  private void add(Shape shape) {
    add(shape.rows());
    add(shape.columns());
  }

  private void add(Index index) {
    add(index.first());
    add(index.last());
  }

  private void add(IndexTerm term) {
    add(term.offset());
    term.variable().ifPresent(this::add);
  }

  private void add(Selection selection) {
    switch (selection) {
      case Selection.All() -> {}
      case Selection.Range(Dimension first, Dimension last) -> {
        add(first);
        add(last);
      }
      case Selection.At(IndexTerm position) -> add(position);
    }
  }
}
