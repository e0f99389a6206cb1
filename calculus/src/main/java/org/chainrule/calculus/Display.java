package org.chainrule.calculus;

import org.chainrule.expression.Expression;

/** Formulas in the form in which derivations show them. */
public final class Display {
  private Display() {}

  /**
   * Returns an expression of the same value as a textbook would print it: index notation as matrix
   * algebra where that is possible, quotients cancelled, signs and common factors where they are
   * read best. Named values stay.
   */
  public static Expression of(Expression formula) {
    return new Simplification().of(MatrixForm.of(formula));
  }
}
