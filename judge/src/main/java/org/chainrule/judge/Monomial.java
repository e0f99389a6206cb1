package org.chainrule.judge;

import java.util.List;
import org.chainrule.expression.Dimension;

/**
 * Factors, and the summed indices in them: {@code Σ_k A_ik B_kj}. The summed indices run from 1 to
 * their size; {@link Labelling} has numbered them, so that equal monomials are equal objects.
 *
 * @param sums the sizes of the summed indices
 * @param factors the factors, in the order of their hashes
 * @param hash a hash of both
 */
record Monomial(List<Dimension> sums, List<Factor> factors, long hash) {
  /** The number 1. */
  static final Monomial ONE = of(List.of(), List.of());

  /** Copies the lists. */
  Monomial {
    sums = List.copyOf(sums);
    factors = List.copyOf(factors);
  }

  static Monomial of(List<Dimension> sums, List<Factor> factors) {
    long hash = Sizes.hash(sums);
    for (Factor factor : factors) {
      hash = Mix.of(hash, factor.hash());
    }
    return new Monomial(sums, factors, hash);
  }

  boolean isOne() {
    return factors.isEmpty() && sums.isEmpty();
  }

  /** Whether there is no summed index. */
  boolean isFreeOfSums() {
    return sums.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Monomial m
        && m.hash == hash
        && m.factors.equals(factors)
        && m.sums.equals(sums);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash);
  }

  @Override
  public String toString() {
    return (sums.isEmpty() ? "" : "Σ" + sums) + factors;
  }
}
