package org.chainrule.calculus;

/** Which way a derivation goes. */
public enum Style {
  /** The backward pass in matrices: an error signal for each layer, from the loss down. */
  MATRIX,
  /** Entry by entry: write out, differentiate, contract the Kronecker deltas, read back. */
  INDEX,
  /** By differentials: dL = tr(Gᵀ dZ), and read the gradient off. */
  DIFFERENTIAL;

  /** Returns the word that stands for it on the command line and in JSON. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
