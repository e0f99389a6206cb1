package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x1 + W_2            | x1 + W_2
          1.5e-3x             | 1.5e-3 x
          2.*x                | 2 .* x
          1..N                | 1 .. N
          .5                  | .5
          2e                  | 2 e
          A⊙B∘C ⊘ D           | A .* B .* C ./ D
          a·b⋅c∙d•e           | a · b · c · d · e
          A×B ÷ 2 − 1 – 3     | A * B / 2 - 1 - 3
          Aᵀ B′ C’            | A ' B ' C '
          a ≤ b ≥ c ≠ d       | a <= b >= c != d
          x² A⁻¹ y¹²          | x ^ 2 A ^ - 1 y ^ 12
          x₁ w₁₂              | x1 w12
          αβ σ_s ϕ ℓ Ω µ      | alphabeta sigma_s phi ell Omega mu
          ∈ ℝ √x              | in R sqrt x
          Σ_k x Σ[i] ∑_j Σ    | Σ _ k x Σ [ i ] Σ _ j Sigma
          ∇_y ell ∂L/∂W       | ∇ _ y ell ∂ L / ∂ W
          a # b               | a
          """)
  void signsAndNames(String text, String expected) {
    assertThat(words(text)).isEqualTo(expected);
  }

  @Test
  void textsKeepTheirBackslashes() {
    assertThat(words("\"\\hat{y}\" \"a \"\"b\"\"\" “c”")).isEqualTo("\\hat{y} a \"b\" c");
  }

  @Test
  void composedAndDecomposedLettersAreOneName() {
    assertThat(words("y\u0302")).isEqualTo(words("ŷ"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a = b@c = d             | a = b ¶ c = d ¶
          a = b +@c               | a = b + c ¶
          a = b@+ c@= d           | a = b + c = d ¶
          a = (b@c)               | a = ( b c ) ¶
          a = (b@c = d            | a = ( b ¶ c = d ¶
          a = f(b,@c = d)         | a = f ( b , c = d ) ¶
          a = (b@loss L = c       | a = ( b ¶ loss L = c ¶
          a = [1@-2]              | a = [ 1 ¶ - 2 ] ¶
          a = [1@* 2]             | a = [ 1 * 2 ] ¶
          a@@@b                   | a ¶ b ¶
          train {@a = 1@}         | train { ¶ a = 1 ¶ } ¶
          """)
  void linesEndStatements(String text, String expected) {
    assertThat(words(text.replace('@', '\n'))).isEqualTo(expected);
  }

  @Test
  void tellsWhereBlanksAre() {
    Reporter reporter = new Reporter(new Source("test", "x[k] [k]"));
    assertThat(Lexer.tokens(reporter).stream().map(Token::spaceBefore).limit(7))
        .containsExactly(true, false, false, false, true, false, false);
  }

  private static String words(String text) {
    Reporter reporter = new Reporter(new Source("test", text));
    String words =
        Lexer.tokens(reporter).stream()
            .filter(token -> token.kind() != Token.Kind.END)
            .map(token -> token.kind() == Token.Kind.LINE_END ? "¶" : token.text())
            .collect(Collectors.joining(" "));
    assertThat(reporter.problems()).isEmpty();
    return text.indexOf('\n') < 0 ? words.replaceAll(" ¶$", "") : words;
  }
}
