package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Operation.Variable;

/** Variables with random values, and comparisons of matrices. */
final class Samples {
  private final RandomGenerator random;
  private final Map<Symbol, Matrix> values = new HashMap<>();

  Samples(RandomGenerator random) {
    this.random = random;
  }

  /** The entry in row i and column j, counted from 0. */
  @FunctionalInterface
  interface Entry {
    double at(int i, int j);
  }

  static Matrix matrix(int rows, int columns, Entry entry) {
    return Matrix.generate(rows, columns, place -> entry.at(place / columns, place % columns));
  }

  static Shape shape(int rows, int columns) {
    return new Shape(Dimension.of(rows), Dimension.of(columns));
  }

  /** A new variable with entries in (−2, 2). */
  Expression variable(int rows, int columns) {
    return variable(matrix(rows, columns, (i, j) -> random.nextDouble(-2, 2)));
  }

  Expression variable(Matrix value) {
    Shape shape = shape(value.rows(), value.columns());
    Symbol symbol = Symbol.of("v" + values.size(), Symbol.Kind.INPUT, shape);
    values.put(symbol, value);
    return Expressions.variable(symbol);
  }

  /** A new variable with whole entries. */
  Expression whole(int rows, int columns, IntBinaryOperator entry) {
    return variable(matrix(rows, columns, entry::applyAsInt));
  }

  Matrix value(Expression variable) {
    if (variable.operation() instanceof Variable(Symbol symbol)) {
      Matrix value = values.get(symbol);
      if (value != null) {
        return value;
      }
    }
    throw new IllegalArgumentException("no sample: " + variable);
  }

  Bindings bindings() {
    return Bindings.of(Map.of(), values);
  }

  static void assertClose(Matrix actual, Matrix expected, double tolerance) {
    assertThat(actual.rows() + "×" + actual.columns())
        .isEqualTo(expected.rows() + "×" + expected.columns());
    for (int i = 0; i < expected.values().length; i++) {
      double wanted = expected.values()[i];
      double found = actual.values()[i];
      assertThat(
              Math.abs(found - wanted) <= tolerance * (1 + Math.abs(wanted))
                  || Double.compare(found, wanted) == 0)
          .as("entry %d of %s, wanted %s", i, actual, expected)
          .isTrue();
    }
  }
}
