package org.chainrule.engine;

import org.chainrule.expression.ElementwiseFunction;

/**
 * Kernels as plain loops. What is written here is written once for both precisions, over {@link
 * #get} and {@link #set}: it computes in double and rounds what it stores. The loops that carry
 * most of a network's work are written on the arrays themselves, in the two subclasses.
 */
abstract class ScalarKernels implements Kernels {

  @Override
  public final void fill(int n, double value, int to) {
    for (int i = 0; i < n; i++) {
      set(to + i, value);
    }
  }

  @Override
  public final void unary(ElementwiseFunction f, int n, int a, int aStep, int to) {
    UnaryLoops.apply(this, f, n, a, aStep, to);
  }

  @Override
  public final void binary(BinaryFunction f, int n, int a, int aStep, int b, int bStep, int to) {
    if (f == BinaryFunction.MULTIPLY) {
      multiply(n, a, aStep, b, bStep, to);
    } else {
      BinaryLoops.apply(this, f, n, a, aStep, b, bStep, to);
    }
  }

  /** {@code to_i = a_i · b_i}. */
  abstract void multiply(int n, int a, int aStep, int b, int bStep, int to);

  @Override
  public final void reduceRows(
      RowFunction f, int rows, int n, int a, int stride, int step, int to) {
    for (int i = 0; i < rows; i++) {
      set(to + i, RowLoops.reduce(this, f, n, a + i * stride, step));
    }
  }

  @Override
  public final void softmax(int rows, int n, double beta, int a, int to) {
    for (int i = 0; i < rows; i++) {
      RowLoops.softmax(this, n, beta, a + i * n, to + i * n);
    }
  }

  @Override
  public final void logSoftmax(int rows, int n, int a, int to) {
    for (int i = 0; i < rows; i++) {
      RowLoops.logSoftmax(this, n, a + i * n, to + i * n);
    }
  }

  @Override
  public final void oneHot(int n, int a, int to) {
    double position = Math.rint(get(a));
    boolean inside = position >= 1 && position <= n;
    fill(n, inside ? 0 : Double.NaN, to);
    if (inside) {
      set(to + (int) position - 1, 1);
    }
  }

  @Override
  public final void kronecker(int m, int n, int a, int p, int q, int b, int to) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double factor = get(a + i * n + j);
        for (int k = 0; k < p; k++) {
          move(q, factor, b + k * q, 1, to + (i * p + k) * n * q + j * q, 1);
        }
      }
    }
  }

  @Override
  public final void invert(int n, int a, int to, int scratch) {
    Elimination.invert(this, n, a, to, scratch);
  }

  @Override
  public final void determinant(int n, int a, int to, int scratch) {
    set(to, Elimination.determinant(this, n, a, scratch));
  }

  @Override
  public final void momentum(int n, double rate, double mu, int w, int g, int v) {
    combine(n, mu, v, 1, 1, g, 1, v);
    sgd(n, rate, w, v);
  }

  @Override
  public final void sgd(int n, double rate, int w, int g) {
    combine(n, 1, w, 1, -rate, g, 1, w);
  }
}
