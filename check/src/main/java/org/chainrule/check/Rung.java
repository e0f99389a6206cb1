package org.chainrule.check;

import java.util.Optional;

/** A step of the ladder: it knows some kinds of mistakes. */
interface Rung {
  /** Returns what the mistake is, where it is one of those. */
  Optional<Explanation> explain(Case c);
}
