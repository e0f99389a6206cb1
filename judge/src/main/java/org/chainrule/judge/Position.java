package org.chainrule.judge;

import org.chainrule.expression.Dimension;

/**
 * Where an entry stands: an index variable plus an offset, or a fixed position.
 *
 * <p>Variables are numbers. From 0 on they are those of the scope: free indices, and the generic
 * row and column of a matrix. Below {@link #FIXED} are the summed indices of one {@link Monomial},
 * which are known by their place in it only.
 *
 * @param variable the variable, or {@link #FIXED} where there is none
 * @param offset what is added to it; the position itself where there is none
 */
record Position(int variable, Dimension offset) {
  /** The variable of a position that has none. */
  static final int FIXED = -1;

  /** The free positions of an {@link Atom}'s arguments are numbered from here on. */
  static final int SLOT = 1 << 20;

  /** The rows and columns of an {@link Atom}'s matrix arguments are numbered from here on. */
  static final int PARAMETER = 1 << 21;

  /** The summed indices of a pattern to be matched are numbered from here on. */
  static final int PATTERN = 1 << 22;

  private static final Dimension ZERO = Dimension.of(0);

  /** Returns the position that {@code variable} has. */
  static Position of(int variable) {
    return new Position(variable, ZERO);
  }

  /** Returns a fixed position. */
  static Position at(Dimension position) {
    return new Position(FIXED, Sizes.plain(position));
  }

  /** Returns the variable of the summed index at {@code place}. */
  static int bound(int place) {
    return FIXED - 1 - place;
  }

  /** Whether the variable is a summed index. */
  static boolean isBound(int variable) {
    return variable < FIXED;
  }

  /** Returns the place of a summed index. */
  static int place(int variable) {
    return FIXED - 1 - variable;
  }

  /** Whether the variable is a summed index. */
  boolean isBound() {
    return isBound(variable);
  }

  /** Whether this is a variable and nothing else. */
  boolean isPlain() {
    return variable != FIXED && offset.terms().isEmpty();
  }

  /** Returns the position {@code distance} further on. */
  Position plus(Dimension distance) {
    return distance.terms().isEmpty()
        ? this
        : new Position(variable, Sizes.plain(offset.plus(distance)));
  }

  /** Returns the position as far behind this one's offset. */
  Position minus(Dimension distance) {
    return distance.terms().isEmpty()
        ? this
        : new Position(variable, Sizes.plain(offset.minus(distance)));
  }

  /** Returns the hash of this position where its variable has {@code colour}. */
  long hash(long colour) {
    return offset.terms().isEmpty() ? colour : Mix.of(colour, Mix.of(offset.toString()));
  }
}
