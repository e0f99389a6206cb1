package org.chainrule.check;

import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a statement.
 *
 * @param kind the kind of mistake; of several the first that the author has to mend
 * @param message the mistake in one sentence, in the author's names
 * @param hint the place without the answer, in one sentence
 * @param correction what is right, where it could be found
 * @param further the kinds of further mistakes in the same statement, if there are any
 * @param reason the step of the derivation that it concerns, in one sentence, where there is one
 */
public record Diagnosis(
    MistakeKind kind,
    String message,
    String hint,
    Optional<Correction> correction,
    List<MistakeKind> further,
    Optional<String> reason) {

  /** Copies the list. */
  public Diagnosis {
    further = List.copyOf(further);
  }
}
