package org.chainrule.expression;

/** An expression that has no value: a symbol is unbound, or a position lies outside of a matrix. */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with a message in the author's names. */
  public EvaluationException(String message) {
    super(message);
  }

  /** Makes an exception with a message in the author's names, and what led to it. */
  EvaluationException(String message, Throwable cause) {
    super(message, cause);
  }
}
