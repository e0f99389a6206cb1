package org.chainrule.check;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;

/** What follows from a side that has no meaning. */
final class Problems {
  private Problems() {}

  static Ruling ruling(Claim.Problem.Kind kind) {
    return switch (kind) {
      case SHAPE -> Ruling.SHAPE;
      case RANGE -> Ruling.REFUTED;
      case UNDECLARED, UNREAD -> Ruling.UNREAD;
    };
  }

  static MistakeKind kind(Claim.Problem.Kind kind) {
    return switch (kind) {
      case SHAPE -> MistakeKind.SHAPE;
      case RANGE -> MistakeKind.RANGE;
      case UNDECLARED -> MistakeKind.UNDECLARED;
      case UNREAD -> MistakeKind.UNEXPLAINED;
    };
  }

  /** Returns what the problem itself says. */
  static Diagnosis diagnosis(Claim.Problem problem) {
    String hint = problem.place().isEmpty() ? "look at this side" : "look at " + problem.place();
    return new Diagnosis(
        kind(problem.kind()), problem.text(), hint, Optional.empty(), List.of(), Optional.empty());
  }

  /** Returns that there is no explanation, and why. */
  static Diagnosis unexplained(String message) {
    return new Diagnosis(
        MistakeKind.UNEXPLAINED,
        message,
        "look at this side",
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** Returns the better explained of what the problem says and what a diagnosis found. */
  static Diagnosis diagnosis(Claim.Problem problem, Diagnosis found) {
    boolean says =
        found.kind() == MistakeKind.UNEXPLAINED
            || (found.kind() == MistakeKind.SHAPE && problem.kind() != Claim.Problem.Kind.SHAPE);
    return says ? diagnosis(problem) : found;
  }
}
