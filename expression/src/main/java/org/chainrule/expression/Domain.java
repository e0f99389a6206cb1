package org.chainrule.expression;

/** The set that the entries of a declared symbol come from. */
public enum Domain {
  /** Any real numbers. */
  REAL("R"),
  /** Positive real numbers. */
  POSITIVE("positive"),
  /** A symmetric matrix: {@code A' = A}. */
  SYMMETRIC("symmetric"),
  /** A symmetric positive definite matrix. */
  POSITIVE_DEFINITE("posdef"),
  /** Positive entries that sum to one; of a matrix, in each row. */
  SIMPLEX("simplex"),
  /** One entry is 1 and the others 0; of a matrix, in each row. */
  ONE_HOT("onehot"),
  /** Entries 0 or 1. */
  BINARY("binary");

  private final String word;

  Domain(String word) {
    this.word = word;
  }

  /** Returns the language's word for this set. */
  public String word() {
    return word;
  }

  /** Whether the entries of a vector (of each row of a matrix) sum to one. */
  public boolean sumsToOne() {
    return this == SIMPLEX || this == ONE_HOT;
  }

  /** Whether a matrix of this set equals its transpose. */
  public boolean isSymmetric() {
    return this == SYMMETRIC || this == POSITIVE_DEFINITE;
  }
}
