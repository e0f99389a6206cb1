package org.chainrule.engine;

import org.chainrule.expression.ElementwiseFunction;

/**
 * The arithmetic of programs: operations on one array of numbers, the arena, which this object
 * owns.
 *
 * <p>Arguments {@code a}, {@code b}, … are places in the arena, results are written from {@code to}
 * on. A {@code step} is the distance of one number to the next: 1 for neighbours, 0 where one
 * number stands for all. A result may be written exactly over an argument of the same step in the
 * entry-by-entry operations; elsewhere it must not overlap any argument. Nothing is allocated,
 * every operation gives the same bits each time, and operations on disjoint places may run at the
 * same time unless the operation says otherwise.
 */
public interface Kernels {

  /** Makes kernels over an arena of zeros. */
  @FunctionalInterface
  interface Maker {
    /** Returns kernels over a new arena of {@code length} numbers. */
    Kernels make(Precision precision, int length);
  }

  /** Returns plain Java loops over a new arena. */
  static Kernels scalar(Precision precision, int length) {
    return switch (precision) {
      case FLOAT32 -> new FloatKernels(length);
      case FLOAT64 -> new DoubleKernels(length);
    };
  }

  /** Returns the type of the numbers. */
  Precision precision();

  /** Returns the number of places. */
  int length();

  // In and out.

  /** Returns the number at {@code at}. */
  double get(int at);

  /** Puts {@code value}, rounded to the precision, at {@code at}. */
  void set(int at, double value);

  /** Copies {@code n} numbers into the arena. */
  void load(int n, double[] source, int from, int to);

  /** Copies {@code n} numbers into the arena. */
  void load(int n, float[] source, int from, int to);

  /** Copies {@code n} numbers out of the arena. */
  void store(int n, int a, double[] target, int to);

  /** Copies {@code n} numbers out of the arena, rounded. */
  void store(int n, int a, float[] target, int to);

  // Entry by entry.

  /** {@code to_i = value}. */
  void fill(int n, double value, int to);

  /** {@code to_i = factor · a_i}. */
  void move(int n, double factor, int a, int aStep, int to, int toStep);

  /** {@code to_i = alpha · a_i + beta · b_i}. */
  void combine(int n, double alpha, int a, int aStep, double beta, int b, int bStep, int to);

  /** {@code to_i = f(a_i)}. */
  void unary(ElementwiseFunction f, int n, int a, int aStep, int to);

  /** {@code to_i = f(a_i, b_i)}. */
  void binary(BinaryFunction f, int n, int a, int aStep, int b, int bStep, int to);

  // Rows and columns of a matrix whose row i starts at a + i · stride.

  /** {@code to_i = f(row i)} of {@code rows} rows of {@code n} numbers, {@code step} apart. */
  void reduceRows(RowFunction f, int rows, int n, int a, int stride, int step, int to);

  /** {@code to_j = factor · Σ_i a_ij}, for {@code n} columns. */
  void sumColumns(int rows, int n, double factor, int a, int stride, int to);

  /** Returns Σ_i a_i b_i. */
  double dot(int n, int a, int aStep, int b, int bStep);

  /** {@code to_ij = e^(beta a_ij) / Σ_k e^(beta a_ik)}; both with rows of n neighbours. */
  void softmax(int rows, int n, double beta, int a, int to);

  /** {@code to_ij = a_ij − log Σ_k e^(a_ik)}; both with rows of n neighbours. */
  void logSoftmax(int rows, int n, int a, int to);

  /** Writes a row of {@code n} zeros with 1 at the position a, from 1; NaN where there is none. */
  void oneHot(int n, int a, int to);

  // Linear algebra; matrices by rows.

  /**
   * {@code C = alpha op(A) op(B) + beta C} with op(A) m×k, op(B) k×n, C m×n, where op transposes if
   * asked to. With {@code beta = 0} what was in C does not matter. Calls must not overlap in time.
   *
   * @param lda the distance from one row of A, as stored, to the next; so {@code ldb} and {@code
   *     ldc}
   */
  void gemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      double alpha,
      int a,
      int lda,
      int b,
      int ldb,
      double beta,
      int c,
      int ldc);

  /** The Kronecker product of an m×n and a p×q matrix, both dense: (mp)×(nq). */
  void kronecker(int m, int n, int a, int p, int q, int b, int to);

  /**
   * The inverse of the n×n matrix at {@code a}, not finite where that is singular.
   *
   * @param scratch a place for n² numbers
   */
  void invert(int n, int a, int to, int scratch);

  /**
   * Puts the determinant of the n×n matrix at {@code a} at {@code to}.
   *
   * @param scratch a place for n² numbers
   */
  void determinant(int n, int a, int to, int scratch);

  // Updates of n parameters w by their gradients g.

  /** {@code w −= rate · g}. */
  void sgd(int n, double rate, int w, int g);

  /** {@code v = mu · v + g; w −= rate · v} (Polyak 1964, as Sutskever et al. 2013 with v/rate). */
  void momentum(int n, double rate, double mu, int w, int g, int v);

  /**
   * One step of Adam (Kingma and Ba 2015, algorithm 1): {@code m = β₁ m + (1−β₁) g}, {@code v = β₂
   * v + (1−β₂) g²}, {@code w −= rate · (m / c₁) / (√(v / c₂) + ε)}.
   *
   * @param correction1 c₁ = 1 − β₁ᵗ at step t
   * @param correction2 c₂ = 1 − β₂ᵗ at step t
   */
  void adam(
      int n,
      double rate,
      double beta1,
      double beta2,
      double epsilon,
      double correction1,
      double correction2,
      int w,
      int g,
      int m,
      int v);
}
