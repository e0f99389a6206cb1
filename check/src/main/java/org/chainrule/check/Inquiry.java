package org.chainrule.check;

import java.time.Instant;
import org.chainrule.expression.Claim;

/** The work on one claim, in two parts: what is right and what is wrong, and then why. */
interface Inquiry {
  /** Judges all sides, one after the other. */
  void judge();

  /**
   * Says what is wrong with a side that was found wrong, counted from 1. May be called for several
   * sides and inquiries at once.
   *
   * @param deadline when to give up
   */
  void explain(int side, Instant deadline);

  /** Returns the claim, as it was read in the end. */
  Claim claim();

  /** Returns what is known so far. */
  Rulings rulings();
}
