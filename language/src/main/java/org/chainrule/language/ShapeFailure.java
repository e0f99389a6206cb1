package org.chainrule.language;

import org.chainrule.expression.Claim.Problem.Kind;

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

  /** Whether shapes don't go together, or an index is out of its range. */
  Kind kind() {
    return problem.kind() == Kind.RANGE ? Kind.RANGE : Kind.SHAPE;
  }
}
