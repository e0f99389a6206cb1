package org.chainrule.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/** The functions that generated NumPy code brings along, where it calls them. */
enum NumpyCodeHelper {
  SIGMOID(
      """
      def sigmoid(z):
          \"""1/(1 + exp(-z)), without overflow.\"""
          return np.exp(-np.logaddexp(0, -z))
      """),
  LEAKYRELU(
      """
      def leakyrelu(z):
          \"""z where z > 0, else 0.01 z.\"""
          return np.maximum(z, 0.01 * z)
      """),
  ELU(
      """
      def elu(z):
          \"""z where z > 0, else exp(z) - 1.\"""
          return np.maximum(z, 0) + np.expm1(np.minimum(z, 0))
      """),
  SELU(
      """
      def selu(z):
          \"""Klambauer, Unterthiner, Mayr, Hochreiter 2017, equation 14.\"""
          scale, alpha = 1.0507009873554804934193349852946, 1.6732632423543772848170429916717
          return scale * (np.maximum(z, 0) + alpha * np.expm1(np.minimum(z, 0)))
      """),
  ERF(
      """
      def erf(z):
          \"""The error function, entry by entry.\"""
          return np.vectorize(math.erf, otypes=[float])(z)
      """),
  GELU(
      """
      def gelu(z):
          \"""z times the normal distribution function; erfc keeps its digits on the left.\"""
          return 0.5 * z * np.vectorize(math.erfc, otypes=[float])(-z * math.sqrt(0.5))
      """),
  SILU(
      """
      def silu(z):
          \"""z sigmoid(z).\"""
          return z * sigmoid(z)
      """),
  SOFTSIGN(
      """
      def softsign(z):
          \"""z/(1 + |z|).\"""
          return z / (1 + np.abs(z))
      """),
  SOFTMAX(
      """
      def softmax(z, axis):
          \"""exp(z) by its sum along the axis; the largest entry is taken out first.\"""
          e = np.exp(z - z.max(axis=axis, keepdims=True))
          return e / e.sum(axis=axis, keepdims=True)
      """),
  LOG_SUM_EXP(
      """
      def logsumexp(z, axis):
          \"""The logarithm of the sum of exp(z) along the axis, without overflow.\"""
          largest = z.max(axis=axis, keepdims=True)
          return largest + np.log(np.exp(z - largest).sum(axis=axis, keepdims=True))
      """),
  LOG_SOFTMAX(
      """
      def logsoftmax(z, axis):
          \"""log(softmax(z)), also where softmax(z) would be 0.\"""
          shifted = z - z.max(axis=axis, keepdims=True)
          return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
      """),
  BOLTZMANN(
      """
      def boltzmann(z, axis):
          \"""The mean of z along the axis, weighted by softmax(z).\"""
          return (softmax(z, axis) * z).sum(axis=axis, keepdims=True)
      """),
  ONE_HOT(
      """
      def onehot(position, n):
          \"""The row of n entries that is 1 at the position, counted from 1.\"""
          nearest = int(np.rint(position))
          if not 1 <= nearest <= n:
              raise ValueError(f"position {nearest} is looked up, outside of 1 to {n}")
          row = np.zeros((1, n))
          row[0, nearest - 1] = 1.0
          return row
      """),
  PLACE(
      """
      def place(a, row, column, shape):
          \"""The matrix that holds a from (row, column) on, counted from 0, and 0 elsewhere.\"""
          a = np.atleast_2d(a)
          matrix = np.zeros(shape)
          matrix[row : row + a.shape[0], column : column + a.shape[1]] = a
          return matrix
      """),
  MATRIX(
      """
      def as_matrix(name, value, rows, columns):
          \"""The value as a rows x columns array; a row or a column may come as a 1-D array.\"""
          array = np.asarray(value, dtype=float)
          if array.ndim < 2 and 1 in (rows, columns) and array.size == rows * columns:
              array = array.reshape(rows, columns)
          if array.shape != (rows, columns):
              raise ValueError(f"{name} has to be {rows} x {columns}, its shape is {array.shape}")
          return array
      """);

  private final String text;

  NumpyCodeHelper(String text) {
    this.text = text;
  }

  /** Returns the name of the function. */
  String word() {
    return text.substring("def ".length(), text.indexOf('('));
  }

  String text() {
    return text;
  }

  /** Whether it needs Python's {@code math}: NumPy has no error function. */
  boolean needsMath() {
    return text.contains("math.");
  }

  /** Returns these and all that they call. */
  static Set<NumpyCodeHelper> closure(Set<NumpyCodeHelper> used) {
    Set<NumpyCodeHelper> all = EnumSet.noneOf(NumpyCodeHelper.class);
    Deque<NumpyCodeHelper> open = new ArrayDeque<>(used);
    while (!open.isEmpty()) {
      NumpyCodeHelper helper = open.pop();
      if (all.add(helper)) {
        for (NumpyCodeHelper other : values()) {
          if (helper.text.contains(" " + other.word() + "(")
              || helper.text.contains("(" + other.word() + "(")) {
            open.push(other);
          }
        }
      }
    }
    return all;
  }
}
