package org.chainrule.training;

import java.util.random.RandomGenerator;

/**
 * Random quantities made from 64-bit numbers by formulas written here, so that the same seed gives
 * the same bits on every Java version: of {@link RandomGenerator}'s own methods only {@code
 * nextLong} is fixed by the algorithm. Of the functions used, {@code StrictMath}'s are the same
 * everywhere.
 */
final class Draws {
  private Draws() {}

  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  static double unit(RandomGenerator random) {
    return (random.nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform in 0 … bound − 1, without bias: draws beyond a multiple of the bound are repeated. */
  static int below(int bound, RandomGenerator random) {
    long bits = random.nextLong() >>> 1;
    long result = bits % bound;
    while (bits - result + (bound - 1) < 0) {
      bits = random.nextLong() >>> 1;
      result = bits % bound;
    }
    return (int) result;
  }

  /** Standard normal, by Marsaglia's polar method (one of its two numbers). */
  static double normal(RandomGenerator random) {
    while (true) {
      double u = 2 * unit(random) - 1;
      double v = 2 * unit(random) - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * Math.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /** Brings the values into random order, all orders equally likely (Fisher–Yates). */
  static void shuffle(int[] values, RandomGenerator random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1, random);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}
