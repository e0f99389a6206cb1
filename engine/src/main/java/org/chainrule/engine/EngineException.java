package org.chainrule.engine;

/** A network that no program can be made of, or data that a program has no place for. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with a message in the author's names. */
  public EngineException(String message) {
    super(message);
  }
}
