package org.chainrule.calculus;

/**
 * How the entries of ∂L/∂W are arranged, for a scalar L. The Jacobian ∂y/∂z of a vector by a vector
 * has a row for each output in either layout.
 */
public enum Layout {
  /** ∂L/∂W has the shape of W. */
  GRADIENT,
  /** ∂L/∂W has the transposed shape of W: what a Jacobian with one output is. */
  NUMERATOR;

  /** Returns the word that stands for it on the command line and in JSON. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
