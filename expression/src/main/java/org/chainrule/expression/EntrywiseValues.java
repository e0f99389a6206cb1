package org.chainrule.expression;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Entry-by-entry arithmetic. No argument is modified. */
final class EntrywiseValues {
  private EntrywiseValues() {}

  static Matrix map(Matrix a, DoubleUnaryOperator function) {
    double[] values = a.values();
    return Matrix.generate(a.rows(), a.columns(), i -> function.applyAsDouble(values[i]));
  }

  /** Combines entries of equal shapes; b may be a scalar that meets every entry of a. */
  static Matrix combine(Matrix a, Matrix b, DoubleBinaryOperator function) {
    double[] left = a.values();
    double[] right = b.values();
    boolean same = a.rows() == b.rows() && a.columns() == b.columns();
    double scalar = same ? 0 : b.scalar();
    return Matrix.generate(
        a.rows(), a.columns(), i -> function.applyAsDouble(left[i], same ? right[i] : scalar));
  }

  static Matrix sum(List<Matrix> terms) {
    double[] sums = terms.getFirst().values().clone();
    for (Matrix term : terms.subList(1, terms.size())) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += term.values()[i];
      }
    }
    return like(terms.getFirst(), sums);
  }

  static Matrix product(List<Matrix> factors) {
    double[] products = factors.getFirst().values().clone();
    for (Matrix factor : factors.subList(1, factors.size())) {
      for (int i = 0; i < products.length; i++) {
        products[i] *= factor.values()[i];
      }
    }
    return like(factors.getFirst(), products);
  }

  static Matrix scale(double factor, Matrix a) {
    return map(a, z -> factor * z);
  }

  private static Matrix like(Matrix shape, double[] values) {
    return new Matrix(shape.rows(), shape.columns(), values);
  }
}
