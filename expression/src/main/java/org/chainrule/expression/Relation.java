package org.chainrule.expression;

/** A comparison in an Iverson bracket. */
public enum Relation {
  /** Strictly less. */
  LESS("<"),
  /** Less or equal. */
  AT_MOST("<="),
  /** Strictly greater. */
  GREATER(">"),
  /** Greater or equal. */
  AT_LEAST(">="),
  /** Equal. */
  EQUAL("="),
  /** Not equal. */
  UNEQUAL("!=");

  private final String word;

  Relation(String word) {
    this.word = word;
  }

  /** Returns the language's sign. */
  public String word() {
    return word;
  }

  /** Whether {@code a} stands in this relation to {@code b}. */
  public boolean holds(double a, double b) {
    return switch (this) {
      case LESS -> a < b;
      case AT_MOST -> a <= b;
      case GREATER -> a > b;
      case AT_LEAST -> a >= b;
      case EQUAL -> a == b;
      case UNEQUAL -> a != b;
    };
  }
}
