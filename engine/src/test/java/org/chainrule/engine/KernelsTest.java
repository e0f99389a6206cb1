package org.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import org.chainrule.expression.ElementwiseFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kernels against loops so plain that they can't be wrong. */
final class KernelsTest {
  private static final int[] SIZES = {0, 1, 7, 8, 9, 15, 16, 17, 31, 33, 207, 784};
  private static final int[] SHORT = {0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 33, 65, 130};

  private static double[] fill(Kernels kernels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[kernels.length()];
    for (int i = 0; i < values.length; i++) {
      kernels.set(i, random.nextDouble(-1, 1));
      values[i] = kernels.get(i);
    }
    return values;
  }

  private static double[] contents(Kernels kernels) {
    double[] values = new double[kernels.length()];
    kernels.store(values.length, 0, values, 0);
    return values;
  }

  private static double tolerance(Precision precision) {
    return precision == Precision.FLOAT64 ? 1e-13 : 3e-6;
  }

  @ParameterizedTest
  @EnumSource
  void everyProductOfMatrices(Precision precision) {
    int products = 0;
    for (int m : SHORT) {
      for (int n : SHORT) {
        for (int k : SHORT) {
          for (int transposes = 0; transposes < 4; transposes++) {
            double beta = products % 3 == 0 ? 0 : products % 3 == 1 ? 1 : -0.5;
            product(precision, (transposes & 1) != 0, (transposes & 2) != 0, m, n, k, beta);
            products++;
          }
        }
      }
    }
    for (int size : SIZES) {
      product(precision, false, true, 5, 6, size, 0);
      product(precision, true, false, size, 10, 13, 1);
      product(precision, false, false, 6, size, 9, 0);
    }
    assertThat(products).isEqualTo(4 * SHORT.length * SHORT.length * SHORT.length);
  }

