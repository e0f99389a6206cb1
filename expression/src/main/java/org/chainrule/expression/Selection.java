package org.chainrule.expression;

import java.util.Optional;

/** Which rows, or which columns, of a matrix are meant. */
public sealed interface Selection {

  /** All of them. */
  record All() implements Selection {}

  /** Those from {@code first} to {@code last}, both included. */
  record Range(Dimension first, Dimension last) implements Selection {}

  /** The single one at {@code position}. */
  record At(IndexTerm position) implements Selection {}

  /** Returns how many are selected from {@code available} ones. */
  default Dimension count(Dimension available) {
    return switch (this) {
      case All() -> available;
      case Range(Dimension first, Dimension last) -> last.minus(first).plus(Dimension.ONE);
      case At _ -> Dimension.ONE;
    };
  }

  /** Returns the index variable in use, if there is one. */
  default Optional<Index> variable() {
    return this instanceof At(IndexTerm position) ? position.variable() : Optional.empty();
  }

  /** Returns this with {@code replacement} put for {@code index}. */
  default Selection substitute(Index index, IndexTerm replacement) {
    return this instanceof At(IndexTerm position)
        ? new At(position.substitute(index, replacement))
        : this;
  }

  /** Returns everything. */
  static Selection all() {
    return new All();
  }

  /** Returns the single row or column that {@code index} points at. */
  static Selection at(Index index) {
    return new At(IndexTerm.of(index));
  }
}
