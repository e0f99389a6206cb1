package org.chainrule.expression;

/** A function that makes one matrix into a smaller one. */
public enum Reduction {
  /** The sum of all entries. */
  SUM("sum"),
  /** The mean of all entries. */
  MEAN("mean"),
  /** A·1: the sum of each row, a column. */
  ROW_SUMS("rowsum"),
  /** 1ᵀA: the sum of each column, a row. */
  COLUMN_SUMS("colsum"),
  /** The largest entry. */
  MAXIMUM("max"),
  /** The smallest entry. */
  MINIMUM("min"),
  /** The sum of the absolute values of all entries. */
  NORM1("norm1"),
  /** The root of the sum of squares of all entries. */
  NORM2("norm2"),
  /** The sum of the diagonal of a square matrix. */
  TRACE("tr"),
  /** The determinant of a square matrix. */
  DETERMINANT("det");

  private final String word;

  Reduction(String word) {
    this.word = word;
  }

  /** Returns the language's name. */
  public String word() {
    return word;
  }
}
