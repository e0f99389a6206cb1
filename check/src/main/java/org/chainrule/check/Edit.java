package org.chainrule.check;

import org.chainrule.language.Term;

/**
 * A change that an author could make to a formula.
 *
 * @param mistake what was wrong if this makes it right
 * @param result the whole formula with the change
 * @param cost how far it is from what was written, and how unusual the mistake: the least is taken
 */
record Edit(Mistake mistake, Term result, int cost) {}