  private static void product(
      Precision precision, boolean ta, boolean tb, int m, int n, int k, double beta) {
    int lda = (ta ? m : k) + 2;
    int ldb = (tb ? k : n) + 1;
    int ldc = n + 3;
    int b = lda * (ta ? k : m) + 5;
    int c = b + ldb * (tb ? n : k) + 2;
    Kernels kernels = Kernels.scalar(precision, c + ldc * m + 7);
    double[] expected = fill(kernels, m + 31L * n + 977L * k);
    double alpha = 0.75;
    double scale = 1;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int p = 0; p < k; p++) {
          double left = expected[ta ? p * lda + i : i * lda + p];
          double right = expected[b + (tb ? j * ldb + p : p * ldb + j)];
          sum += left * right;
        }
        int at = c + i * ldc + j;
        expected[at] = alpha * sum + (beta == 0 ? 0 : beta * expected[at]);
        scale = Math.max(scale, Math.abs(expected[at]));
      }
    }
    if (beta == 0 && m > 0 && n > 0) {
      kernels.set(c, Double.NaN);
    }
    kernels.gemm(ta, tb, m, n, k, alpha, 0, lda, b, ldb, beta, c, ldc);
    double[] found = contents(kernels);
    for (int i = 0; i < found.length; i++) {
      assertThat(Math.abs(found[i] - expected[i]))
          .as("%s %s %s %dx%dx%d at %d of %d", precision, ta, tb, m, n, k, i, c)
          .isLessThanOrEqualTo(i < c ? 0 : tolerance(precision) * scale * Math.sqrt(k + 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void entryByEntryWithEveryStep(Precision precision) {
    for (int n : SIZES) {
      for (int aStep : new int[] {0, 1, 3}) {
        for (int bStep : new int[] {0, 1, 2}) {
          binary(precision, n, aStep, bStep);
        }
      }
    }
  }

  private static void binary(Precision precision, int n, int aStep, int bStep) {
    int b = 3 * n + 5;
    int to = b + 2 * n + 3;
    for (BinaryFunction f : BinaryFunction.values()) {
      Kernels kernels = Kernels.scalar(precision, to + n + 4);
      double[] values = fill(kernels, n);
      kernels.binary(f, n, 1, aStep, b, bStep, to);
      check(kernels, values, n, 1, aStep, b, bStep, to, operator(f));
    }
    Kernels kernels = Kernels.scalar(precision, to + n + 4);
    double[] values = fill(kernels, n);
    kernels.combine(n, 0.5, 1, aStep, -2, b, bStep, to);
    check(kernels, values, n, 1, aStep, b, bStep, to, (x, y) -> 0.5 * x - 2 * y);
    values = fill(kernels, n);
    kernels.move(n, -3, 1, aStep, to, 1);
    check(kernels, values, n, 1, aStep, b, bStep, to, (x, _) -> -3 * x);
  }

  private static DoubleBinaryOperator operator(BinaryFunction f) {
    return switch (f) {
      case MULTIPLY -> (x, y) -> x * y;
      case DIVIDE -> (x, y) -> x / y;
      case POWER -> Math::pow;
      case MAXIMUM -> Math::max;
      case MINIMUM -> Math::min;
      case LESS -> (x, y) -> x < y ? 1 : 0;
      case AT_MOST -> (x, y) -> x <= y ? 1 : 0;
      case GREATER -> (x, y) -> x > y ? 1 : 0;
      case AT_LEAST -> (x, y) -> x >= y ? 1 : 0;
      case EQUAL -> (x, y) -> x == y ? 1 : 0;
      case UNEQUAL -> (x, y) -> x != y ? 1 : 0;
    };
  }

  private static void check(
      Kernels kernels,
      double[] before,
      int n,
      int a,
      int aStep,
      int b,
      int bStep,
      int to,
      DoubleBinaryOperator f) {
    for (int i = 0; i < before.length; i++) {
      double expected = before[i];
      if (i >= to && i < to + n) {
        int place = i - to;
        expected = f.applyAsDouble(before[a + place * aStep], before[b + place * bStep]);
      }
      double found = kernels.get(i);
      boolean close =
          Double.compare(found, expected) == 0
              || Math.abs(found - expected)
                  <= tolerance(kernels.precision()) * Math.max(1, Math.abs(expected));
      assertThat(close).as("entry %d of %d: %s, expected %s", i, n, found, expected).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void functionsOfOneNumberWriteTheirResultAndNothingElse(Precision precision) {
    for (int n : SIZES) {
      for (ElementwiseFunction f : ElementwiseFunction.values()) {
        Kernels kernels = Kernels.scalar(precision, 3 * n + 8);
        double[] before = fill(kernels, n);
        kernels.unary(f, n, 1, 1, 2 * n + 3);
        double[] after = contents(kernels);
        Arrays.fill(after, 2 * n + 3, 3 * n + 3, 0);
        Arrays.fill(before, 2 * n + 3, 3 * n + 3, 0);
        assertThat(after).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void reductionsOfRowsAndColumns(Precision precision) {
    for (int n : SIZES) {
      if (n == 0) {
        continue;
      }
      int rows = 3;
      int stride = n + 2;
      int to = rows * stride + 4;
      Kernels kernels = Kernels.scalar(precision, to + Math.max(rows, n) + 3);
      double[] a = fill(kernels, n);
      kernels.sumColumns(rows, n, 0.5, 1, stride, to);
      for (int j = 0; j < n; j++) {
        double sum = a[1 + j] + a[1 + stride + j] + a[1 + 2 * stride + j];
        assertThat(Math.abs(kernels.get(to + j) - sum / 2)).isLessThan(tolerance(precision));
      }
      for (RowFunction f : RowFunction.values()) {
        kernels.reduceRows(f, rows, n, 1, stride, 1, to);
        for (int i = 0; i < rows; i++) {
          double[] row = Arrays.copyOfRange(a, 1 + i * stride, 1 + i * stride + n);
          double expected = expected(f, row);
          assertThat(Math.abs(kernels.get(to + i) - expected))
              .as("%s of %d", f, n)
              .isLessThanOrEqualTo(tolerance(precision) * Math.max(1, Math.abs(expected)));
        }
      }
    }
  }

  private static double expected(RowFunction f, double[] row) {
    double exponentials = Arrays.stream(row).map(Math::exp).sum();
    return switch (f) {
      case SUM -> Arrays.stream(row).sum();
      case MEAN -> Arrays.stream(row).sum() / row.length;
      case MAXIMUM -> Arrays.stream(row).max().orElseThrow();
      case MINIMUM -> Arrays.stream(row).min().orElseThrow();
      case NORM1 -> Arrays.stream(row).map(Math::abs).sum();
      case NORM2 -> Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
      case LOGSUMEXP -> Math.log(exponentials);
      case BOLTZMANN -> Arrays.stream(row).map(x -> x * Math.exp(x)).sum() / exponentials;
    };
  }

  @ParameterizedTest
  @EnumSource
  void updates(Precision precision) {
    for (int n : SIZES) {
      Kernels kernels = Kernels.scalar(precision, 4 * n + 1);
      double[] p = fill(kernels, n);
      double tolerance = tolerance(precision);
      kernels.sgd(n, 0.1, 0, n);
      for (int i = 0; i < n; i++) {
        assertThat(Math.abs(kernels.get(i) - (p[i] - 0.1 * p[n + i]))).isLessThan(tolerance);
      }
      p = contents(kernels);
      kernels.momentum(n, 0.1, 0.9, 0, n, 2 * n);
      for (int i = 0; i < n; i++) {
        double v = 0.9 * p[2 * n + i] + p[n + i];
        assertThat(Math.abs(kernels.get(2 * n + i) - v)).isLessThan(tolerance);
        assertThat(Math.abs(kernels.get(i) - (p[i] - 0.1 * v))).isLessThan(tolerance);
      }
      kernels.binary(BinaryFunction.MULTIPLY, n, 3 * n, 1, 3 * n, 1, 3 * n);
      p = contents(kernels);
      double c1 = 1 - Math.pow(0.9, 3);
      double c2 = 1 - Math.pow(0.999, 3);
      kernels.adam(n, 0.01, 0.9, 0.999, 1e-8, c1, c2, 0, n, 2 * n, 3 * n);
      for (int i = 0; i < n; i++) {
        double g = p[n + i];
        double m = 0.9 * p[2 * n + i] + 0.1 * g;
        double v = 0.999 * p[3 * n + i] + 0.001 * g * g;
        double w = p[i] - 0.01 * (m / c1) / (Math.sqrt(v / c2) + 1e-8);
        assertThat(Math.abs(kernels.get(2 * n + i) - m)).isLessThan(tolerance);
        assertThat(Math.abs(kernels.get(3 * n + i) - v)).isLessThan(tolerance);
        assertThat(Math.abs(kernels.get(i) - w)).isLessThan(10 * tolerance);
      }
    }
  }

  @Test
  void errorFunctionAtPublishedValues() {
    // NIST Digital Library of Mathematical Functions, table of erf, and WolframAlpha's digits.
    assertThat(ErrorFunction.erf(0.5)).isEqualTo(0.5204998778130465);
    assertThat(ErrorFunction.erf(1)).isEqualTo(0.8427007929497149);
    assertThat(ErrorFunction.erf(-2)).isEqualTo(-0.9953222650189527);
    assertThat(ErrorFunction.erfc(3))
        .isCloseTo(2.209049699858544e-5, org.assertj.core.data.Offset.offset(1e-20));
    assertThat(ErrorFunction.erfc(10))
        .isCloseTo(2.088487583762545e-45, org.assertj.core.data.Offset.offset(1e-59));
    assertThat(ErrorFunction.erf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(ErrorFunction.erf(Double.NaN)).isNaN();
    assertThat(ErrorFunction.erfc(-30)).isEqualTo(2);
  }

  @Test
  void floatKernelsAreDoubleKernelsWithTheOtherType() throws IOException {
    assertThat(normalised("FloatKernels")).isEqualTo(normalised("DoubleKernels"));
  }

  private static String normalised(String name) throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/org/chainrule/engine/" + name + ".java"));
    return source
        .substring(source.indexOf("final class"))
        .replaceAll("\\((float|double)\\) ", "")
        .replaceAll("float|double", "real")
        .replaceAll("FLOAT(32|64)|(Float|Double)Kernels", "Real")
        .replaceAll("\\(([^()]*)\\);", "$1;")
        .replaceAll("\\s+", "");
  }
}
