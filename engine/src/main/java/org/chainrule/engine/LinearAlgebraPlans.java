package org.chainrule.engine;

/** Instructions for powers, inverses, determinants and Kronecker products. */
final class LinearAlgebraPlans {
  private LinearAlgebraPlans() {}

  /** Returns aⁿ for n ≥ 2, by repeated squaring. */
  static View power(Block block, View a, int exponent) {
    View power = a;
    int bits = Integer.highestOneBit(exponent) >> 1;
    for (; bits > 0; bits >>= 1) {
      power = MatrixProducts.multiply(block, power, power);
      if ((exponent & bits) != 0) {
        power = MatrixProducts.multiply(block, power, a);
      }
    }
    return power;
  }

  static View inverse(Block block, View a) {
    View dense = block.dense(a);
    View out = block.fresh(a.isBatched(), a.rows(), a.rows());
    block.emit(new Instruction.Invert(out, dense, block.fresh(false, a.rows(), a.rows())));
    return out;
  }

  static View determinant(Block block, View a) {
    View dense = block.dense(a);
    View out = block.fresh(a.isBatched(), 1, 1);
    block.emit(new Instruction.Determinant(out, dense, block.fresh(false, a.rows(), a.rows())));
    return out;
  }

  static View kronecker(Block block, View a, View b) {
    View left = block.dense(a);
    View right = block.dense(b);
    View out =
        block.fresh(
            a.isBatched() || b.isBatched(),
            Math.multiplyExact(a.rows(), b.rows()),
            Math.multiplyExact(a.columns(), b.columns()));
    block.emit(new Instruction.Kronecker(out, left, right));
    return out;
  }
}
