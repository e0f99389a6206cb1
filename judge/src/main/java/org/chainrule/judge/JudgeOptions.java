package org.chainrule.judge;

import java.time.Duration;

/**
 * How much work a verdict may take.
 *
 * @param seed what the random points depend on
 * @param points at how many random points two sides are compared where there is no proof
 * @param mostTerms the most terms that a normal form may have
 * @param limit the time after which no further proof or point is begun, and proofs are given up
 */
public record JudgeOptions(long seed, int points, int mostTerms, Duration limit) {
  private static final Duration LIMIT = Duration.ofMillis(3_500);

  /** Five points, 4,000 terms, 3.5 seconds. */
  public static final JudgeOptions DEFAULT = new JudgeOptions(1, 5, 4_000);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is not at least one point, or a negative budget or
   *     limit
   */
  public JudgeOptions {
    if (points < 1 || mostTerms < 0) {
      throw new IllegalArgumentException(
          "%d points and %d terms are no options".formatted(points, mostTerms));
    }
    if (limit.isNegative()) {
      throw new IllegalArgumentException("a limit of %s is none".formatted(limit));
    }
  }

  /** Returns options with the usual limit of time. */
  public JudgeOptions(long seed, int points, int mostTerms) {
    this(seed, points, mostTerms, LIMIT);
  }
}
