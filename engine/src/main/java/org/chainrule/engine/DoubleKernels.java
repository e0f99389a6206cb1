package org.chainrule.engine;

/**
 * Scalar kernels over a {@code double[]}: the loops that are worth writing on the array itself, the
 * matrix product above all, which is why this file is long. {@link FloatKernels} is this file with
 * the other type; a test holds the two to it.
 */
final class DoubleKernels extends ScalarKernels {
  /** Columns of C that are computed together; a row of sums then stays in the first-level cache. */
  private static final int PANEL = 64;

  /** Rows of a panel that one pass over the sums adds. */
  private static final int GROUP = 4;

  /** Rows of op(B) that are packed together: 64 by 256 numbers fit the second-level cache. */
  private static final int DEPTH = 256;

  /** Below this many products packing costs more than it gains. */
  private static final int SMALL = 512;

  private final double[] arena;
  private final double[][] panels = new double[DEPTH / GROUP][GROUP * PANEL];
  private final double[] rowSums = new double[PANEL];

  DoubleKernels(int length) {
    arena = new double[length];
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT64;
  }

  @Override
  public int length() {
    return arena.length;
  }

  @Override
  public double get(int at) {
    return arena[at];
  }

  @Override
  public void set(int at, double value) {
    arena[at] = value;
  }

  @Override
  public void load(int n, double[] source, int from, int to) {
    for (int i = 0; i < n; i++) {
      arena[to + i] = source[from + i];
    }
  }

  @Override
  public void load(int n, float[] source, int from, int to) {
    for (int i = 0; i < n; i++) {
      arena[to + i] = source[from + i];
    }
  }

  @Override
  public void store(int n, int a, double[] target, int to) {
    for (int i = 0; i < n; i++) {
      target[to + i] = arena[a + i];
    }
  }

  @Override
  public void store(int n, int a, float[] target, int to) {
    for (int i = 0; i < n; i++) {
      target[to + i] = (float) arena[a + i];
    }
  }

  @Override
  public void move(int n, double factor, int a, int aStep, int to, int toStep) {
    double s = factor;
    double[] m = arena;
    if (s == 1 && aStep == 1 && toStep == 1) {
      System.arraycopy(m, a, m, to, n);
    } else if (aStep == 1 && toStep == 1) {
      for (int i = 0; i < n; i++) {
        m[to + i] = s * m[a + i];
      }
    } else {
      for (int i = 0; i < n; i++) {
        m[to + i * toStep] = s * m[a + i * aStep];
      }
    }
  }

  @Override
  public void combine(
      int n, double alpha, int a, int aStep, double beta, int b, int bStep, int to) {
    double s = alpha;
    double t = beta;
    double[] m = arena;
    if (aStep == 1 && bStep == 1) {
      for (int i = 0; i < n; i++) {
        m[to + i] = s * m[a + i] + t * m[b + i];
      }
    } else {
      for (int i = 0; i < n; i++) {
        m[to + i] = s * m[a + i * aStep] + t * m[b + i * bStep];
      }
    }
  }

  @Override
  void multiply(int n, int a, int aStep, int b, int bStep, int to) {
    double[] m = arena;
    if (aStep == 1 && bStep == 1) {
      for (int i = 0; i < n; i++) {
        m[to + i] = m[a + i] * m[b + i];
      }
    } else {
      for (int i = 0; i < n; i++) {
        m[to + i] = m[a + i * aStep] * m[b + i * bStep];
      }
    }
  }

