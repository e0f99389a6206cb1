package org.chainrule.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;

/** Values for variables, each from the set that its symbol is declared with. */
final class Sampler {
  /** Where the entries come from. */
  enum Range {
    /** Of both signs, away from 0 and ±1. */
    SIGNED,
    /** Of both signs, up to 5: far enough to get behind thresholds. */
    WIDE,
    /** Between 0 and 1. */
    FRACTIONS,
    /** Larger than 1. */
    LARGE,
    /** Of both signs, close to 0. */
    SMALL,
    /** 0, ±1, 2 or 3: for people to calculate with. */
    WHOLE
  }

  private final SplittableRandom random;
  private final Range range;
  private final Map<Symbol, Dimension> lookups = new HashMap<>();
  private final List<Condition> conditions;

  Sampler(
      SplittableRandom random, Range range, List<Expression> roots, List<Condition> conditions) {
    this.random = random;
    this.range = range;
    this.conditions = conditions;
    for (Expression node : Expression.topologicalOrder(roots)) {
      if (node.operation() instanceof OneHot(Dimension size)) {
        Expression operand = Expressions.unwrapped(node.operand(0));
        Expression base = operand.operation() instanceof Part ? operand.operand(0) : operand;
        if (Expressions.unwrapped(base).operation() instanceof Variable(Symbol symbol)) {
          lookups.put(symbol, size);
        }
      }
    }
  }

  /** Returns a value of {@code rows}×{@code columns} for {@code symbol}. */
  Matrix value(
      Symbol symbol, int rows, int columns, java.util.function.ToIntFunction<Dimension> sizes) {
    Dimension positions = lookups.get(symbol);
    if (positions != null) {
      int size = Math.max(1, sizes.applyAsInt(positions));
      return Matrix.generate(rows, columns, _ -> 1 + random.nextInt(size));
    }
    return switch (domain(symbol)) {
      case REAL -> filled(rows, columns, this::entry);
      case POSITIVE -> filled(rows, columns, this::positive);
      case BINARY -> filled(rows, columns, () -> random.nextInt(2));
      case SYMMETRIC -> symmetric(filled(rows, columns, this::entry));
      case POSITIVE_DEFINITE -> definite(rows);
      case SIMPLEX -> shares(filled(rows, columns, this::positive));
      case ONE_HOT -> oneHot(rows, columns);
    };
  }

  private Domain domain(Symbol symbol) {
    boolean open = symbol.domain() == Domain.REAL || symbol.domain() == Domain.POSITIVE;
    if (open && conditions.contains(new Condition.SumsToOne(symbol))) {
      return Domain.SIMPLEX;
    }
    if (symbol.domain() == Domain.REAL) {
      if (conditions.contains(new Condition.Symmetric(symbol))) {
        return Domain.SYMMETRIC;
      }
      if (conditions.contains(new Condition.Positive(Expressions.variable(symbol)))) {
        return Domain.POSITIVE;
      }
    }
    return symbol.domain();
  }

  private static Matrix filled(int rows, int columns, DoubleSupplier entry) {
    return Matrix.generate(rows, columns, _ -> entry.getAsDouble());
  }

  private double entry() {
    return switch (range) {
      case SIGNED, WIDE, SMALL -> random.nextBoolean() ? positive() : -positive();
      case FRACTIONS, LARGE -> positive();
      case WHOLE -> new double[] {1, 2, -1, 0, 3, -2}[random.nextInt(6)];
    };
  }

  private double positive() {
    return switch (range) {
      case SIGNED -> random.nextBoolean() ? between(0.25, 0.9) : between(1.1, 1.8);
      case FRACTIONS -> between(0.1, 0.9);
      case LARGE -> between(1.2, 2.4);
      case WIDE -> between(0.1, 5);
      case SMALL -> between(0.02, 0.2);
      case WHOLE -> 1 + random.nextInt(3);
    };
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private static Matrix symmetric(Matrix a) {
    return Matrix.generate(
        a.rows(),
        a.columns(),
        place -> {
          int i = place / a.columns();
          int j = place % a.columns();
          return a.get(Math.min(i, j), Math.max(i, j));
        });
  }

  /** A symmetric matrix whose diagonal outweighs its rows. */
  private Matrix definite(int size) {
    Matrix a = symmetric(filled(size, size, this::entry));
    return Matrix.generate(
        size,
        size,
        place -> {
          int i = place / size;
          if (i != place % size) {
            return a.values()[place];
          }
          double sum = 1 + Math.abs(a.get(i, i));
          for (int j = 0; j < size; j++) {
            sum += j == i ? 0 : Math.abs(a.get(i, j));
          }
          return sum;
        });
  }

  /** Divides the entries of a column, else of each row, by their sum. */
  private static Matrix shares(Matrix a) {
    int length = a.columns() == 1 ? a.rows() : a.columns();
    double[] shares = a.values().clone();
    for (int start = 0; length > 0 && start < shares.length; start += length) {
      double sum = 0;
      for (int i = start; i < start + length; i++) {
        sum += shares[i];
      }
      for (int i = start; i < start + length; i++) {
        shares[i] /= sum;
      }
    }
    return new Matrix(a.rows(), a.columns(), shares);
  }

  private Matrix oneHot(int rows, int columns) {
    int length = columns == 1 ? rows : columns;
    double[] values = new double[rows * columns];
    for (int start = 0; length > 0 && start < values.length; start += length) {
      values[start + random.nextInt(length)] = 1;
    }
    return new Matrix(rows, columns, values);
  }
}
