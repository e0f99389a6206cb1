package org.chainrule.expression;

import java.util.HashMap;
import java.util.Map;

/**
 * What an evaluation needs to know: the sizes, the values of the symbols, and how unspecified
 * functions behave.
 *
 * @param sizes the value of every symbolic size
 * @param values the value of every variable, by symbol
 * @param opaques a concrete function for every unspecified one, by its name
 */
public record Bindings(
    Map<SizeName, Integer> sizes, Map<Symbol, Matrix> values, Map<String, OpaqueValue> opaques) {

  /** A concrete scalar function with its gradients. */
  public interface OpaqueValue {
    /** Returns the value at {@code arguments}. */
    double value(java.util.List<Matrix> arguments);

    /** Returns the gradient by argument number {@code argument} (from 0), of its shape. */
    Matrix gradient(int argument, java.util.List<Matrix> arguments);
  }

  /** Copies the maps. */
  public Bindings {
    sizes = Map.copyOf(sizes);
    values = Map.copyOf(values);
    opaques = Map.copyOf(opaques);
  }

  /** Returns bindings without unspecified functions. */
  public static Bindings of(Map<SizeName, Integer> sizes, Map<Symbol, Matrix> values) {
    return new Bindings(sizes, values, Map.of());
  }

  /** Returns these bindings with {@code symbol} bound to {@code value}. */
  public Bindings with(Symbol symbol, Matrix value) {
    Map<Symbol, Matrix> changed = new HashMap<>(values);
    changed.put(symbol, value);
    return new Bindings(sizes, changed, opaques);
  }

  /**
   * Returns the number that {@code dimension} is.
   *
   * @throws EvaluationException if a size has no value, or if the number is too large for an int
   */
  public int size(Dimension dimension) {
    try {
      return dimension.value(this::size);
    } catch (ArithmeticException e) {
      throw new EvaluationException("the size " + dimension + " is too large", e);
    }
  }

  private int size(SizeName name) {
    Integer value = sizes.get(name);
    if (value == null) {
      throw new EvaluationException("the size " + name + " has no value");
    }
    return value;
  }
}
