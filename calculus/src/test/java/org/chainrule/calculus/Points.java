package org.chainrule.calculus;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/** Random values for symbols, each from its symbol's set. */
final class Points {
  private Points() {}

  /**
   * Returns a value for each symbol, all entries of magnitude 0.3 to 1.3 unless its set says else.
   */
  static Bindings random(
      RandomGenerator random, Map<SizeName, Integer> sizes, Collection<Symbol> symbols) {
    Map<Symbol, Matrix> values = new HashMap<>();
    Bindings dimensions = Bindings.of(sizes, Map.of());
    for (Symbol symbol : symbols) {
      int rows = dimensions.size(symbol.shape().rows());
      int columns = dimensions.size(symbol.shape().columns());
      values.put(symbol, value(random, symbol, rows, columns));
    }
    return Bindings.of(sizes, values);
  }

  /** Returns entries between −1 and 1: a direction to move a symbol in. */
  static Matrix direction(RandomGenerator random, Bindings bindings, Shape shape) {
    return Matrix.generate(
        bindings.size(shape.rows()), bindings.size(shape.columns()), _ -> random.nextDouble(-1, 1));
  }

  private static Matrix value(RandomGenerator random, Symbol symbol, int rows, int columns) {
    Matrix generic =
        Matrix.generate(
            rows, columns, _ -> random.nextDouble(0.3, 1.3) * (random.nextBoolean() ? 1 : -1));
    return switch (symbol.domain()) {
      case REAL -> generic;
      case POSITIVE -> map(generic, Math::abs);
      case BINARY -> map(generic, x -> x > 0 ? 1 : 0);
      case SIMPLEX, ONE_HOT -> simplex(random, symbol, generic);
      case SYMMETRIC -> generate(generic, (i, j) -> generic.get(i, j) + generic.get(j, i));
      case POSITIVE_DEFINITE ->
          generate(
              generic,
              (i, j) -> {
                double sum = i == j ? 1 : 0;
                for (int k = 0; k < columns; k++) {
                  sum += generic.get(i, k) * generic.get(j, k);
                }
                return sum;
              });
    };
  }

  /** Entries that sum to one: of a column all, of anything else those of each row. */
  private static Matrix simplex(RandomGenerator random, Symbol symbol, Matrix generic) {
    boolean column = symbol.shape().columns().is(1);
    int groups = column ? 1 : generic.rows();
    int length = generic.values().length / groups;
    double[] values = new double[generic.values().length];
    for (int start = 0; start < values.length; start += length) {
      double sum = 0;
      int chosen = start + random.nextInt(length);
      for (int i = start; i < start + length; i++) {
        boolean one = symbol.domain() == Domain.ONE_HOT;
        values[i] = one ? (i == chosen ? 1 : 0) : Math.abs(generic.values()[i]);
        sum += values[i];
      }
      for (int i = start; i < start + length; i++) {
        values[i] /= sum;
      }
    }
    return new Matrix(generic.rows(), generic.columns(), values);
  }

  private interface Entry {
    double at(int i, int j);
  }

  private static Matrix generate(Matrix like, Entry entry) {
    int columns = like.columns();
    return Matrix.generate(like.rows(), columns, p -> entry.at(p / columns, p % columns));
  }

  private static Matrix map(Matrix a, java.util.function.DoubleUnaryOperator function) {
    return Matrix.generate(a.rows(), a.columns(), p -> function.applyAsDouble(a.values()[p]));
  }
}
