package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as on paper. */
class LetteringTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x         | x         | x
          x1        | x₁        | x_1
          W12       | W₁₂       | W_{12}
          v_out     | v_out     | v_{\\mathrm{out}}
          beta      | β         | \\beta
          sigma_s   | σ_s       | \\sigma_s
          delta_h   | δ_h       | \\delta_h
          delta_W1  | δ_W₁      | \\delta_{W_1}
          W1_new    | W₁_new    | W_{1, \\mathrm{new}}
          x_1_2     | x₁,₂      | x_{1, 2}
          yhat      | ŷ         | \\hat{y}
          betahat   | β̂         | \\hat{\\beta}
          xbar2     | x̄₂        | \\bar{x}_2
          chat      | ĉ         | \\hat{c}
          hat       | hat       | \\mathrm{hat}
          energy    | energy    | \\mathrm{energy}
          ell       | ℓ         | \\ell
          Lambda    | Λ         | \\Lambda
          _x        | _x        | \\mathrm{\\_x}
          a[s1]     | a[s₁]     | a[s_1]
          w(x1,s1)  | w(x₁, s₁) | w(x_1, s_1)
          é         | é         | \\text{é}
          """)
  void aNameWithoutAWrittenForm(String name, String text, String latex) {
    Notation notation = Lettering.of(name, Optional.empty());
    assertThat(TextWriter.write(notation)).isEqualTo(text);
    assertThat(LatexWriter.write(notation)).isEqualTo(latex.replace("\\\\", "\\"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          W^{(1)}            | W⁽¹⁾    | W^{(1)}
          W^1_0              | W₀¹     | W_0^1
          \\hat{y}           | ŷ       | \\hat{y}
          \\hat y            | ŷ       | \\hat{y}
          \\widehat{xy}      | hat(xy) | \\widehat{xy}
          \\beta             | β       | \\beta
          f'                 | f′      | f'
          x''_k              | x_k′′   | x_k''
          \\mathbf{w}_i      | 𝐰_i     | \\mathbf{w}_i
          \\boldsymbol\\beta | 𝛃       | \\boldsymbol{\\beta}
          \\mathcal{L}       | ℒ       | \\mathcal{L}
          \\mathbb R         | ℝ       | \\mathbb{R}
          v_{\\text{out}}    | v_out   | v_{\\mathrm{out}}
          \\operatorname{st} | st      | \\mathrm{st}
          a[u]               | a[u]    | a[u]
          \\delta^{(l)}_{jk} | δ_jk⁽ˡ⁾ | \\delta_{jk}^{(l)}
          {x}_{{1}}          | x₁      | x_1
          x_\\mathrm{max}    | x_max   | x_{\\mathrm{max}}
          x^*                | x^*     | x^*
          """)
  void aWrittenForm(String written, String text, String latex) {
    Notation notation = Lettering.of("name", Optional.of(written.replace("\\\\", "\\")));
    assertThat(TextWriter.write(notation)).isEqualTo(text);
    assertThat(LatexWriter.write(notation)).isEqualTo(latex.replace("\\\\", "\\"));
    LatexChecker.checkFormula(LatexWriter.write(notation));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\input{/etc/passwd}",
        "\\foo",
        "{x",
        "x}",
        "x_",
        "x_1_2",
        "x^1^2",
        "$x$",
        "x & y",
        "\\",
        "",
        "   ",
        "x%",
        "\\hat",
        "\\frac{1}{2}",
        "<b>\u0000",
        "#1",
        "\\mathbf{x+y}",
        "{}"
      })
  void whatIsNotUnderstoodIsWrittenByTheName(String written) {
    Notation notation = Lettering.of("y2", Optional.of(written));
    assertThat(LatexWriter.write(notation)).isEqualTo("y_2");
  }

  @Test
  void bracesMayNotNestWithoutEnd() {
    assertThat(LatexReader.read("{".repeat(90) + "x" + "}".repeat(90))).isEmpty();
    assertThat(LatexReader.read("x".repeat(100_000))).isEmpty();
  }
}
