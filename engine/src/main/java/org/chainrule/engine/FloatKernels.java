package org.chainrule.engine;

/**
 * Scalar kernels over a {@code float[]}: the loops that are worth writing on the array itself, the
 * matrix product above all, which is why this file is long. {@link DoubleKernels} is this file with
 * the other type; a test holds the two to it.
 */
final class FloatKernels extends ScalarKernels {
  /** Columns of C that are computed together; a row of sums then stays in the first-level cache. */
  private static final int PANEL = 64;

  /** Rows of a panel that one pass over the sums adds. */
  private static final int GROUP = 4;

  /** Rows of op(B) that are packed together: 64 by 256 numbers fit the second-level cache. */
  private static final int DEPTH = 256;

  /** Below this many products packing costs more than it gains. */
  private static final int SMALL = 512;

  private final float[] arena;
  private final float[][] panels = new float[DEPTH / GROUP][GROUP * PANEL];
  private final float[] rowSums = new float[PANEL];

  FloatKernels(int length) {
    arena = new float[length];
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
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
    arena[at] = (float) value;
  }

  @Override
  public void load(int n, double[] source, int from, int to) {
    for (int i = 0; i < n; i++) {
      arena[to + i] = (float) source[from + i];
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
      target[to + i] = arena[a + i];
    }
  }

  @Override
  public void move(int n, double factor, int a, int aStep, int to, int toStep) {
    float s = (float) factor;
    float[] m = arena;
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
    float s = (float) alpha;
    float t = (float) beta;
    float[] m = arena;
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
    float[] m = arena;
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
    float[] m = arena;
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += m[a + i * stride + j];
      }
      m[to + j] = (float) (factor * sum);
    }
  }

  @Override
  public double dot(int n, int a, int aStep, int b, int bStep) {
    float[] m = arena;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (double) m[a + i * aStep] * m[b + i * bStep];
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
    float s = (float) alpha;
    float t = (float) beta;
    if (k == 0 || m < 4 || n < 4 || (long) m * n * k < SMALL) {
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          float sum = s * plainDot(k, a + i * aRow, aColumn, b + j * bColumn, bRow);
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
        float keep = p == 0 ? t : 1;
        for (int i = 0; i < m; i++) {
          row(width, depth, s, a + i * aRow + p * aColumn, aColumn, keep, c + i * ldc + j);
        }
      }
    }
  }

  private float plainDot(int k, int a, int aStep, int b, int bStep) {
    float[] m = arena;
    float sum = 0;
    for (int p = 0; p < k; p++) {
      sum += m[a + p * aStep] * m[b + p * bStep];
    }
    return sum;
  }

  /** Copies depth×width numbers of op(B) into the panels, with zeros up to full groups of rows. */
  private void pack(int width, int depth, int b, int bRow, int bColumn) {
    float[] m = arena;
    int padded = padded(width);
    for (int p = 0; p < (depth + GROUP - 1) / GROUP * GROUP; p++) {
      float[] panel = panels[p / GROUP];
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
  private void row(int width, int depth, float alpha, int a, int aStep, float beta, int c) {
    float[] m = arena;
    float[] sums = rowSums;
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
      int n, float[] sums, float[] panel, float a0, float a1, float a2, float a3) {
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
    float b1 = (float) beta1;
    float rest1 = (float) (1 - beta1);
    float b2 = (float) beta2;
    float rest2 = (float) (1 - beta2);
    float step = (float) (rate / correction1);
    float root = (float) (1 / Math.sqrt(correction2));
    float e = (float) epsilon;
    float[] p = arena;
    for (int i = 0; i < n; i++) {
      float gradient = p[g + i];
      float mean = b1 * p[m + i] + rest1 * gradient;
      float square = b2 * p[v + i] + rest2 * gradient * gradient;
      p[m + i] = mean;
      p[v + i] = square;
      p[w + i] -= step * mean / ((float) Math.sqrt(square) * root + e);
    }
  }
}
