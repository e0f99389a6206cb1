package org.chainrule.check;

import java.time.Duration;
import org.chainrule.expression.Claim;

/**
 * How claims are checked.
 *
 * @param perClaim how long a single claim may take; what is not known by then is undecided, or
 *     unexplained
 * @param perDocument how long a document may take; claims after that are undecided
 * @param diagnose whether to say what is wrong with what does not hold
 * @param layout how derivatives are laid out in claims that don't say
 * @param seed what the random points of the judge depend on
 */
public record CheckOptions(
    Duration perClaim, Duration perDocument, boolean diagnose, Claim.Layout layout, long seed) {
  /** Five seconds for a claim, two minutes for a document, with diagnoses. */
  public static final CheckOptions DEFAULT =
      new CheckOptions(
          Duration.ofSeconds(5), Duration.ofMinutes(2), true, Claim.Layout.GRADIENT, 1);

  /**
   * Checks the durations.
   *
   * @throws IllegalArgumentException if one of them is not positive
   */
  public CheckOptions {
    if (!perClaim.isPositive() || !perDocument.isPositive()) {
      throw new IllegalArgumentException(
          "%s for a claim and %s for a document leave no time".formatted(perClaim, perDocument));
    }
  }

  /** Returns these options without diagnoses. */
  public CheckOptions withoutDiagnosis() {
    return new CheckOptions(perClaim, perDocument, false, layout, seed);
  }
}
