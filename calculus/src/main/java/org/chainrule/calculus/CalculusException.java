package org.chainrule.calculus;

/** A derivative that does not exist as an expression; the message says of what and why. */
public final class CalculusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with a message in the author's names. */
  public CalculusException(String message) {
    super(message);
  }
}
