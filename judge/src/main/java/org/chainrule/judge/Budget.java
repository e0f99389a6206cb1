package org.chainrule.judge;

/**
 * The work that proofs may take, counted in steps so that it is the same on every machine; only
 * where a step takes far longer than steps do, the clock ends it.
 */
final class Budget {
  private static final int BETWEEN_LOOKS = 128;

  private final int mostTerms;
  private final Deadline deadline;
  private long steps;
  private int untilLook = BETWEEN_LOOKS;

  /**
   * Makes a budget.
   *
   * @param mostTerms the most terms that a sum may have
   * @param steps the most factors that may be looked at
   */
  Budget(int mostTerms, long steps, Deadline deadline) {
    this.mostTerms = mostTerms;
    this.steps = steps;
    this.deadline = deadline;
  }

  /** Takes {@code amount} steps. */
  void spend(int amount) {
    steps -= amount;
    if (steps < 0) {
      throw new GivenUp("the normal form takes too many steps");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new GivenUp("nobody waits for the proof any more");
    }
    if (--untilLook <= 0) {
      untilLook = BETWEEN_LOOKS;
      if (deadline.isOver()) {
        throw new GivenUp("the normal form takes too long");
      }
    }
  }

  /** Checks the size of a sum. */
  void checkTerms(int terms) {
    if (terms > mostTerms) {
      throw new GivenUp("the normal form has more than " + mostTerms + " terms");
    }
  }
}
