package org.chainrule.language;

import java.util.Collection;
import java.util.List;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;

/**
 * Makes claims of drafts. Index letters are free in them and have one range throughout; what
 * doesn't conform is a wrong claim, not a wrong text.
 */
final class Claims {
  private final Workspace workspace;
  private final Elaboration.Mode mode;

  private Claims(Workspace workspace, Elaboration.Mode mode) {
    this.workspace = workspace;
    this.mode = mode;
  }

  /** Returns one that reports names that stand for nothing, as mistakes of the text. */
  static Claims strict(Workspace workspace) {
    return new Claims(workspace, Elaboration.Mode.CLAIM);
  }

  /** Returns one for which names that stand for nothing are problems of their side only. */
  static Claims tolerant(Workspace workspace) {
    return new Claims(workspace, Elaboration.Mode.DOCUMENT);
  }

  Workspace workspace() {
    return workspace;
  }

  Elaboration elaboration() {
    return new Elaboration(workspace, mode);
  }

  /**
   * Returns the formula's meaning; shape problems are thrown as {@link ShapeFailure}.
   *
   * @param indices the ranges of free letters, where they are known
   */
  Expression formula(Term term, Collection<Index> indices) {
    Elaboration elaboration = elaboration();
    FreeLetters letters = FreeLetters.of(List.of(term), term.span(), indices, elaboration);
    letters.checkConflict(term);
    return elaboration.terms().elaborate(term, letters.scope());
  }

  /** Returns the claim that the draft is; what its author defined is known already. */
  Claim claim(Draft draft) {
    UnitLetters units = UnitLetters.of(draft.terms(), workspace);
    return units.letters().isEmpty()
        ? new ClaimMaking(draft, elaboration()).claim()
        : new UnitInstances(this, draft, units).claim();
  }

  /** Returns the claim of one choice of units: what has no meaning is told with its side. */
  Claim concrete(Draft draft) {
    return new ClaimMaking(draft, new Elaboration(workspace, Elaboration.Mode.UNITS)).claim();
  }

  /** Returns the claim, whose problems are told with its sides and are no mistakes of the text. */
  Claim attempt(Draft draft) {
    return new ClaimMaking(draft, new Elaboration(workspace, Elaboration.Mode.DOCUMENT)).claim();
  }

  /** Returns a claim without a meaning. */
  Claim failed(Draft draft, Message why) {
    return new ClaimMaking(draft, elaboration()).failed(why.kind(), why);
  }

  /** Returns a claim without a meaning, because of what was reported. */
  Claim failed(Draft draft, RuntimeException reported) {
    if (!elaboration().isTolerant()) {
      throw reported;
    }
    Message found =
        workspace
            .reporter()
            .take(0)
            .map(Reporter.Found::message)
            .orElseGet(DocumentMessages::notKnown);
    return failed(draft, found);
  }

  /** Forgets what was reported, unless it is a mistake of the text. */
  void ignore(RuntimeException reported) {
    if (!elaboration().isTolerant()) {
      throw reported;
    }
    workspace.reporter().take(0);
  }

  int line(Span span) {
    return workspace.reporter().source().line(span.start());
  }
}
