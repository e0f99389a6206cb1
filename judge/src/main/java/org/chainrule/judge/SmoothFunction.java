package org.chainrule.judge;

import java.util.List;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Matrix;

/**
 * What numbers take an unspecified function to be: {@code f = Σ_e a_e sin(b_e x_e + c_e) + s²/2}
 * with {@code s = Σ_e w_e x_e} over all entries x_e of all arguments. It has no symmetry, and its
 * exact gradients are {@code a_e b_e cos(b_e x_e + c_e) + w_e s}.
 *
 * @param seed what the coefficients depend on
 */
record SmoothFunction(long seed) implements Bindings.OpaqueValue {
  private static final int AMPLITUDE = 1;
  private static final int FREQUENCY = 2;
  private static final int PHASE = 3;
  private static final int WEIGHT = 4;

  /** Returns the function that stands for the unspecified one of that name. */
  static SmoothFunction named(String name) {
    return new SmoothFunction(Mix.of(name));
  }

  /** Returns a coefficient between 0.2 and 1.2. */
  private double coefficient(int kind, int argument, int entry) {
    long mixed = Mix.of(Mix.of(seed, kind), argument, entry);
    return 0.2 + (mixed >>> 11) * 0x1.0p-53;
  }

  @Override
  public double value(List<Matrix> arguments) {
    double linear = linear(arguments);
    double value = linear * linear / 2;
    for (int k = 0; k < arguments.size(); k++) {
      double[] entries = arguments.get(k).values();
      for (int e = 0; e < entries.length; e++) {
        value += coefficient(AMPLITUDE, k, e) * Math.sin(angle(k, e, entries[e]));
      }
    }
    return value;
  }

  private double angle(int argument, int entry, double x) {
    return coefficient(FREQUENCY, argument, entry) * x + coefficient(PHASE, argument, entry);
  }

  private double linear(List<Matrix> arguments) {
    double sum = 0;
    for (int k = 0; k < arguments.size(); k++) {
      double[] entries = arguments.get(k).values();
      for (int e = 0; e < entries.length; e++) {
        sum += coefficient(WEIGHT, k, e) * entries[e];
      }
    }
    return sum;
  }

  @Override
  public Matrix gradient(int argument, List<Matrix> arguments) {
    double linear = linear(arguments);
    Matrix by = arguments.get(argument);
    return Matrix.generate(
        by.rows(),
        by.columns(),
        e ->
            coefficient(AMPLITUDE, argument, e)
                    * coefficient(FREQUENCY, argument, e)
                    * Math.cos(angle(argument, e, by.values()[e]))
                + coefficient(WEIGHT, argument, e) * linear);
  }
}
