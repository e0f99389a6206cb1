package org.chainrule.check;

import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.chainrule.expression.Matrix;

/**
 * A matrix of intervals: entry by entry the numbers between two matrices.
 *
 * @param low the smallest entries
 * @param high the largest entries
 */
record IntervalMatrix(Matrix low, Matrix high) {

  /** Returns the single matrix {@code value}. */
  static IntervalMatrix of(Matrix value) {
    return new IntervalMatrix(value, value);
  }

  /** Returns the matrix whose interval at place {@code i * columns + j} the function gives. */
  static IntervalMatrix generate(int rows, int columns, IntFunction<Interval> entry) {
    double[] low = new double[Math.multiplyExact(rows, columns)];
    double[] high = new double[low.length];
    for (int place = 0; place < low.length; place++) {
      Interval interval = entry.apply(place);
      low[place] = interval.low();
      high[place] = interval.high();
    }
    return new IntervalMatrix(new Matrix(rows, columns, low), new Matrix(rows, columns, high));
  }

  int rows() {
    return low.rows();
  }

  int columns() {
    return low.columns();
  }

  int length() {
    return low.values().length;
  }

  Interval at(int place) {
    return new Interval(low.values()[place], high.values()[place]);
  }

  Interval at(int row, int column) {
    return at(row * columns() + column);
  }

  /** Returns the only entry. */
  Interval scalar() {
    return new Interval(low.scalar(), high.scalar());
  }

  /** Returns this with something done to each entry. */
  IntervalMatrix map(UnaryOperator<Interval> change) {
    return generate(rows(), columns(), place -> change.apply(at(place)));
  }

  /** Whether every entry of {@code value} is within its interval. */
  boolean contains(Matrix value) {
    if (value.rows() != rows() || value.columns() != columns()) {
      return false;
    }
    for (int place = 0; place < length(); place++) {
      if (!at(place).contains(value.values()[place])) {
        return false;
      }
    }
    return true;
  }

  /** Whether both have the same shape, and entry by entry a number in common. */
  boolean meets(IntervalMatrix other) {
    if (other.rows() != rows() || other.columns() != columns()) {
      return false;
    }
    for (int place = 0; place < length(); place++) {
      if (!at(place).meets(other.at(place))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the middle of every entry. */
  Matrix middle() {
    return Matrix.generate(rows(), columns(), place -> at(place).middle());
  }

  /** Returns the matrix with rows and columns exchanged. */
  IntervalMatrix transposed() {
    return generate(columns(), rows(), place -> at(place % rows(), place / rows()));
  }
}
