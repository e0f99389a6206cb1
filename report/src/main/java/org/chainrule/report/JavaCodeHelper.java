package org.chainrule.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/** The methods that generated Java code brings along, where it calls them. */
enum JavaCodeHelper {
  MATMUL(
      "matmul",
      """
      /** A B. */
      private static double[][] matmul(double[][] a, double[][] b) {
        double[][] product = new double[a.length][columns(b)];
        for (int i = 0; i < a.length; i++) {
          for (int k = 0; k < b.length; k++) {
            for (int j = 0; j < product[i].length; j++) {
              product[i][j] += a[i][k] * b[k][j];
            }
          }
        }
        return product;
      }
      """),
  TRANSPOSE(
      "transpose",
      """
      private static double[][] transpose(double[][] a) {
        double[][] transposed = new double[columns(a)][a.length];
        for (int i = 0; i < transposed.length; i++) {
          for (int j = 0; j < a.length; j++) {
            transposed[i][j] = a[j][i];
          }
        }
        return transposed;
      }
      """),
  COMBINE(
      "combine",
      """
      /** f(a, b) for every two entries at the same place. */
      private static double[][] combine(
          double[][] a, double[][] b, java.util.function.DoubleBinaryOperator f) {
        double[][] combined = new double[a.length][columns(a)];
        for (int i = 0; i < a.length; i++) {
          for (int j = 0; j < a[i].length; j++) {
            combined[i][j] = f.applyAsDouble(a[i][j], b[i][j]);
          }
        }
        return combined;
      }
      """),
  MAP(
      "map",
      """
      /** f(a) for every entry. */
      private static double[][] map(double[][] a, java.util.function.DoubleUnaryOperator f) {
        double[][] values = new double[a.length][columns(a)];
        for (int i = 0; i < a.length; i++) {
          for (int j = 0; j < a[i].length; j++) {
            values[i][j] = f.applyAsDouble(a[i][j]);
          }
        }
        return values;
      }
      """),
  ADD(
      "add",
      """
      private static double[][] add(double[][] a, double[][] b) {
        return combine(a, b, (x, y) -> x + y);
      }
      """),
  ADD_NUMBER(
      "addNumber",
      """
      private static double[][] addNumber(double number, double[][] a) {
        return map(a, x -> number + x);
      }
      """),
  SUBTRACT(
      "subtract",
      """
      private static double[][] subtract(double[][] a, double[][] b) {
        return combine(a, b, (x, y) -> x - y);
      }
      """),
  NUMBER_MINUS(
      "numberMinus",
      """
      private static double[][] numberMinus(double number, double[][] a) {
        return map(a, x -> number - x);
      }
      """),
  HADAMARD(
      "hadamard",
      """
      /** The product entry by entry. */
      private static double[][] hadamard(double[][] a, double[][] b) {
        return combine(a, b, (x, y) -> x * y);
      }
      """),
  SCALE(
      "scale",
      """
      private static double[][] scale(double factor, double[][] a) {
        return map(a, x -> factor * x);
      }
      """),
  DIVIDE(
      "divide",
      """
      private static double[][] divide(double[][] a, double divisor) {
        return map(a, x -> x / divisor);
      }
      """),
  QUOTIENT(
      "quotient",
      """
      /** The quotient entry by entry. */
      private static double[][] quotient(double[][] a, double[][] b) {
        return combine(a, b, (x, y) -> x / y);
      }
      """),
  POWER(
      "power",
      """
      /** The power of every entry. */
      private static double[][] power(double[][] a, double exponent) {
        return map(a, x -> Math.pow(x, exponent));
      }
      """),
  FILL(
      "fill",
      """
      /** The matrix whose entries all are the number. */
      private static double[][] fill(double number, int rows, int columns) {
        double[][] a = new double[rows][columns];
        for (double[] row : a) {
          java.util.Arrays.fill(row, number);
        }
        return a;
      }
      """),
  REPEAT_ROW(
      "repeatRow",
      """
      /** The matrix whose rows all are this one. */
      private static double[][] repeatRow(double[][] row, int rows) {
        double[][] a = new double[rows][];
        for (int i = 0; i < rows; i++) {
          a[i] = row[0].clone();
        }
        return a;
      }
      """),
  REPEAT_COLUMN(
      "repeatColumn",
      """
      /** The matrix whose columns all are this one. */
      private static double[][] repeatColumn(double[][] column, int columns) {
        double[][] a = new double[column.length][columns];
        for (int i = 0; i < a.length; i++) {
          java.util.Arrays.fill(a[i], column[i][0]);
        }
        return a;
      }
      """),
  IDENTITY(
      "identity",
      """
      private static double[][] identity(int n) {
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
          a[i][i] = 1.0;
        }
        return a;
      }
      """),
  DIAGONAL_MATRIX(
      "diagonalMatrix",
      """
      /** The matrix that has the row or column on its diagonal. */
      private static double[][] diagonalMatrix(double[][] vector) {
        boolean column = columns(vector) == 1;
        int n = column ? vector.length : columns(vector);
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
          a[i][i] = column ? vector[i][0] : vector[0][i];
        }
        return a;
      }
      """),
  DIAGONAL(
      "diagonal",
      """
      /** The diagonal, a column. */
      private static double[][] diagonal(double[][] a) {
        double[][] column = new double[a.length][1];
        for (int i = 0; i < a.length; i++) {
          column[i][0] = a[i][i];
        }
        return column;
      }
      """),
  KRONECKER(
      "kronecker",
      """
      /** The matrix of the blocks a_ij B. */
      private static double[][] kronecker(double[][] a, double[][] b) {
        double[][] product = new double[a.length * b.length][columns(a) * columns(b)];
        for (int i = 0; i < product.length; i++) {
          for (int j = 0; j < product[i].length; j++) {
            product[i][j] =
                a[i / b.length][j / columns(b)] * b[i % b.length][j % columns(b)];
          }
        }
        return product;
      }
      """),
  BLOCKS(
      "blocks",
      """
      /** The block matrix; blocks row by row, so many in each row. */
      private static double[][] blocks(int across, double[][]... blocks) {
        int rows = 0;
        for (int i = 0; i < blocks.length; i += across) {
          rows += blocks[i].length;
        }
        int columns = 0;
        for (int j = 0; j < across; j++) {
          columns += columns(blocks[j]);
        }
        double[][] a = new double[rows][columns];
        int row = 0;
        for (int i = 0; i < blocks.length; i += across) {
          int column = 0;
          for (int j = i; j < i + across; j++) {
            for (int k = 0; k < blocks[j].length; k++) {
              System.arraycopy(blocks[j][k], 0, a[row + k], column, blocks[j][k].length);
            }
            column += columns(blocks[j]);
          }
          row += blocks[i].length;
        }
        return a;
      }
      """),
  PART(
      "part",
      """
      /** So many rows and columns of A from (row, column) on, counted from 0. */
      private static double[][] part(double[][] a, int row, int column, int rows, int columns) {
        double[][] part = new double[rows][];
        for (int i = 0; i < rows; i++) {
          part[i] = java.util.Arrays.copyOfRange(a[row + i], column, column + columns);
        }
        return part;
      }
      """),
  PLACE(
      "place",
      """
      /** The matrix that holds A from (row, column) on, counted from 0, and 0 elsewhere. */
      private static double[][] place(double[][] a, int row, int column, int rows, int columns) {
        double[][] matrix = new double[rows][columns];
        for (int i = 0; i < a.length; i++) {
          System.arraycopy(a[i], 0, matrix[row + i], column, a[i].length);
        }
        return matrix;
      }
      """),
  ONE_HOT(
      "oneHot",
      """
      /** The row of n entries that is 1 at the position, counted from 1. */
      private static double[][] oneHot(double position, int n) {
        long nearest = Math.round(position);
        if (nearest < 1 || nearest > n) {
          throw new IllegalArgumentException(
              "position " + nearest + " is looked up, outside of 1 to " + n);
        }
        double[][] row = new double[1][n];
        row[0][(int) nearest - 1] = 1.0;
        return row;
      }
      """),
  DOT(
      "dot",
      """
      /** The sum of all a_ij b_ij. */
      private static double dot(double[][] a, double[][] b) {
        double sum = 0.0;
        for (int i = 0; i < a.length; i++) {
          for (int j = 0; j < a[i].length; j++) {
            sum += a[i][j] * b[i][j];
          }
        }
        return sum;
      }
      """),
  SUM(
      "sum",
      """
      private static double sum(double[][] a) {
        double sum = 0.0;
        for (double[] row : a) {
          for (double entry : row) {
            sum += entry;
          }
        }
        return sum;
      }
      """),
  MEAN(
      "mean",
      """
      private static double mean(double[][] a) {
        return sum(a) / (a.length * (double) columns(a));
      }
      """),
  MAX(
      "max",
      """
      private static double max(double[][] a) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double[] row : a) {
          for (double entry : row) {
            largest = Math.max(largest, entry);
          }
        }
        return largest;
      }
      """),
  MIN(
      "min",
      """
      private static double min(double[][] a) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double[] row : a) {
          for (double entry : row) {
            smallest = Math.min(smallest, entry);
          }
        }
        return smallest;
      }
      """),
  ROW_SUMS(
      "rowSums",
      """
      /** The sum of each row, a column. */
      private static double[][] rowSums(double[][] a) {
        double[][] sums = new double[a.length][1];
        for (int i = 0; i < a.length; i++) {
          for (double entry : a[i]) {
            sums[i][0] += entry;
          }
        }
        return sums;
      }
      """),
  COLUMN_SUMS(
      "columnSums",
      """
      /** The sum of each column, a row. */
      private static double[][] columnSums(double[][] a) {
        double[][] sums = new double[1][columns(a)];
        for (double[] row : a) {
          for (int j = 0; j < row.length; j++) {
            sums[0][j] += row[j];
          }
        }
        return sums;
      }
      """),
  TRACE(
      "trace",
      """
      private static double trace(double[][] a) {
        double sum = 0.0;
        for (int i = 0; i < a.length; i++) {
          sum += a[i][i];
        }
        return sum;
      }
      """),
  MATRIX_POWER(
      "matrixPower",
      """
      /** A A … A. */
      private static double[][] matrixPower(double[][] a, int exponent) {
        double[][] power = a;
        for (int i = 1; i < exponent; i++) {
          power = matmul(power, a);
        }
        return power;
      }
      """),
  INVERSE(
      "inverse",
      """
      /** The inverse, by Gauss-Jordan elimination with the largest pivots. */
      private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] a = map(matrix, x -> x);
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
          inverse[i][i] = 1.0;
        }
        for (int k = 0; k < n; k++) {
          int pivot = pivot(a, k);
          if (a[pivot][k] == 0.0) {
            throw new IllegalArgumentException("a matrix to be inverted is singular");
          }
          swap(a, k, pivot);
          swap(inverse, k, pivot);
          double factor = a[k][k];
          for (int j = 0; j < n; j++) {
            a[k][j] /= factor;
            inverse[k][j] /= factor;
          }
          for (int i = 0; i < n; i++) {
            double multiple = a[i][k];
            for (int j = 0; j < n && i != k; j++) {
              a[i][j] -= multiple * a[k][j];
              inverse[i][j] -= multiple * inverse[k][j];
            }
          }
        }
        return inverse;
      }
      """),
  DETERMINANT(
      "determinant",
      """
      /** The determinant, by elimination with the largest pivots. */
      private static double determinant(double[][] matrix) {
        double[][] a = map(matrix, x -> x);
        double determinant = 1.0;
        for (int k = 0; k < a.length; k++) {
          int pivot = pivot(a, k);
          if (a[pivot][k] == 0.0) {
            return 0.0;
          }
          swap(a, k, pivot);
          determinant *= pivot == k ? a[k][k] : -a[k][k];
          for (int i = k + 1; i < a.length; i++) {
            double multiple = a[i][k] / a[k][k];
            for (int j = k; j < a.length; j++) {
              a[i][j] -= multiple * a[k][j];
            }
          }
        }
        return determinant;
      }
      """),
  PIVOT(
      "pivot",
      """
      /** The row from k on with the largest entry in column k. */
      private static int pivot(double[][] a, int k) {
        int pivot = k;
        for (int i = k + 1; i < a.length; i++) {
          if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) {
            pivot = i;
          }
        }
        return pivot;
      }
      """),
  SWAP(
      "swap",
      """
      private static void swap(double[][] a, int i, int j) {
        double[] row = a[i];
        a[i] = a[j];
        a[j] = row;
      }
      """),
  SOFTMAX(
      "softmax",
      """
      /** softmax of each row; the largest entry is taken out first, so that nothing overflows. */
      private static double[][] softmax(double[][] z) {
        return map(logsoftmax(z), Math::exp);
      }
      """),
  LOG_SOFTMAX(
      "logsoftmax",
      """
      /** log(softmax(z)) of each row, also where softmax(z) would be 0. */
      private static double[][] logsoftmax(double[][] z) {
        return subtract(z, repeatColumn(logsumexp(z), columns(z)));
      }
      """),
  LOG_SUM_EXP(
      "logsumexp",
      """
      /** The logarithm of the sum of exp(z) of each row, a column. */
      private static double[][] logsumexp(double[][] z) {
        double[][] column = new double[z.length][1];
        for (int i = 0; i < z.length; i++) {
          double largest = Double.NEGATIVE_INFINITY;
          for (double entry : z[i]) {
            largest = Math.max(largest, entry);
          }
          double sum = 0.0;
          for (double entry : z[i]) {
            sum += Math.exp(entry - largest);
          }
          column[i][0] = largest + Math.log(sum);
        }
        return column;
      }
      """),
  BOLTZMANN(
      "boltzmann",
      """
      /** The mean of each row of z, weighted by softmax(z), a column. */
      private static double[][] boltzmann(double[][] z) {
        return rowSums(hadamard(softmax(z), z));
      }
      """),
  SIGMOID(
      "sigmoid",
      """
      /** 1/(1 + exp(-z)), without overflow. */
      private static double sigmoid(double z) {
        double e = Math.exp(-Math.abs(z));
        return (z >= 0 ? 1.0 : e) / (1.0 + e);
      }
      """),
  RELU(
      "relu",
      """
      private static double relu(double z) {
        return Math.max(z, 0.0);
      }
      """),
  LEAKYRELU(
      "leakyrelu",
      """
      private static double leakyrelu(double z) {
        return z > 0 ? z : 0.01 * z;
      }
      """),
  ELU(
      "elu",
      """
      private static double elu(double z) {
        return z > 0 ? z : Math.expm1(z);
      }
      """),
  SELU(
      "selu",
      """
      /** Klambauer, Unterthiner, Mayr, Hochreiter 2017, equation 14. */
      private static double selu(double z) {
        return 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * Math.expm1(z));
      }
      """),
  GELU(
      "gelu",
      """
      /** z times the normal distribution function; erfc keeps its digits on the left. */
      private static double gelu(double z) {
        return 0.5 * z * erfc(-z * Math.sqrt(0.5));
      }
      """),
  SILU(
      "silu",
      """
      private static double silu(double z) {
        return z * sigmoid(z);
      }
      """),
  SOFTPLUS(
      "softplus",
      """
      /** log(1 + exp(z)), without overflow. */
      private static double softplus(double z) {
        return Math.max(z, 0.0) + Math.log1p(Math.exp(-Math.abs(z)));
      }
      """),
  SOFTSIGN(
      "softsign",
      """
      private static double softsign(double z) {
        return z / (1.0 + Math.abs(z));
      }
      """),
  HARDTANH(
      "hardtanh",
      """
      private static double hardtanh(double z) {
        return Math.min(Math.max(z, -1.0), 1.0);
      }
      """),
  ERF(
      "erf",
      """
      /** The error function. */
      private static double erf(double z) {
        return Math.abs(z) < 1 ? erfSeries(z) : 1.0 - erfc(z);
      }
      """),
  ERFC(
      "erfc",
      """
      /** 1 - erf(z), by a continued fraction for large z (DLMF 7.9.1). */
      private static double erfc(double z) {
        double x = Math.abs(z);
        if (x < 1) {
          return 1.0 - erfSeries(z);
        }
        double denominator = x;
        for (int k = 200; k > 0; k--) {
          denominator = x + 0.5 * k / denominator;
        }
        double tail = Math.exp(-x * x) / Math.sqrt(Math.PI) / denominator;
        return z > 0 ? tail : 2.0 - tail;
      }
      """),
  ERF_SERIES(
      "erfSeries",
      """
      /** The error function for small z, by its series (DLMF 7.6.2). */
      private static double erfSeries(double z) {
        double sum = 1.0;
        for (int n = 30; n > 0; n--) {
          sum = 1.0 + sum * (2.0 * z * z / (2 * n + 1));
        }
        return 2.0 / Math.sqrt(Math.PI) * Math.exp(-z * z) * z * sum;
      }
      """),
  CHECK(
      "check",
      """
      private static void check(String name, double[][] a, int rows, int columns) {
        boolean fits = a.length == rows;
        for (int i = 0; i < a.length && fits; i++) {
          fits = a[i].length == columns;
        }
        if (!fits) {
          throw new IllegalArgumentException(
              name + " has to be " + rows + " x " + columns
                  + ", but is " + a.length + " x " + columns(a));
        }
      }
      """),
  COLUMNS(
      "columns",
      """
      private static int columns(double[][] a) {
        return a.length == 0 ? 0 : a[0].length;
      }
      """);

  private final String word;
  private final String text;

  JavaCodeHelper(String word, String text) {
    this.word = word;
    this.text = text;
  }

  /** Returns the name of the method. */
  String word() {
    return word;
  }

  String text() {
    return text;
  }

  /** Returns these and all that they call. */
  static Set<JavaCodeHelper> closure(Set<JavaCodeHelper> used) {
    Set<JavaCodeHelper> all = EnumSet.noneOf(JavaCodeHelper.class);
    Deque<JavaCodeHelper> open = new ArrayDeque<>(used);
    while (!open.isEmpty()) {
      JavaCodeHelper helper = open.pop();
      if (all.add(helper)) {
        for (JavaCodeHelper other : values()) {
          if (helper.text.matches("(?s).*(?<![.\\w])" + other.word + "\\(.*")) {
            open.push(other);
          }
        }
      }
    }
    return all;
  }
}