  @Override
  public void sumColumns(int rows, int n, double factor, int a, int stride, int to) {
    double[] m = arena;
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += m[a + i * stride + j];
      }
      m[to + j] = (factor * sum);
    }
  }

  @Override
  public double dot(int n, int a, int aStep, int b, int bStep) {
    double[] m = arena;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += m[a + i * aStep] * m[b + i * bStep];
    }
    return sum;
  }

  @Override
  public void gemm(
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
      int ldc) {
    int aRow = transposeA ? 1 : lda;
    int aColumn = transposeA ? lda : 1;
    int bRow = transposeB ? 1 : ldb;
    int bColumn = transposeB ? ldb : 1;
    double s = alpha;
    double t = beta;
    if (k == 0 || m < 4 || n < 4 || (long) m * n * k < SMALL) {
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double sum = s * plainDot(k, a + i * aRow, aColumn, b + j * bColumn, bRow);
          int at = c + i * ldc + j;
          arena[at] = t == 0 ? sum : sum + t * arena[at];
        }
      }
      return;
    }
    for (int j = 0; j < n; j += PANEL) {
      int width = Math.min(PANEL, n - j);
      for (int p = 0; p < k; p += DEPTH) {
        int depth = Math.min(DEPTH, k - p);
        pack(width, depth, b + p * bRow + j * bColumn, bRow, bColumn);
        double keep = p == 0 ? t : 1;
        for (int i = 0; i < m; i++) {
          row(width, depth, s, a + i * aRow + p * aColumn, aColumn, keep, c + i * ldc + j);
        }
      }
    }
  }

  private double plainDot(int k, int a, int aStep, int b, int bStep) {
    double[] m = arena;
    double sum = 0;
    for (int p = 0; p < k; p++) {
      sum += m[a + p * aStep] * m[b + p * bStep];
    }
    return sum;
  }

  /** Copies depth×width numbers of op(B) into the panels, with zeros up to full groups of rows. */
  private void pack(int width, int depth, int b, int bRow, int bColumn) {
    double[] m = arena;
    int padded = padded(width);
    for (int p = 0; p < (depth + GROUP - 1) / GROUP * GROUP; p++) {
      double[] panel = panels[p / GROUP];
      int to = p % GROUP * PANEL;
      int filled = p < depth ? width : 0;
      int from = b + p * bRow;
      for (int j = 0; j < filled; j++) {
        panel[to + j] = m[from + j * bColumn];
      }
      for (int j = filled; j < padded; j++) {
        panel[to + j] = 0;
      }
    }
  }

  /** One row of C, as far as the panels reach: {@code c = alpha a B + beta c}. */
  private void row(int width, int depth, double alpha, int a, int aStep, double beta, int c) {
    double[] m = arena;
    double[] sums = rowSums;
    int padded = padded(width);
    for (int j = 0; j < padded; j++) {
      sums[j] = 0;
    }
    int p = 0;
    for (; p + GROUP <= depth; p += GROUP) {
      int at = a + p * aStep;
      addGroup(
          padded,
          sums,
          panels[p / GROUP],
          m[at],
          m[at + aStep],
          m[at + 2 * aStep],
          m[at + 3 * aStep]);
    }
    if (p < depth) {
      int at = a + p * aStep;
      int rest = depth - p;
      addGroup(
          padded,
          sums,
          panels[p / GROUP],
          m[at],
          rest > 1 ? m[at + aStep] : 0,
          rest > 2 ? m[at + 2 * aStep] : 0,
          0);
    }
    if (beta == 0) {
      for (int j = 0; j < width; j++) {
        m[c + j] = alpha * sums[j];
      }
    } else {
      for (int j = 0; j < width; j++) {
        m[c + j] = alpha * sums[j] + beta * m[c + j];
      }
    }
  }

  /**
   * Adds four rows of a panel, each times its number. C2 turns the loop into vector code because
   * every offset is a constant: with offsets into the arena it can't rule out that the sums overlap
   * the panel. Of eight rows at a time it makes scalar code.
   */
  private static void addGroup(
      int n, double[] sums, double[] panel, double a0, double a1, double a2, double a3) {
    for (int j = 0; j < n; j++) {
      sums[j] +=
          a0 * panel[j]
              + a1 * panel[j + PANEL]
              + a2 * panel[j + 2 * PANEL]
              + a3 * panel[j + 3 * PANEL];
    }
  }

  private static int padded(int width) {
    return (width + 15) & -16;
  }

  @Override
  public void adam(
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
      int v) {
    double b1 = beta1;
    double rest1 = (1 - beta1);
    double b2 = beta2;
    double rest2 = (1 - beta2);
    double step = (rate / correction1);
    double root = (1 / Math.sqrt(correction2));
    double e = epsilon;
    double[] p = arena;
    for (int i = 0; i < n; i++) {
      double gradient = p[g + i];
      double mean = b1 * p[m + i] + rest1 * gradient;
      double square = b2 * p[v + i] + rest2 * gradient * gradient;
      p[m + i] = mean;
      p[v + i] = square;
      p[w + i] -= step * mean / (Math.sqrt(square) * root + e);
    }
  }
}
