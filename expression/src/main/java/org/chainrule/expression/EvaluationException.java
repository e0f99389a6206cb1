package org.chainrule.expression;

/** An expression that has no value: a symbol is unbound, or a position lies outside of a matrix. */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean ofWork;

  /** Makes an exception with a message in the author's names. */
  public EvaluationException(String message) {
    this(message, false);
  }

  private EvaluationException(String message, boolean ofWork) {
    super(message);
    this.ofWork = ofWork;
  }

  /** Makes an exception with a message in the author's names, and what led to it. */
  EvaluationException(String message, Throwable cause) {
    super(message, cause);
    this.ofWork = false;
  }

  /** Returns one that says that a value takes more work than is allowed. */
  public static EvaluationException tooMuchWork() {
    return new EvaluationException("its value takes too long to compute", true);
  }

  /** Whether the value may exist, but takes more work than is allowed. */
  public boolean isTooMuchWork() {
    return ofWork;
  }
}
