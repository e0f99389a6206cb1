package org.chainrule.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;

/** The index variables of a proof that are not summed, with their ranges. */
final class Variables {
  private record Range(Dimension first, Dimension last) {}

  private final List<Range> ranges = new ArrayList<>();
  private final Map<Index, Integer> indices = new HashMap<>();
  private final Map<Dimension, Integer> rows = new HashMap<>();
  private final Map<Dimension, Integer> columns = new HashMap<>();

  /** Returns a variable of its own that runs over {@code 1..size}. */
  int fresh(Dimension size) {
    return fresh(Dimension.ONE, size);
  }

  private int fresh(Dimension first, Dimension last) {
    ranges.add(new Range(Sizes.plain(first), Sizes.plain(last)));
    return ranges.size() - 1;
  }

  /** Returns the row that the normal form of a matrix with so many rows speaks of. */
  int row(Dimension size) {
    return rows.computeIfAbsent(Sizes.plain(size), this::fresh);
  }

  /** Returns the column that the normal form of a matrix with so many columns speaks of. */
  int column(Dimension size) {
    return columns.computeIfAbsent(Sizes.plain(size), this::fresh);
  }

  /** Returns the variable for an index of index notation. */
  int of(Index index) {
    return indices.computeIfAbsent(index, i -> fresh(i.first(), i.last()));
  }

  /** Returns the position that {@code term} has. */
  Position position(IndexTerm term) {
    return term.variable()
        .map(index -> Position.of(of(index)).plus(term.offset()))
        .orElseGet(() -> Position.at(term.offset()));
  }

  /** Returns the least value of {@code position}, where its variable is known. */
  Optional<Dimension> first(Position position, List<Dimension> sums) {
    return bound(position, sums, false);
  }

  /** Returns the largest value of {@code position}, where its variable is known. */
  Optional<Dimension> last(Position position, List<Dimension> sums) {
    return bound(position, sums, true);
  }

  private Optional<Dimension> bound(Position position, List<Dimension> sums, boolean last) {
    int variable = position.variable();
    if (variable == Position.FIXED) {
      return Optional.of(position.offset());
    }
    if (position.isBound()) {
      Dimension end = last ? sums.get(Position.place(variable)) : Dimension.ONE;
      return Optional.of(end.plus(position.offset()));
    }
    if (variable >= ranges.size()) {
      return Optional.empty();
    }
    Range range = ranges.get(variable);
    return Optional.of((last ? range.last() : range.first()).plus(position.offset()));
  }
}
