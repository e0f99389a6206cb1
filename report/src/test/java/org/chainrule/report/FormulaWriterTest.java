package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas as a textbook prints them, given in the language. */
class FormulaWriterTest {
  private static final Network NETWORK =
      Networks.parse(
          """
          dim N, M
          input x in R[N], r in R[1,N]
          param A in R[N,N], B in R[N,N], C in R[N,N], s in R, n in R, u1 in R[N]
          param W1 in R[N,N] written "W^{(1)}", delta_h in R[N], beta in R
          f(z) = z .* sigmoid(z)
          loss L = sum(f(x))
          """,
          "test.chain");

  private static Expression parse(String formula) {
    return Formulas.parse(formula, NETWORK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          A - (B - C)            | A − (B − C)             | A - (B - C)
          (A + B)'               | (A + B)ᵀ                | (A + B)^\\top
          (A B)'                 | Bᵀ Aᵀ                   | B^\\top A^\\top
          -(A + B) .* C          | −(A + B) ⊙ C            | -(A + B) \\odot C
          A - -B C               | A + B C                 | A + B C
          A .* (B C)             | A ⊙ (B C)               | A \\odot (B C)
          (A B) .* C             | (A B) ⊙ C               | (A B) \\odot C
          A ./ (B + C)           | A ⊘ (B + C)             | A \\oslash (B + C)
          A ⊗ (B + C)            | A ⊗ (B + C)             | A \\otimes (B + C)
          A - (B ⊗ C)[1,1] C     | A − (B ⊗ C)[1,1] C      | A - (B \\otimes C)_{1, 1} C
          r A x                  | r A x                   | r A x
          x' A x                 | xᵀ A x                  | x^\\top A x
          1/2 (x - u1)'(x - u1)  | ½ (x − u₁)ᵀ (x − u₁)    | \\tfrac{1}{2} (x - u_1)^\\top (x - u_1)
          (x · u1) A             | (x · u₁) A              | (x \\cdot u_1) A
          A - (x · u1) B         | A − (x · u₁) B          | A - (x \\cdot u_1) B
          A - sum[k](x[k]) B     | A − (Σₖ xₖ) B           | A - \\left(\\sum_k x_k \\right) B
          A - 2 s B              | A − 2 s B               | A - 2 s B
          (n - s) A              | (n − s) A               | (n - s) A
          (-n - s) A             | (−n − s) A              | (-n - s) A
          -x · log(u1)           | −x · log u₁             | -x \\cdot \\log u_1
          eye(N) - x x'          | I − x xᵀ                | I - x x^\\top
          """)
  void bracketsOfSumsAndProducts(String formula, String text, String latex) {
    check(formula, text, latex);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          -s^2                | −s²                | -s^2
          (-s)^2              | (−s)²              | (-s)^2
          (s^2)^3             | (s²)³              | (s^2)^3
          s^(-1)              | s⁻¹                | s^{-1}
          s^n                 | sⁿ                 | s^n
          s^(n + 1)           | s^(n + 1)          | s^{n + 1}
          (A + B)^3           | (A + B)³           | (A + B)^3
          x.^2                | x ⊙ x              | x \\odot x
          x .* (1 - x.^2)     | x ⊙ (1 − x ⊙ x)    | x \\odot (1 - x \\odot x)
          (A + B).^2          | (A + B)^⊙2         | (A + B)^{\\odot 2}
          inv(A')             | (Aᵀ)⁻¹             | (A^\\top)^{-1}
          inv(W1)             | (W⁽¹⁾)⁻¹           | (W^{(1)})^{-1}
          W1' x               | W⁽¹⁾ᵀ x            | W^{(1)\\top} x
          exp(-s)             | exp(−s)            | e^{-s}
          exp(x)              | exp(x)             | \\exp(x)
          exp(1/s)            | exp(1/s)           | \\exp\\left(\\frac{1}{s} \\right)
          1/(1 + 1/s)         | 1/(1 + 1/s)        | \\frac{1}{1 + \\frac{1}{s}}
          (s/beta)/(s + 1)    | (s/β)/(s + 1)      | \\frac{\\frac{s}{\\beta}}{s + 1}
          s/(beta s)          | s/(β s)            | \\frac{s}{\\beta s}
          1/N A               | (1/N) A            | \\frac{1}{N} A
          -(A/s)              | −A/s               | -\\frac{A}{s}
          (A - B)/s           | (A − B)/s          | \\frac{A - B}{s}
          log(s)/n            | (log s)/n          | \\frac{\\log s}{n}
          -s/2                | −½ s               | -\\tfrac{1}{2} s
          3/7 A               | (3/7) A            | \\tfrac{3}{7} A
          0.005 A             | 0.005 A            | 0.005 A
          2.5e-8 A            | (2.5×10⁻⁸) A       | (2.5 \\times 10^{-8}) A
          """)
  void powersAndFractions(String formula, String text, String latex) {
    check(formula, text, latex);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          W1[i,j] x[j]              | W⁽¹⁾ᵢⱼ xⱼ            | W_{ij}^{(1)} x_j
          delta_h[i] u1[1]          | δ_h[i] u₁[1]         | (\\delta_h)_i (u_1)_1
          x[i+1] - x[i]             | x[i + 1] − xᵢ        | x_{i + 1} - x_i
          A[i,1]                    | A[i,1]               | A_{i, 1}
          A[1,:]                    | A[1,:]               | A_{1, {:}}
          softmax(x)[k]             | softmax(x)ₖ          | \\operatorname{softmax}(x)_k
          (A + B)[i,j]              | (A + B)ᵢⱼ            | (A + B)_{ij}
          x[k]^2                    | xₖ²                  | x_k^2
          delta[i,j] - x[i] x[j]    | δᵢⱼ − xᵢ xⱼ          | \\delta_{ij} - x_i x_j
          sum[k](A[j,k] (x[k] - 1)) | Σₖ Aⱼₖ (xₖ − 1)      | \\sum_k A_{jk} (x_k - 1)
          sum[k](x[k] + s)          | Σₖ (xₖ + s)          | \\sum_k (x_k + s)
          sum[k](-x[k])             | Σₖ (−xₖ)             | \\sum_k (-x_k)
          sum[k](x[k]) + s          | Σₖ xₖ + s            | \\sum_k x_k + s
          sum[k](x[k]) s            | (Σₖ xₖ) s            | \\left(\\sum_k x_k \\right) s
          sum[k != j](x[k])         | Σ[k ≠ j] xₖ          | \\sum_{k \\neq j} x_k
          sum[k=2..N](x[k])         | Σ[k = 2..N] xₖ       | \\sum_{k = 2}^N x_k
          [x > 0] .* x              | [x > 0] ⊙ x          | [x > 0] \\odot x
          [i <= j] A[i,j]           | [i ≤ j] Aᵢⱼ          | [i \\leq j] A_{ij}
          """)
  void indices(String formula, String text, String latex) {
    check(formula, text, latex);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          softmax(x, beta = beta) | softmax(β x)     | \\operatorname{softmax}(\\beta x)
          logsoftmax(x)           | log softmax(x)   | \\log \\operatorname{softmax}(x)
          f(x)                    | f(x)             | f(x)
          s log(s)                | s log s          | s \\, \\log s
          log(s) s                | (log s) s        | (\\log s) s
          log(s + 1)              | log(s + 1)       | \\log(s + 1)
          log(s)^2                | (log s)²         | (\\log s)^2
          log(x[k]^2)             | log(xₖ²)         | \\log(x_k^2)
          norm2(x)^2              | ‖x‖²             | \\lVert x\\rVert^2
          norm2(A)                | ‖A‖_F            | \\lVert A\\rVert_{\\mathrm{F}}
          norm1(x)                | ‖x‖₁             | \\lVert x\\rVert_1
          tr(A B)                 | tr(A B)          | \\operatorname{tr}(A B)
          det(A)                  | det A            | \\det A
          diag(x) A               | diag(x) A        | \\operatorname{diag}(x) \\, A
          sqrt(s + 1)             | √(s + 1)         | \\sqrt{s + 1}
          ones(N,1)               | 𝟏                | \\mathbf{1}
          2 ones(1,N)             | 2 𝟏ᵀ             | 2 \\mathbf{1}^\\top
          ones(N,N) A             | (𝟏 𝟏ᵀ) A         | (\\mathbf{1} \\mathbf{1}^\\top) A
          [1, s; A[1,1], 2]       | [1, s; A[1,1], 2] | \\begin{bmatrix} 1 & s \\\\ A_{1, 1} & 2 \\end{bmatrix}
          dL/dx                   | ∂L/∂x            | \\frac{\\partial L}{\\partial x}
          s (dL/dx)               | s (∂L/∂x)        | s \\frac{\\partial L}{\\partial x}
          dL/dx[i]                | ∂L/∂xᵢ           | \\frac{\\partial L}{\\partial x_i}
          ∂²L/∂x²                 | ∂²L/∂x²          | \\frac{\\partial^2L}{\\partial x^2}
          d(x · x)                | d(x · x)         | \\mathrm{d}(x \\cdot x)
          """)
  void functions(String formula, String text, String latex) {
    check(formula, text, latex);
  }

  private static void check(String formula, String text, String latex) {
    Expression expression = parse(formula);
    assertThat(FormulaWriter.text(expression)).isEqualTo(text);
    assertThat(FormulaWriter.latex(expression))
        .isEqualTo(latex.replace("\\\\", "\\").replace("\\ A_", "\\\\ A_"));
    LatexChecker.checkFormula(FormulaWriter.latex(expression));
  }

  @Test
  void repeatedRowsAreWrittenWithOnesAndInDefinitionsInSilence() {
    Expression b = parse("r");
    Expression sum = Expressions.add(parse("A"), Expressions.broadcast(b, parse("A").shape()));
    assertThat(TextWriter.write(NotationBuilder.of(sum))).isEqualTo("A + 𝟏 r");
    assertThat(TextWriter.write(NotationBuilder.ofDefinition(sum))).isEqualTo("A + r");
  }

  @Test
  void barsArePairs() {
    Expression expression = parse("abs(s) norm2(A x)");
    assertThat(FormulaWriter.text(expression)).isEqualTo("|s| ‖A x‖");
    assertThat(FormulaWriter.latex(expression)).isEqualTo("\\lvert s\\rvert \\lVert A x\\rVert");
  }

  @Test
  void mathMlMarksUpEveryPart() {
    assertThat(MathMlWriter.write(NotationBuilder.of(parse("x' u1")), true, "f1"))
        .isEqualTo(
            "<math id=\"f1\" display=\"block\"><mrow id=\"f1-1\"><msup id=\"f1-2\">"
                + "<mi id=\"f1-3\" data-name=\"x\">x</mi>"
                + "<mo form=\"prefix\" lspace=\"0\" rspace=\"0\">⊤</mo></msup><mo>\u2062</mo>"
                + "<mrow id=\"f1-4\" data-name=\"u1\"><msub id=\"f1-5\"><mi id=\"f1-6\">u</mi>"
                + "<mn id=\"f1-7\">1</mn></msub></mrow></mrow></math>");
  }

  @Test
  void theFocusIsMarkedWithoutOtherBrackets() {
    Expression negative = Expressions.negate(parse("B C"));
    Expression sum = Expressions.add(parse("A"), negative);
    Notation marked = NotationBuilder.of(sum, negative);
    assertThat(TextWriter.write(marked)).isEqualTo("A − B C");
    assertThat(MathMlWriter.write(marked, false, "")).contains("<mrow class=\"focus\">");
  }

  @Test
  void whatIsTooDeepToReadIsAnEllipsis() {
    Expression deep = parse("x");
    for (int i = 0; i < 20_000; i++) {
      deep = Expressions.elementwise(org.chainrule.expression.ElementwiseFunction.TANH, deep);
    }
    assertThat(FormulaWriter.text(deep)).startsWith("tanh(tanh(").contains("⋯");
    assertThat(FormulaWriter.latex(deep)).hasSizeLessThan(10_000);
    assertThat(FormulaWriter.mathMl(deep)).hasSizeLessThan(100_000);
  }

  @Test
  void whatIsTooLargeToReadIsAnEllipsis() {
    Expression large = parse("x");
    for (int i = 0; i < 60; i++) {
      large = Expression.of(new org.chainrule.expression.Operation.Hadamard(), large, large);
    }
    assertThat(FormulaWriter.text(large)).contains("⋯").hasSizeLessThan(200_000);
  }
}
