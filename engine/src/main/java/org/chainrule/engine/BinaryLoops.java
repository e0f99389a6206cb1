package org.chainrule.engine;

/** The loops of the functions of two numbers, one for each function. */
final class BinaryLoops {
  private BinaryLoops() {}

  /** {@code to_i = f(a_i, b_i)} for every f but the product, which is written on the arrays. */
  static void apply(
      ScalarKernels m, BinaryFunction f, int n, int a, int aStep, int b, int bStep, int to) {
    switch (f) {
      case MULTIPLY -> m.multiply(n, a, aStep, b, bStep, to);
      case DIVIDE -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, m.get(a + i * aStep) / m.get(b + i * bStep));
        }
      }
      case POWER -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, Math.pow(m.get(a + i * aStep), m.get(b + i * bStep)));
        }
      }
      case MAXIMUM -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, Math.max(m.get(a + i * aStep), m.get(b + i * bStep)));
        }
      }
      case MINIMUM -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, Math.min(m.get(a + i * aStep), m.get(b + i * bStep)));
        }
      }
      case LESS -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, m.get(a + i * aStep) < m.get(b + i * bStep) ? 1 : 0);
        }
      }
      case AT_MOST -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, m.get(a + i * aStep) <= m.get(b + i * bStep) ? 1 : 0);
        }
      }
      case GREATER -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, m.get(a + i * aStep) > m.get(b + i * bStep) ? 1 : 0);
        }
      }
      case AT_LEAST -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, m.get(a + i * aStep) >= m.get(b + i * bStep) ? 1 : 0);
        }
      }
      case EQUAL -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, m.get(a + i * aStep) == m.get(b + i * bStep) ? 1 : 0);
        }
      }
      case UNEQUAL -> {
        for (int i = 0; i < n; i++) {
          m.set(to + i, m.get(a + i * aStep) != m.get(b + i * bStep) ? 1 : 0);
        }
      }
    }
  }
}
