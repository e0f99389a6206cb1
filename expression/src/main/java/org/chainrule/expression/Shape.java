package org.chainrule.expression;

/**
 * Rows by columns. Every value is a matrix: a scalar is 1×1, {@code R[n]} is the column n×1, {@code
 * R[1,n]} the row 1×n.
 *
 * <p>Equality compares the dimensions as written; {@link #sameAs} also uses fixed sizes.
 *
 * @param rows the number of rows
 * @param columns the number of columns
 */
public record Shape(Dimension rows, Dimension columns) {
  /** The shape 1×1. */
  public static final Shape SCALAR = new Shape(Dimension.ONE, Dimension.ONE);

  /** Returns the shape n×1. */
  public static Shape column(Dimension n) {
    return new Shape(n, Dimension.ONE);
  }

  /** Returns the shape 1×n. */
  public static Shape row(Dimension n) {
    return new Shape(Dimension.ONE, n);
  }

  /** Whether this is 1×1. */
  public boolean isScalar() {
    return rows.is(1) && columns.is(1);
  }

  /** Whether this is n×1 with n not known to be one. */
  public boolean isColumn() {
    return columns.is(1) && !rows.is(1);
  }

  /** Whether this is 1×n with n not known to be one. */
  public boolean isRow() {
    return rows.is(1) && !columns.is(1);
  }

  /** Whether this is a row, a column or a scalar. */
  public boolean isVector() {
    return rows.is(1) || columns.is(1);
  }

  /** Whether rows and columns agree for every value of the symbolic sizes. */
  public boolean isSquare() {
    return rows.sameAs(columns);
  }

  /** Returns the number of entries of a row or column; of any shape, rows times columns. */
  public Dimension entries() {
    return columns.is(1) ? rows : rows.is(1) ? columns : rows.times(columns);
  }

  /** Returns columns×rows. */
  public Shape transposed() {
    return new Shape(columns, rows);
  }

  /** Whether both shapes are equal for every value of the symbolic sizes. */
  public boolean sameAs(Shape other) {
    return rows.sameAs(other.rows) && columns.sameAs(other.columns);
  }

  /** Returns the shape as errors and summaries show it: {@code 1×H}, or {@code a scalar}. */
  @Override
  public String toString() {
    return isScalar() ? "a scalar" : text(rows) + "×" + text(columns);
  }

  private static String text(Dimension dimension) {
    return dimension.terms().size() > 1 ? "(" + dimension + ")" : dimension.toString();
  }
}
