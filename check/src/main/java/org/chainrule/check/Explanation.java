package org.chainrule.check;

import java.util.List;
import java.util.Optional;
import org.chainrule.language.Term;

/**
 * What a rung found.
 *
 * @param mistake the mistake
 * @param repaired the author's side without it, where that could be written; it is judged
 * @param further more mistakes in the same side
 */
record Explanation(Mistake mistake, Optional<Term> repaired, List<Mistake> further) {

  /** Copies the list. */
  Explanation {
    further = List.copyOf(further);
  }

  static Explanation of(Mistake mistake, Term repaired) {
    return new Explanation(mistake, Optional.of(repaired), List.of());
  }

  static Explanation of(Mistake mistake) {
    return new Explanation(mistake, Optional.empty(), List.of());
  }
}
