package org.chainrule.engine;

/** A function of a row of numbers a_1 … a_n. */
public enum RowFunction {
  /** Σ a_j. */
  SUM,
  /** Σ a_j / n. */
  MEAN,
  /** max a_j. */
  MAXIMUM,
  /** min a_j. */
  MINIMUM,
  /** Σ |a_j|. */
  NORM1,
  /** √Σ a_j². */
  NORM2,
  /** log Σ e^(a_j). */
  LOGSUMEXP,
  /** Σ softmax(a)_j a_j. */
  BOLTZMANN;

  /** Returns how a listing writes it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
