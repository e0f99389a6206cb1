package org.chainrule.calculus;

import org.chainrule.expression.Dimension;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Selection;

/** The rows or columns that an index runs through. */
final class Selections {
  private Selections() {}

  /** Returns all positions that {@code position} takes as its index runs. */
  static Selection range(IndexTerm position, Dimension available) {
    return covers(position, available)
        ? Selection.all()
        : new Selection.Range(position.first(), position.last());
  }

  /** Whether {@code position} takes every position from 1 to {@code available}. */
  static boolean covers(IndexTerm position, Dimension available) {
    return position.first().is(1) && position.last().sameAs(available);
  }

  /** Returns everything where there is but one row or column to select from. */
  static Selection whole(Selection selection, Dimension available) {
    boolean fixed = selection.variable().isEmpty();
    return fixed && available.is(1) ? Selection.all() : selection;
  }
}
