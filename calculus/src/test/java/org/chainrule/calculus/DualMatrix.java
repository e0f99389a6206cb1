package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chainrule.expression.Matrix;

/** A matrix of dual numbers, row by row. */
record DualMatrix(int rows, int columns, List<Dual> entries) {

  interface Entry {
    Dual at(int i, int j);
  }

  static DualMatrix generate(int rows, int columns, Entry entry) {
    List<Dual> entries = new ArrayList<>(rows * columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        entries.add(entry.at(i, j));
      }
    }
    return new DualMatrix(rows, columns, entries);
  }

  static DualMatrix scalar(Dual value) {
    return new DualMatrix(1, 1, List.of(value));
  }

  static DualMatrix of(Matrix value, Matrix tangent) {
    return generate(
        value.rows(), value.columns(), (i, j) -> new Dual(value.get(i, j), tangent.get(i, j)));
  }

  static DualMatrix constant(Matrix value) {
    return of(value, Matrix.generate(value.rows(), value.columns(), _ -> 0));
  }

  Dual get(int i, int j) {
    return entries.get(i * columns + j);
  }

  Dual scalar() {
    if (entries.size() != 1) {
      throw new IllegalStateException("not a scalar: " + this);
    }
    return entries.getFirst();
  }

  Matrix values() {
    return new Matrix(rows, columns, entries.stream().mapToDouble(Dual::value).toArray());
  }

  boolean isConstant() {
    return entries.stream().allMatch(entry -> entry.tangent() == 0);
  }

  DualMatrix map(UnaryOperator<Dual> function) {
    return generate(rows, columns, (i, j) -> function.apply(get(i, j)));
  }

  /** Combines entries of equal shapes, or every entry with a scalar. */
  DualMatrix with(DualMatrix other, BinaryOperator<Dual> function) {
    boolean same = other.rows == rows && other.columns == columns;
    return generate(
        rows,
        columns,
        (i, j) -> function.apply(get(i, j), same ? other.get(i, j) : other.scalar()));
  }

  DualMatrix transposed() {
    return generate(columns, rows, (i, j) -> get(j, i));
  }

  DualMatrix times(DualMatrix other) {
    if (columns != other.rows) {
      throw new IllegalStateException(columns + " columns times " + other.rows + " rows");
    }
    return generate(rows, other.columns, (i, j) -> inner(i, other, j));
  }

  private Dual inner(int i, DualMatrix other, int j) {
    double value = 0;
    double tangent = 0;
    for (int k = 0; k < columns; k++) {
      Dual a = get(i, k);
      Dual b = other.get(k, j);
      value += a.value() * b.value();
      tangent += a.tangent() * b.value() + a.value() * b.tangent();
    }
    return new Dual(value, tangent);
  }

  static Dual sum(Stream<Dual> terms) {
    return terms.reduce(Dual.ZERO, Dual::plus);
  }

  Dual sum() {
    return sum(entries.stream());
  }

  static DualMatrix identity(int n) {
    return generate(n, n, (i, j) -> i == j ? Dual.ONE : Dual.ZERO);
  }

  /** The inverse and the determinant, by elimination with the largest pivot. */
  record Elimination(DualMatrix inverse, Dual determinant) {}

  Elimination eliminate() {
    int n = rows;
    Dual[][] work = new Dual[n][2 * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 2 * n; j++) {
        work[i][j] = j < n ? get(i, j) : i == j - n ? Dual.ONE : Dual.ZERO;
      }
    }
    Dual determinant = Dual.ONE;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int i = column + 1; i < n; i++) {
        if (Math.abs(work[i][column].value()) > Math.abs(work[pivot][column].value())) {
          pivot = i;
        }
      }
      Dual[] swapped = work[pivot];
      work[pivot] = work[column];
      work[column] = swapped;
      Dual head = swapped[column];
      determinant = determinant.times(pivot == column ? head : head.negated());
      work[column] = Arrays.stream(swapped).map(x -> x.over(head)).toArray(Dual[]::new);
      for (int i = 0; i < n; i++) {
        if (i != column) {
          Dual factor = work[i][column];
          for (int j = 0; j < 2 * n; j++) {
            work[i][j] = work[i][j].minus(factor.times(work[column][j]));
          }
        }
      }
    }
    return new Elimination(generate(n, n, (i, j) -> work[i][n + j]), determinant);
  }
}
