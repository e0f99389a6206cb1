package org.chainrule.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names of Greek letters, which are also their LaTeX commands, and the letters. */
final class GreekLetters {
  private static final Map<String, String> LETTERS = new HashMap<>();
  private static final Map<String, String> COMMANDS = new HashMap<>();

  static {
    String[] names =
        ("alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ"
                + " iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ varrho ϱ sigma σ varsigma ς"
                + " tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ"
                + " Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ")
            .split(" ");
    for (int i = 0; i < names.length; i += 2) {
      LETTERS.put(names[i], names[i + 1]);
      COMMANDS.put(names[i + 1], "\\" + names[i]);
    }
  }

  private GreekLetters() {}

  /** Returns the letter that {@code name} names. */
  static Optional<String> named(String name) {
    return Optional.ofNullable(LETTERS.get(name));
  }

  /** Returns the LaTeX command for a letter. */
  static Optional<String> command(String letter) {
    return Optional.ofNullable(COMMANDS.get(letter));
  }
}
