package org.chainrule.check;

import java.util.function.Supplier;
import org.chainrule.language.Term;

/**
 * A change that an author could make to a formula.
 *
 * @param told what was wrong if this makes it right; put into words when it is asked for
 * @param result the whole formula with the change
 * @param cost how far it is from what was written, and how unusual the mistake: the least is taken
 */
record Edit(Supplier<Mistake> told, Term result, int cost) {

  /** Returns what was wrong. */
  Mistake mistake() {
    return told.get();
  }
}
