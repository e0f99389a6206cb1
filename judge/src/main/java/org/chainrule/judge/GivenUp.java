package org.chainrule.judge;

/** Thrown inside of the prover where a normal form has no bounds, or no meaning. */
final class GivenUp extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GivenUp(String reason) {
    super(reason, null, false, false);
  }
}
