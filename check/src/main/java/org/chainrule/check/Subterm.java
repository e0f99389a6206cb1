package org.chainrule.check;

import java.util.List;
import java.util.function.UnaryOperator;
import org.chainrule.language.Term;

/**
 * A piece of a formula with what is around it.
 *
 * @param term the piece
 * @param put the whole formula with something else in the place of the piece
 * @param role what the piece is in what stands directly around it
 * @param letters the index letters that are bound around it
 * @param inTerm whether it belongs to one of several terms of a sum
 * @param differentiated whether it stands in a derivative, as what is differentiated or by what
 */
record Subterm(
    Term term,
    UnaryOperator<Term> put,
    Role role,
    List<String> letters,
    boolean inTerm,
    boolean differentiated) {

  /** What a piece is in the piece that it belongs to. */
  enum Role {
    WHOLE,
    SUMMAND,
    FACTOR,
    ENTRYWISE_FACTOR,
    /** Some neighbouring operands of a longer chain. */
    RUN,
    /** Inside of brackets, or below a sign or mark. */
    INNER,
    ARGUMENT
  }

  /** Copies the list. */
  Subterm {
    letters = List.copyOf(letters);
  }

  /** Returns the whole formula with {@code other} in this place. */
  Term with(Term other) {
    return put.apply(other);
  }
}
