package org.chainrule.judge;

/**
 * How much work a verdict may take.
 *
 * @param seed what the random points depend on
 * @param points at how many random points two sides are compared where there is no proof
 * @param mostTerms the most terms that a normal form may have
 */
public record JudgeOptions(long seed, int points, int mostTerms) {
  /** Five points, 4,000 terms. */
  public static final JudgeOptions DEFAULT = new JudgeOptions(1, 5, 4_000);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is not at least one point, or a negative budget
   */
  public JudgeOptions {
    if (points < 1 || mostTerms < 0) {
      throw new IllegalArgumentException(
          "%d points and %d terms are no options".formatted(points, mostTerms));
    }
  }
}
