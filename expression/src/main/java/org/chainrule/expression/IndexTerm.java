package org.chainrule.expression;

import java.util.Optional;

/**
 * A position: an index variable plus an offset ({@code i}, {@code i + 1}), or a fixed one ({@code
 * 3}, {@code N}).
 *
 * @param variable the index variable, if there is one
 * @param offset what is added to it; the position itself where there is none
 */
public record IndexTerm(Optional<Index> variable, Dimension offset) {

  /** Returns the position that {@code index} has. */
  public static IndexTerm of(Index index) {
    return new IndexTerm(Optional.of(index), Dimension.of(0));
  }

  /** Returns the fixed position {@code position}, counted from 1. */
  public static IndexTerm at(Dimension position) {
    return new IndexTerm(Optional.empty(), position);
  }

  /** Returns the fixed position {@code position}, counted from 1. */
  public static IndexTerm at(int position) {
    return at(Dimension.of(position));
  }

  /** Returns the largest position this can be. */
  public Dimension last() {
    return variable.map(v -> v.last().plus(offset)).orElse(offset);
  }

  /** Returns the smallest position this can be. */
  public Dimension first() {
    return variable.map(v -> v.first().plus(offset)).orElse(offset);
  }

  /** Whether this is the plain variable {@code index}. */
  public boolean is(Index index) {
    return variable.isPresent() && variable.get().equals(index) && offset.is(0);
  }

  /** Returns this with {@code replacement} put for {@code index}. */
  public IndexTerm substitute(Index index, IndexTerm replacement) {
    return variable.isPresent() && variable.get().equals(index)
        ? new IndexTerm(replacement.variable, replacement.offset.plus(offset))
        : this;
  }

  @Override
  public String toString() {
    if (variable.isEmpty()) {
      return offset.toString();
    }
    String name = variable.get().name();
    if (offset.is(0)) {
      return name;
    }
    String text = offset.toString();
    return text.startsWith("-") ? name + " - " + text.substring(1) : name + " + " + text;
  }
}
