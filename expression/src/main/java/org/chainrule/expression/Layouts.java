package org.chainrule.expression;

import java.util.List;

/** Matrices whose entries are those of others, elsewhere. No argument is modified. */
final class Layouts {
  private Layouts() {}

  static Matrix identity(int size) {
    return Matrix.generate(size, size, place -> place / size == place % size ? 1 : 0);
  }

  static Matrix transpose(Matrix a) {
    return Matrix.generate(
        a.columns(), a.rows(), place -> a.get(place % a.rows(), place / a.rows()));
  }

  /** The square matrix with the entries of a row or column on its diagonal. */
  static Matrix diagonalMatrix(Matrix a) {
    int size = a.values().length;
    return Matrix.generate(
        size, size, place -> place / size == place % size ? a.values()[place / size] : 0);
  }

  /** The diagonal of a square matrix, a column. */
  static Matrix diagonalPart(Matrix a) {
    return Matrix.generate(a.rows(), 1, i -> a.get(i, i));
  }

  /** A scalar, row or column, repeated to {@code rows}×{@code columns}. */
  static Matrix broadcast(Matrix a, int rows, int columns) {
    return Matrix.generate(
        rows,
        columns,
        place ->
            a.get(a.rows() == 1 ? 0 : place / columns, a.columns() == 1 ? 0 : place % columns));
  }

  /** The {@code rows}×{@code columns} entries of a from (row, column) on, counted from 0. */
  static Matrix part(Matrix a, int row, int column, int rows, int columns) {
    return Matrix.generate(
        rows, columns, place -> a.get(row + place / columns, column + place % columns));
  }

  /** The {@code rows}×{@code columns} matrix that holds a from (row, column) on, else 0. */
  static Matrix place(Matrix a, int row, int column, int rows, int columns) {
    double[] values = new double[rows * columns];
    copy(a, values, row, column, columns);
    return new Matrix(rows, columns, values);
  }

  /** The block matrix; blocks row by row, {@code across} in each row. */
  static Matrix blocks(int across, List<Matrix> blocks) {
    int columns = blocks.subList(0, across).stream().mapToInt(Matrix::columns).sum();
    int rows = 0;
    for (int i = 0; i < blocks.size(); i += across) {
      rows += blocks.get(i).rows();
    }
    double[] values = new double[rows * columns];
    int row = 0;
    int column = 0;
    for (Matrix block : blocks) {
      copy(block, values, row, column, columns);
      column += block.columns();
      if (column == columns) {
        column = 0;
        row += block.rows();
      }
    }
    return new Matrix(rows, columns, values);
  }

  /** Writes a into {@code values}, rows of length {@code width}, from (row, column) on. */
  private static void copy(Matrix a, double[] values, int row, int column, int width) {
    for (int i = 0; i < a.rows(); i++) {
      System.arraycopy(
          a.values(), i * a.columns(), values, (row + i) * width + column, a.columns());
    }
  }
}
