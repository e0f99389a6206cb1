package org.chainrule.engine;

/** The numbers that a program computes with. */
public enum Precision {
  /** IEEE binary32. */
  FLOAT32(4),
  /** IEEE binary64. */
  FLOAT64(8);

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /** Returns the size of a number. */
  public int bytes() {
    return bytes;
  }

  /** Returns the word for it in {@code train { precision = … }}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
