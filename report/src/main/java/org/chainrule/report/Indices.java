package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.report.Notation.*;

/** Positions, entries, and sums and tables over indices. */
final class Indices {
  private Indices() {}

  static Notation of(Index index) {
    return Lettering.of(index.name(), Optional.empty());
  }

  static Notation of(IndexTerm position) {
    if (position.variable().isEmpty()) {
      return Numbers.of(position.offset());
    }
    Notation letter = of(position.variable().get());
    if (position.offset().is(0)) {
      return letter;
    }
    Notation offset = Numbers.of(position.offset());
    return Precedence.isNegative(offset)
        ? Notation.row(letter, Sign.MINUS, Precedence.withoutMinus(offset))
        : Notation.row(letter, Sign.PLUS, offset);
  }

  static Notation of(Selection selection) {
    return switch (selection) {
      case Selection.All() -> Sign.COLON;
      case Selection.Range(var first, var last) ->
          Notation.row(Numbers.of(first), Sign.COLON, Numbers.of(last));
      case Selection.At(IndexTerm position) -> of(position);
    };
  }

  /** Returns {@code A_ij}; a vector has a single index. */
  static Notation part(Expression of, Notation notation, Selection rows, Selection columns) {
    Notation base = Precedence.at(Precedence.ATOM, notation);
    List<Notation> positions =
        of.shape().isColumn() && isWhole(columns)
            ? List.of(of(rows))
            : of.shape().isRow() && isWhole(rows)
                ? List.of(of(columns))
                : List.of(of(rows), of(columns));
    boolean nested = base instanceof Entry || (base instanceof Marked(Entry _));
    return new Entry(nested ? Notation.bracketed(base) : base, positions);
  }

  /** Returns the rows and columns that are meant; of a vector those along it. */
  static Notation positions(Selection rows, Selection columns, Shape shape) {
    if (shape.isColumn()) {
      return of(rows);
    }
    return shape.isRow() ? of(columns) : Notation.row(of(rows), Sign.COMMA, of(columns));
  }

  /** Whether that is all there is across a vector. */
  private static boolean isWhole(Selection across) {
    return across instanceof Selection.All || isFirst(across);
  }

  private static boolean isFirst(Selection selection) {
    return selection instanceof Selection.At(IndexTerm position)
        && position.variable().isEmpty()
        && position.offset().is(1);
  }

  /** Returns Σ over the product {@code body}; the range is shown where the body does not tell. */
  static Notation sum(Index index, List<IndexTerm> except, Expression summand, Notation body) {
    boolean told = isTold(index, summand);
    List<Notation> below = new ArrayList<>(List.of(of(index)));
    if (!told) {
      below.add(Sign.EQUAL);
      below.add(Numbers.of(index.first()));
    }
    for (IndexTerm left : except) {
      if (below.size() > 1) {
        below.add(Sign.COMMA);
        below.add(of(index));
      }
      below.add(Sign.UNEQUAL);
      below.add(of(left));
    }
    return new BigSum(
        Notation.row(below),
        told ? Optional.empty() : Optional.of(Numbers.of(index.last())),
        Precedence.at(Precedence.ENTRYWISE, ProductNotation.behind(body)));
  }

  /** Whether the index runs over a whole row or column of something in the formula. */
  private static boolean isTold(Index index, Expression body) {
    return index.first().is(1)
        && PrintedGraph.order(body).stream()
            .anyMatch(node ->
                node.operation() instanceof Part(Selection rows, Selection columns)
                    && runsOver(index, rows, columns, node.operand(0).shape()));
  }

  private static boolean runsOver(Index index, Selection rows, Selection columns, Shape shape) {
    return (isAt(index, rows) && shape.rows().sameAs(index.last()))
        || (isAt(index, columns) && shape.columns().sameAs(index.last()));
  }

  private static boolean isAt(Index index, Selection selection) {
    return selection instanceof Selection.At(IndexTerm position) && position.is(index);
  }

  /** Returns {@code [entry]_ij}. */
  static Notation table(Index row, Optional<Index> column, Notation entry) {
    List<Notation> positions = new ArrayList<>(List.of(of(row)));
    column.ifPresent(index -> positions.add(of(index)));
    return new Entry(new Fenced(Fence.SQUARE, entry), positions);
  }
}
