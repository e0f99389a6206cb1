package org.chainrule.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chainrule.expression.Matrix;

/**
 * Figures that are not right.
 *
 * @param subject the network with the numbers
 * @param quantity what the figures are said to be, in the language
 * @param truth what that is
 * @param exact its value at the given numbers
 * @param claimed the figures
 * @param digits to how many digits they are claimed
 * @param deadline when a diagnosis has to be there
 */
record FigureCase(
    Subject subject,
    String quantity,
    Standing.Meaning truth,
    Matrix exact,
    FigureMatrix claimed,
    OptionalInt digits,
    Instant deadline) {
  private static final int MORE_DIGITS = 4;

  boolean isLate() {
    return Instant.now().isAfter(deadline);
  }

  /** Whether the figures are what {@code value} is printed as. */
  boolean fits(Matrix value) {
    return claimed.isRoundingOf(value, digits);
  }

  /**
   * Returns the right figures, printed as the claimed ones are; with more digits where those of the
   * claimed ones are too few to tell.
   */
  FigureMatrix right() {
    FigureMatrix right = claimed.printed(exact, digits);
    boolean tells = right.isRoundingOf(exact, digits) && !right.equals(claimed);
    return tells ? right : claimed.printed(exact, OptionalInt.of(MORE_DIGITS));
  }

  Optional<Diagnosis> found(MistakeKind kind, String message) {
    return Optional.of(diagnosis(kind, message));
  }

  Diagnosis diagnosis(MistakeKind kind, String message) {
    return diagnosis(kind, message, right());
  }

  /** Returns a diagnosis with these figures for the right ones. */
  Diagnosis diagnosis(MistakeKind kind, String message, FigureMatrix right) {
    return new Diagnosis(
        kind,
        message,
        FigureMessages.hint(quantity),
        Optional.of(
            new Correction(right.text(), right.expression(), Optional.empty(), Optional.empty())),
        List.of(),
        Optional.empty());
  }
}
