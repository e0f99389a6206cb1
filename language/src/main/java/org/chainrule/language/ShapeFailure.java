package org.chainrule.language;

/** A formula in which shapes don't go together: an error in a definition, a verdict in a claim. */
final class ShapeFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Span span;
  private final transient Message problem;

  ShapeFailure(Span span, Message problem) {
    super(problem.text(), null, false, false);
    this.span = span;
    this.problem = problem;
  }

  Span span() {
    return span;
  }

  Message problem() {
    return problem;
  }
}
