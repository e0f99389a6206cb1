package org.chainrule.calculus;

import java.util.List;
import java.util.Optional;

/**
 * What to derive, and how to show it.
 *
 * @param of the name of what is differentiated; the first loss if absent
 * @param by the names of what it is differentiated by; all parameters it depends on if empty
 * @param second whether second derivatives are wanted
 * @param layout how derivatives are arranged
 * @param style which way the steps go
 * @param detail how finely: 1 (the main line) to 3 (every operation)
 */
public record DerivationRequest(
    Optional<String> of, List<String> by, boolean second, Layout layout, Style style, int detail) {

  /** All gradients of the first loss, in gradient layout, in matrices, the main line only. */
  public static final DerivationRequest DEFAULT =
      new DerivationRequest(Optional.empty(), List.of(), false, Layout.GRADIENT, Style.MATRIX, 1);

  /** Copies the list, and checks the level of detail. */
  public DerivationRequest {
    by = List.copyOf(by);
    if (detail < 1 || detail > 3) {
      throw new IllegalArgumentException("detail is " + detail + ", wanted 1, 2 or 3");
    }
  }

  /** Returns this for another value, by other values. */
  public DerivationRequest of(String name, List<String> names) {
    return new DerivationRequest(Optional.of(name), names, second, layout, style, detail);
  }

  /** Returns this for second derivatives. */
  public DerivationRequest secondDerivative() {
    return new DerivationRequest(of, by, true, layout, style, detail);
  }

  /** Returns this in another layout. */
  public DerivationRequest in(Layout other) {
    return new DerivationRequest(of, by, second, other, style, detail);
  }

  /** Returns this with other steps. */
  public DerivationRequest in(Style other, int level) {
    return new DerivationRequest(of, by, second, layout, other, level);
  }
}
