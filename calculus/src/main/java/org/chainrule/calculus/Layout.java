package org.chainrule.calculus;

/** How the entries of a derivative are arranged. */
public enum Layout {
  /** ∂L/∂W has the shape of W; of a vector by a vector: rows = inputs, columns = outputs. */
  GRADIENT,
  /** ∂L/∂W has the transposed shape; of a vector by a vector: rows = outputs, columns = inputs. */
  NUMERATOR
}
