package org.chainrule.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/** Random values for a network's symbols, of sizes that differ from each other. */
final class Points {
  private static final int[] SIZES = {4, 3, 5, 2, 6, 7};

  private Points() {}

  static Bindings random(RandomGenerator random, Network network) {
    Map<SizeName, Integer> sizes = new HashMap<>();
    for (SizeName size : network.sizes()) {
      sizes.put(size, SIZES[sizes.size() % SIZES.length]);
    }
    Bindings dimensions = Bindings.of(sizes, Map.of());
    Map<Symbol, Matrix> values = new HashMap<>();
    for (Symbol symbol : network.symbols()) {
      int rows = dimensions.size(symbol.shape().rows());
      int columns = dimensions.size(symbol.shape().columns());
      values.put(symbol, value(random, symbol, rows, columns));
    }
    Map<String, Bindings.OpaqueValue> opaques = new HashMap<>();
    network.opaques().forEach(opaque -> opaques.put(opaque.name(), new WeightedSquares()));
    return new Bindings(sizes, values, opaques);
  }

  private static Matrix value(RandomGenerator random, Symbol symbol, int rows, int columns) {
    boolean onlyPositive = symbol.domain() != Domain.REAL;
    boolean oneHot = symbol.domain() == Domain.ONE_HOT;
    return Matrix.generate(
        rows,
        columns,
        place -> {
          double size = random.nextDouble(0.3, 1.3);
          double sign = onlyPositive || random.nextBoolean() ? 1 : -1;
          return symbol.name().equals("pos") ? 2 : oneHot ? (place == 1 ? 1 : 0) : sign * size;
        });
  }

  /**
   * Σ over the arguments, numbered from 1, of their number times the sum of their squares.
   * Generated code is given the same function.
   */
  static final class WeightedSquares implements Bindings.OpaqueValue {
    @Override
    public double value(List<Matrix> arguments) {
      double sum = 0;
      for (int i = 0; i < arguments.size(); i++) {
        for (double value : arguments.get(i).values()) {
          sum += (i + 1) * value * value;
        }
      }
      return sum;
    }

    @Override
    public Matrix gradient(int argument, List<Matrix> arguments) {
      Matrix by = arguments.get(argument);
      return Matrix.generate(
          by.rows(), by.columns(), place -> 2 * (argument + 1) * by.values()[place]);
    }
  }
}
