package org.chainrule.check;

import java.util.List;
import java.util.Optional;

/** The ladder of diagnosis: its rungs are tried in order, and the first that explains is taken. */
final class Diagnostics {
  private Diagnostics() {}

  /** Returns what is wrong with a statement that does not hold. */
  static Diagnosis of(Dispute dispute) {
    return new Diagnosis(
        MistakeKind.UNEXPLAINED,
        "this differs from %s".formatted(dispute.claim().sides().getFirst().text()),
        "look at this line again",
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
