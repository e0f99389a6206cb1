package org.chainrule.expression;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A matrix of doubles, row by row: entry (i, j), counted from 0, is {@code values[i * columns +
 * j]}.
 *
 * <p>Treated as immutable: neither the evaluator nor its callers change {@code values}.
 *
 * @param rows the number of rows
 * @param columns the number of columns
 * @param values the entries, {@code rows * columns} of them
 */
@SuppressWarnings("ArrayRecordComponent") // equals, hashCode and toString compare the entries
public record Matrix(int rows, int columns, double[] values) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is negative, or if there are not {@code rows *
   *     columns} values
   */
  public Matrix {
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException("a matrix can't be %d×%d".formatted(rows, columns));
    }
    if (values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "%d×%d needs %d values, found %d"
              .formatted(rows, columns, (long) rows * columns, values.length));
    }
  }

  /** Returns a 1×1 matrix. */
  public static Matrix scalar(double value) {
    return new Matrix(1, 1, new double[] {value});
  }

  /** Returns a column. */
  public static Matrix column(double... values) {
    return new Matrix(values.length, 1, values);
  }

  /** Returns a row. */
  public static Matrix row(double... values) {
    return new Matrix(1, values.length, values);
  }

  /** Returns the matrix whose value at place {@code i * columns + j} the function gives. */
  public static Matrix generate(int rows, int columns, IntToDoubleFunction value) {
    double[] values = new double[Math.multiplyExact(rows, columns)];
    Arrays.setAll(values, value);
    return new Matrix(rows, columns, values);
  }

  /** Returns the entry in row {@code i} and column {@code j}, counted from 0. */
  public double get(int i, int j) {
    return values[i * columns + j];
  }

  /**
   * Returns the only entry.
   *
   * @throws IllegalStateException if this is not 1×1
   */
  public double scalar() {
    if (values.length != 1) {
      throw new IllegalStateException("not a scalar but " + rows + "×" + columns);
    }
    return values[0];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix(int r, int c, double[] v)
        && r == rows
        && c == columns
        && Arrays.equals(v, values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return rows + "×" + columns + " " + Arrays.toString(values);
  }
}
