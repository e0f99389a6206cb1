package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chainrule.expression.Network;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.chainrule.language.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas on paper as their authors have them. */
class TermNotationTest {
  private static final Network NETWORK =
      Networks.parse(
          """
          dim N, H, C
          input  x in R[1,N]
          target t in onehot[1,C]
          param  W1 in R[N,H] written "W^{(1)}", V in R[H,C], beta in R
          opaque ell(y)
          f(u) = 2 u
          h = sigmoid(x W1)
          y = softmax(h V)                    written "\\\\hat{y}"
          loss L = -t · log(y)
          """
              .replace("\\\\", "\\"),
          "term.chain");

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          h' (y - t) => hᵀ (ŷ − t) => h^\\top (\\hat{y} - t)
          dL/dW1[i,j] => ∂L/∂W⁽¹⁾ᵢⱼ => \\frac{\\partial L}{\\partial W_{ij}^{(1)}}
          (h .* (1 - h)) V => (h ⊙ (1 − h)) V => (h \\odot (1 - h)) V
          -(a + b)/c => −(a + b)/c => \\frac{-(a + b)}{c}
          1/2 (a - b)^2 => ½ (a − b)² => \\tfrac{1}{2} (a - b)^2
          a b/c d => (a b/c) d => \\frac{a b}{c} d
          a/(b c) => a/(b c) => \\frac{a}{b c}
          -(t - y) V' => −(t − ŷ) Vᵀ => -(t - \\hat{y}) V^\\top
          2 * 3 x => 2×3 x => 2 \\times 3 x
          sum[k](V[j,k] (y[k] - t[k])) => Σₖ Vⱼₖ (ŷₖ − tₖ) => \\sum_k V_{jk} (\\hat{y}_k - t_k)
          sum[k = 1..C, l != k](a[k] b[l]) => Σ[k = 1..C] Σ[l ≠ k] aₖ bₗ => \\sum_{k = 1}^C \\sum_{l \\neq k} a_k b_l
          sum[k](a[k] + b[k]) c => (Σₖ (aₖ + bₖ)) c => \\left(\\sum_k (a_k + b_k) \\right) c
          [h > 0] .* x => [h > 0] ⊙ x => [h > 0] \\odot x
          beta ell(y) f(x) => β ℓ(ŷ) f(x) => \\beta \\, \\ell(\\hat{y}) \\, f(x)
          norm2(x)^2 + log x => ‖x‖² + log x => \\lVert x\\rVert^2 + \\log x
          x[2:5] - A[:,i] => x[2:5] − A[:,i] => x_{2{:}5} - A_{{:}, i}
          delta[k,l] - y[l] => δₖₗ − ŷₗ => \\delta_{kl} - \\hat{y}_l
          [1, 2; 3, 4] .^ 2 => [1, 2; 3, 4]^⊙2 => \\begin{bmatrix} 1 & 2 \\\\\\\\ 3 & 4 \\end{bmatrix}^{\\odot 2}
          a · b ⊗ c => a · b ⊗ c => a \\cdot b \\otimes c
          """)
  void textAndLatex(String formula, String text, String latex) {
    Notation notation = TermNotation.of(Formulas.syntax(formula, NETWORK), NETWORK);
    assertThat(TextWriter.write(notation)).isEqualTo(text);
    assertThat(LatexWriter.write(notation)).isEqualTo(latex.replace("\\\\", "\\"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          x' (y - t) {V'} => xᵀ (ŷ − t) «Vᵀ»
          x' ({h .* (1 - h)} .* y) => xᵀ («h ⊙ (1 − h)» ⊙ ŷ)
          x' (y {.* h .* (1 - h)}) => xᵀ (ŷ ⊙ «h ⊙ (1 − h)»)
          {a} + b => «a» + b
          a {- b - c} + d => a − «b − c» + d
          sum[k](V[{k},j]) => Σₖ V«ₖ»ⱼ
          {x' h} => «xᵀ h»
          a/{b} c => (a/«b») c
          y[k] (delta[k,{l}] - y[l]) => ŷₖ (δₖ«ₗ» − ŷₗ)
          x'{} h => xᵀ h
          y V{'} .* h => ŷ «Vᵀ» ⊙ h
          y {-}x => «ŷ − x»
          a ({-}b) => a («−b»)
          {eye(N)} + y => «I_N» + ŷ
          """)
  void whatIsMarkedStandsBetweenMarks(String formula, String text) {
    int start = formula.indexOf('{');
    int end = formula.indexOf('}') - 1;
    String plain = formula.replace("{", "").replace("}", "");
    Notation notation =
        TermNotation.of(Formulas.syntax(plain, NETWORK), NETWORK, new Span(start, end));
    assertThat(TextWriter.marked(notation).replace(Marks.OPEN, '«').replace(Marks.CLOSE, '»'))
        .isEqualTo(text);
    assertThat(TextWriter.write(notation)).isEqualTo(text.replaceAll("[«»]", ""));
    assertThat(MathMlWriter.write(notation, true, "").contains("class=\"focus\""))
        .isEqualTo(text.contains("«"));
  }

  @Test
  void whatIsNestedTooDeepIsLeftOut() {
    String deep = "(".repeat(150) + "x" + ")".repeat(150);
    Notation notation = TermNotation.of(Formulas.syntax(deep, NETWORK), NETWORK);
    assertThat(TextWriter.write(notation)).contains("⋯");
  }

  @Test
  void marksGiveWayToCaretsOrAnUnderline() {
    List<String> lines = List.of("a «b c» d", "e «f".replace(' ', ' '), "  g» h");
    List<String> marked =
        lines.stream()
            .map(line -> line.replace('«', Marks.OPEN).replace('»', Marks.CLOSE))
            .toList();
    assertThat(Marks.underlined(marked))
        .containsExactly("a b c d", "  ^~~", "e f", "  ^", "  g h", "  ^");
    assertThat(Marks.styled(marked, "<"))
        .containsExactly("a <b c\u001b[0m d", "e <f\u001b[0m", "  <g\u001b[0m h");
  }
}
