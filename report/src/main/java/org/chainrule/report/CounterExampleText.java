package org.chainrule.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.expression.Matrix;
import org.chainrule.judge.CounterExample;

/** A counter-example in words and numbers. */
final class CounterExampleText {
  /** A matrix with more entries than this is told by its shape only. */
  private static final int MOST_ENTRIES = 30;

  /** There are no more values than this in a sentence. */
  private static final int MOST_VALUES = 10;

  /** A value that is not longer stays on one line. */
  private static final int LONGEST_WHOLE = 50;

  private static final int DIGITS = 5;
  private static final int MOST_DIGITS = 15;

  private CounterExampleText() {}

  /**
   * Returns the sizes, positions and values: {@code n = 2, i = 1, x = [1; 2]}, for {@link
   * TextLines}.
   */
  static String setting(CounterExample example) {
    List<String> parts = new ArrayList<>();
    example.sizes().forEach((size, value) -> parts.add(size.name() + " = " + value));
    example.positions().forEach((index, value) -> parts.add(index.name() + " = " + value));
    example.values().entrySet().stream()
        .limit(MOST_VALUES)
        .forEach(entry -> parts.add(entry.getKey().name() + " = " + matrix(entry.getValue())));
    int left = example.values().size() - MOST_VALUES;
    if (left > 0) {
      parts.add("%d more values".formatted(left));
    }
    return parts.stream().map(CounterExampleText::together).collect(Collectors.joining(", "));
  }

  private static String together(String part) {
    return part.length() <= LONGEST_WHOLE ? part.replace(' ', '\u00A0') : part;
  }

  /** Returns which entry differs: {@code entry (1, 2)}; nothing where there is one only. */
  static String entry(CounterExample example) {
    Matrix value = example.right();
    if (value.rows() == 1 && value.columns() == 1) {
      return "";
    }
    return value.rows() == 1
        ? "entry " + example.column()
        : value.columns() == 1
            ? "entry " + example.row()
            : "entry (%d, %d)".formatted(example.row(), example.column());
  }

  /** Returns the value of the left side at the entry that differs. */
  static String left(CounterExample example) {
    return told(example).getFirst();
  }

  /** Returns the value of the right side at the entry that differs. */
  static String right(CounterExample example) {
    return told(example).getLast();
  }

  /** Returns both values, with as many digits as it takes to see that they differ. */
  private static List<String> told(CounterExample example) {
    double left = at(example.left(), example);
    double right = at(example.right(), example);
    for (int digits = DIGITS; digits < MOST_DIGITS; digits++) {
      String first = number(left, digits);
      String second = number(right, digits);
      if (!first.equals(second)) {
        return List.of(first, second);
      }
    }
    return List.of(number(left, MOST_DIGITS), number(right, MOST_DIGITS));
  }

  private static double at(Matrix matrix, CounterExample example) {
    int row = Math.clamp(example.row(), 1, Math.max(1, matrix.rows()));
    int column = Math.clamp(example.column(), 1, Math.max(1, matrix.columns()));
    return matrix.values().length == 0 ? Double.NaN : matrix.get(row - 1, column - 1);
  }

  /** Returns a matrix as the language has it. */
  static String matrix(Matrix matrix) {
    if (matrix.rows() == 1 && matrix.columns() == 1) {
      return number(matrix.scalar());
    }
    if (matrix.values().length > MOST_ENTRIES) {
      return "%d×%d numbers".formatted(matrix.rows(), matrix.columns());
    }
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < matrix.rows(); i++) {
      text.append(i == 0 ? "" : "; ");
      for (int j = 0; j < matrix.columns(); j++) {
        text.append(j == 0 ? "" : ", ").append(number(matrix.get(i, j)));
      }
    }
    return text.append("]").toString();
  }

  /** Returns a number, rounded to five digits unless it is whole. */
  static String number(double value) {
    return number(value, DIGITS);
  }

  private static String number(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "undefined" : value > 0 ? "∞" : "−∞";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e7) {
      return String.valueOf((long) value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    boolean plain = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7;
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
