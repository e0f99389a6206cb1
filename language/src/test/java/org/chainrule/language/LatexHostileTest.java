package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chainrule.expression.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equations that nobody writes end soon, and say why they were not read. */
@Timeout(20)
class LatexHostileTest {
  private static final Network NETWORK =
      Networks.parse(
          """
          dim N, K
          input x in R[N]
          param W in R[K,N]
          y = softmax(W x)
          loss L = sum(y)
          """,
          "net.chain");
  private static final LatexNames NAMES = LatexNames.of(NETWORK);

  private static List<ClaimSyntax> read(String latex) {
    return LatexEquations.read(new Source("doc", latex), new Span(0, latex.length()), NAMES);
  }

  private static String problem(String latex) {
    ClaimSyntax claim = read(latex).getFirst();
    return claim.sides().stream()
        .map(ClaimSyntax.Side::problem)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "\\left(",
        "\\frac{1}{",
        "\\sqrt{",
        "e^{",
        "x^{",
        "x_{",
        "\\mathbf{",
        "\\hat{",
        "\\sum_k ",
        "\\nabla ",
        "-",
        "|",
        "\\|",
        "\\langle ",
        "\\begin{bmatrix} ",
        "\\begin{cases} ",
        "\\sigma(",
        "\\log ",
        "\\text{",
        "\\textcolor{red}{",
        "\\underbrace{"
      })
  void deepNestingIsReported(String opening) {
    for (int times : List.of(1_000, 100_000)) {
      String latex = "L = " + opening.repeat(times) + "x";
      assertThat(problem(latex)).isNotEmpty();
    }
    assertThat(problem("L = " + opening.repeat(150) + "x")).isNotNull();
  }

  @Test
  void closedNestingIsReportedToo() {
    assertThat(problem("L = " + "(".repeat(10_000) + "x" + ")".repeat(10_000)))
        .isEqualTo("this is nested more than 200 deep");
    assertThat(problem("L = " + "\\mathbf{".repeat(10_000) + "x" + "}".repeat(10_000)))
        .isEqualTo("this is nested more than 60 deep");
  }

  @Test
  void aMegabyteIsTooLong() {
    String limit = "this formula has more than 50,000 signs: split it up";
    assertThat(problem("L = " + "x + ".repeat(250_000) + "x")).isEqualTo(limit);
    assertThat(problem("L = " + "x".repeat(1_000_000))).isEqualTo(limit);
    assertThat(problem("L " + "= x \\\\ ".repeat(150_000))).isEqualTo(limit);
  }

  @Test
  void whatIsLongButReadableIsRead() {
    assertThat(problem("L = " + "x + ".repeat(15_000) + "x")).isEmpty();
    assertThat(problem("L = " + "2".repeat(300))).isEmpty();
    assertThat(problem("L = " + "2".repeat(500)))
        .isEqualTo(SyntaxMessages.longNumber("2".repeat(500), TermParser.MOST_DIGITS).text());
    List<ClaimSyntax> claims = read("L = 1 \\\\ ".repeat(5_000));
    assertThat(claims).hasSize(5_000);
  }

  @Test
  void macrosThatExplodeAreReported() {
    String bomb =
        "\\newcommand{\\a}{xxxxxxxxxx}\\newcommand{\\b}{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}"
            + "\\newcommand{\\c}{\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b}"
            + "\\newcommand{\\e}{\\c\\c\\c\\c\\c\\c\\c\\c\\c\\c}"
            + "\\newcommand{\\f}{\\e\\e\\e\\e\\e\\e\\e\\e\\e\\e}";
    assertThat(problem(bomb + "L = \\f"))
        .isEqualTo(
            "the macros of this formula expand to more than 50,000 signs:"
                + " write the formula out, or check whether a macro calls itself");
    assertThat(problem("\\newcommand{\\a}{x\\a}L = \\a"))
        .isEqualTo("this is nested more than 60 deep");
    assertThat(problem("\\newcommand{\\a}[1]{\\a{#1#1}}L = \\a{xx}")).isNotEmpty();
    assertThat(
            problem(
                "\\newcommand{\\a}[1]{#1#1#1#1#1#1#1#1#1#1}L = "
                    + "\\a{".repeat(8)
                    + "x"
                    + "}".repeat(8)))
        .startsWith("the macros of this formula expand");
  }

  @Test
  void manyDefinitionsAreReadOnce() {
    String preamble = "\\newcommand{\\a}{x}\n".repeat(40_000);
    Source source = new Source("doc", preamble + "$L = \\a$ ".repeat(1_000));
    for (int i = 0; i < 1_000; i++) {
      int start = preamble.length() + 9 * i + 1;
      assertThat(LatexEquations.read(source, new Span(start, start + 6), NAMES)).hasSize(1);
    }
  }

  @Test
  void nestedFormulasAreWrittenInLittleTime() {
    for (String opening :
        List.of("\\frac{\\partial L}{\\partial ", "\\frac{1}{1 + ", "\\sigma^2{", "e^{- ")) {
      String latex = "L = " + opening.repeat(40) + "z" + "}".repeat(40);
      for (ClaimSyntax.Side side : read(latex).getFirst().sides()) {
        side.term()
            .ifPresent(term -> {
              assertThat(Formulas.print(term)).isNotEmpty();
              assertThat(Formulas.latex(term, NETWORK)).isNotEmpty();
            });
      }
    }
  }

  @Test
  void powersOfPowersAreKeptAsTheyAre() {
    assertThat(problem("L = 9^{9^{9^{9^9}}}")).isEmpty();
    assertThat(problem("L = x" + "^\\top".repeat(100))).isEmpty();
    assertThat(problem("L = x" + "^\\top".repeat(1_000)))
        .isEqualTo("this is nested more than 200 deep");
  }
}
