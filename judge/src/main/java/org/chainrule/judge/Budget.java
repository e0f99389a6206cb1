package org.chainrule.judge;

/** The work that a proof may take, counted in steps so that it is the same on every machine. */
final class Budget {
  private final int mostTerms;
  private long steps;

  /**
   * Makes a budget.
   *
   * @param mostTerms the most terms that a sum may have
   * @param steps the most factors that may be looked at
   */
  Budget(int mostTerms, long steps) {
    this.mostTerms = mostTerms;
    this.steps = steps;
  }

  /** Takes {@code amount} steps. */
  void spend(int amount) {
    steps -= amount;
    if (steps < 0) {
      throw new GivenUp("the normal form takes too many steps");
    }
  }

  /** Checks the size of a sum. */
  void checkTerms(int terms) {
    if (terms > mostTerms) {
      throw new GivenUp("the normal form has more than " + mostTerms + " terms");
    }
  }
}
