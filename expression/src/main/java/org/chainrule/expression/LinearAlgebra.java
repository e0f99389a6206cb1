package org.chainrule.expression;

import java.util.ArrayList;
import java.util.List;

/** Products, powers, inverses and determinants. No argument is modified. */
final class LinearAlgebra {
  private LinearAlgebra() {}

  /** The product of a chain, always multiplying the two neighbours that cost least. */
  static Matrix product(List<Matrix> factors) {
    List<Matrix> left = new ArrayList<>(factors);
    while (left.size() > 1) {
      int cheapest = 0;
      for (int i = 1; i < left.size() - 1; i++) {
        if (cost(left, i) < cost(left, cheapest)) {
          cheapest = i;
        }
      }
      Matrix product = product(left.get(cheapest), left.remove(cheapest + 1));
      left.set(cheapest, product);
    }
    return left.getFirst();
  }

  private static double cost(List<Matrix> factors, int i) {
    Matrix a = factors.get(i);
    return (double) a.rows() * a.columns() * factors.get(i + 1).columns();
  }

  /** Σ_k a_ik b_kj. */
  static Matrix product(Matrix a, Matrix b) {
    double[] product = new double[a.rows() * b.columns()];
    for (int i = 0; i < a.rows(); i++) {
      for (int k = 0; k < a.columns(); k++) {
        double factor = a.get(i, k);
        for (int j = 0; j < b.columns(); j++) {
          product[i * b.columns() + j] += factor * b.get(k, j);
        }
      }
    }
    return new Matrix(a.rows(), b.columns(), product);
  }

  /** Σ_ij a_ij b_ij. */
  static double dot(Matrix a, Matrix b) {
    double sum = 0;
    for (int i = 0; i < a.values().length; i++) {
      sum += a.values()[i] * b.values()[i];
    }
    return sum;
  }

  /** aⁿ for n ≥ 1, by repeated squaring. */
  static Matrix power(Matrix a, int exponent) {
    Matrix square = a;
    Matrix power = (exponent & 1) == 1 ? a : Layouts.identity(a.rows());
    for (int bits = exponent >> 1; bits > 0; bits >>= 1) {
      square = product(square, square);
      if ((bits & 1) == 1) {
        power = product(power, square);
      }
    }
    return power;
  }

  /** The matrix of the blocks a_ij b. */
  static Matrix kronecker(Matrix a, Matrix b) {
    int columns = a.columns() * b.columns();
    return Matrix.generate(
        a.rows() * b.rows(),
        columns,
        place -> {
          int i = place / columns;
          int j = place % columns;
          return a.get(i / b.rows(), j / b.columns()) * b.get(i % b.rows(), j % b.columns());
        });
  }

  static double determinant(Matrix a) {
    return new Factors(a).determinant();
  }

  /**
   * The inverse of a square matrix.
   *
   * @throws EvaluationException if it is singular
   */
  static Matrix inverse(Matrix a) {
    return new Factors(a).inverse();
  }

  /** P A = L U by elimination with partial pivoting (Golub, Van Loan, algorithm 3.4.1). */
  private static final class Factors {
    private final int size;
    private final double[][] lu;
    private final int[] order;
    private int sign = 1;

    Factors(Matrix a) {
      size = a.rows();
      lu = new double[size][size];
      order = new int[size];
      for (int i = 0; i < size; i++) {
        System.arraycopy(a.values(), i * size, lu[i], 0, size);
        order[i] = i;
      }
      for (int k = 0; k < size; k++) {
        pivot(k);
        eliminate(k);
      }
    }

    private void pivot(int k) {
      int best = k;
      for (int i = k + 1; i < size; i++) {
        if (Math.abs(lu[i][k]) > Math.abs(lu[best][k])) {
          best = i;
        }
      }
      if (best != k) {
        double[] row = lu[k];
        lu[k] = lu[best];
        lu[best] = row;
        int place = order[k];
        order[k] = order[best];
        order[best] = place;
        sign = -sign;
      }
    }

    private void eliminate(int k) {
      if (lu[k][k] == 0) {
        return;
      }
      for (int i = k + 1; i < size; i++) {
        lu[i][k] /= lu[k][k];
        for (int j = k + 1; j < size; j++) {
          lu[i][j] -= lu[i][k] * lu[k][j];
        }
      }
    }

    double determinant() {
      double product = sign;
      for (int k = 0; k < size; k++) {
        product *= lu[k][k];
      }
      return product;
    }

    Matrix inverse() {
      double[] inverse = new double[size * size];
      for (int k = 0; k < size; k++) {
        if (lu[k][k] == 0) {
          throw new EvaluationException(
              "a %d×%d matrix to be inverted is singular".formatted(size, size));
        }
      }
      for (int column = 0; column < size; column++) {
        double[] solution = solve(column);
        for (int i = 0; i < size; i++) {
          inverse[i * size + column] = solution[i];
        }
      }
      return new Matrix(size, size, inverse);
    }

    /** Solves A x = e for the unit vector e of {@code column}. */
    private double[] solve(int column) {
      double[] x = new double[size];
      for (int i = 0; i < size; i++) {
        x[i] = order[i] == column ? 1 : 0;
        for (int j = 0; j < i; j++) {
          x[i] -= lu[i][j] * x[j];
        }
      }
      for (int i = size - 1; i >= 0; i--) {
        for (int j = i + 1; j < size; j++) {
          x[i] -= lu[i][j] * x[j];
        }
        x[i] /= lu[i][i];
      }
      return x;
    }
  }
}
