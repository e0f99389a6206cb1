package org.chainrule.language;

/** Thrown where a formula in LaTeX can't be read on. */
final class LatexFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Span place;
  private final transient Message problem;

  LatexFailure(Span place, Message problem) {
    super(problem.text(), null, false, false);
    this.place = place;
    this.problem = problem;
  }

  Span place() {
    return place;
  }

  Message problem() {
    return problem;
  }
}
