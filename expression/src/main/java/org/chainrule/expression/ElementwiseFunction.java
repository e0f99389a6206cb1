package org.chainrule.expression;

import java.util.Optional;

/** A function of one real number that is applied to every entry. */
public enum ElementwiseFunction {
  /** 1/(1+e^(−z)). */
  SIGMOID,
  /** (e^z − e^(−z))/(e^z + e^(−z)). */
  TANH,
  /** max(z, 0). */
  RELU,
  /** z where z &gt; 0, else 0.01 z (Maas et al. 2013). */
  LEAKYRELU,
  /** z where z &gt; 0, else e^z − 1 (Clevert et al. 2016, α = 1). */
  ELU,
  /** λ·(z where z &gt; 0, else α(e^z − 1)) (Klambauer et al. 2017). */
  SELU,
  /** z·Φ(z) with the exact normal distribution function (Hendrycks and Gimpel 2016). */
  GELU,
  /** z·sigmoid(z). */
  SILU,
  /** log(1 + e^z). */
  SOFTPLUS,
  /** z/(1 + |z|). */
  SOFTSIGN,
  /** min(max(z, −1), 1). */
  HARDTANH,
  /** e^z. */
  EXP,
  /** The natural logarithm. */
  LOG,
  /** The square root. */
  SQRT,
  /** |z|. */
  ABS,
  /** −1, 0 or 1. */
  SIGN,
  /** Sine. */
  SIN,
  /** Cosine. */
  COS,
  /** Tangent. */
  TAN,
  /** Hyperbolic sine. */
  SINH,
  /** Hyperbolic cosine. */
  COSH,
  /** 2/√π ∫₀ᶻ e^(−s²) ds. */
  ERF;

  /** Returns the language's name, in lower case. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Returns the function of that name in the language. */
  public static Optional<ElementwiseFunction> named(String word) {
    for (ElementwiseFunction function : values()) {
      if (function.word().equals(word)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }
}
