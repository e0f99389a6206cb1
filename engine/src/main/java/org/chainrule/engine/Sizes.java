package org.chainrule.engine;

import java.util.Map;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;

/** The sizes of a network as numbers. */
record Sizes(Map<SizeName, Integer> values) {

  /** Copies the map. */
  Sizes {
    values = Map.copyOf(values);
  }

  /**
   * Returns the number that {@code dimension} is.
   *
   * @throws EngineException if a size has no value, or the number is no size
   */
  int of(Dimension dimension) {
    int size;
    try {
      size = dimension.value(this::value);
    } catch (ArithmeticException e) {
      throw new EngineException("the size " + dimension + " is beyond 2147483647");
    }
    return size;
  }

  private int value(SizeName name) {
    Integer value = values.get(name);
    if (value == null) {
      throw new EngineException("the size " + name + " has no value");
    }
    return value;
  }

  /** Returns the rows of {@code shape}. */
  int rows(Shape shape) {
    return positive(shape.rows(), shape);
  }

  /**
   * Returns the columns of {@code shape}.
   *
   * @throws EngineException if the matrix has more entries than an array can have
   */
  int columns(Shape shape) {
    int columns = positive(shape.columns(), shape);
    if ((long) rows(shape) * columns > Integer.MAX_VALUE - 64) {
      throw new EngineException(
          "a value of shape %s would have %d×%d entries".formatted(shape, rows(shape), columns));
    }
    return columns;
  }

  private int positive(Dimension dimension, Shape shape) {
    int size = of(dimension);
    if (size < 1) {
      throw new EngineException(
          "a value of shape " + shape + " would have " + size + " rows or columns");
    }
    return size;
  }
}
