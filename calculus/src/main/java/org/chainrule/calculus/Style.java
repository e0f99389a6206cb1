package org.chainrule.calculus;

/** Which way a derivation goes. */
public enum Style {
  /** The backward pass in matrices: an error signal for each layer, from the loss down. */
  MATRIX,
  /** Entry by entry: write out, differentiate, contract the Kronecker deltas, read back. */
  INDEX,
  /** By differentials: dL = tr(Gᵀ dZ), and read the gradient off. */
  DIFFERENTIAL
}
