package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Claim.Problem.Kind;
import org.chainrule.expression.Network;
import org.chainrule.language.Documents.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents in the language, in Markdown and in LaTeX. */
class DocumentsTest {
  static final String NETWORK =
      """
      dim N, H, C
      input  x in R[1,N]
      target t in onehot[1,C]
      param  W in R[N,H], b in R[1,H], V in R[H,C], c in R[1,C]
      a = x W + b
      h = sigmoid(a)
      z = h V + c
      y = softmax(z)
      loss L = -t · log(y)
      """;

  private static Document markdown(String text) {
    return Documents.parse(text, "work.md", Form.MARKDOWN);
  }

  private static Document withNetwork(String text) {
    return markdown("```chainrule\n" + NETWORK + "```\n\n" + text);
  }

  /** Returns the sides of all claims, each claim as {@code a = b}. */
  private static List<String> claims(Document document) {
    return document.equations().stream()
        .flatMap(equation -> equation.claims().stream())
        .map(claim -> String.join(" = ", claim.sides().stream().map(Claim.Side::text).toList()))
        .toList();
  }

  private static List<String> problems(Document document) {
    return document.equations().stream()
        .flatMap(equation -> equation.claims().stream())
        .flatMap(claim -> claim.sides().stream())
        .flatMap(side -> side.problem().stream())
        .map(problem -> (problem.kind() + " " + problem.text() + " @ " + problem.place()).strip())
        .toList();
  }

  @Test
  void formulasStandBetweenDollarsBracketsAndInEnvironments() {
    Document document =
        withNetwork(
            """
            Inline $\\frac{\\partial L}{\\partial c} = y - t$ and \\(L = L\\), displayed
            $$h = \\sigma(a)$$
            \\[ z = h V + c \\]
            \\\\[ y = \\text{softmax}(z) \\\\]
            \\begin{equation*}
            a = x W + b
            \\end{equation*}
            $$
            \\begin{aligned} z &= h V + c \\\\ y &= y \\end{aligned}
            $$
            """);
    assertThat(claims(document))
        .containsExactly(
            "∂L/∂c = y - t",
            "L = L",
            "h = sigmoid(a)",
            "z = h V + c",
            "y = softmax(z)",
            "a = x W + b",
            "z = h V + c",
            "y = y");
    assertThat(document.equations())
        .extracting(Equation::line)
        .containsExactly(13, 13, 14, 15, 16, 17, 20);
    assertThat(document.equations())
        .extracting(Equation::lastLine)
        .containsExactly(13, 13, 14, 15, 16, 19, 22);
  }

  @Test
  void gitHubHasMarksOfItsOwn() {
    Document document =
        withNetwork(
            """
            <!-- eq 1 -->
            ```math
            z = h V + c
            ```
            and $`y = \\text{softmax}(z)`$, not `$` y = t `$`.
            """);
    assertThat(claims(document)).containsExactly("z = h V + c", "y = softmax(z)");
    Equation first = document.equations().getFirst();
    assertThat(first.id()).contains("eq 1");
    assertThat(List.of(first.line(), first.lastLine())).containsExactly(14, 16);
  }

  @Test
  void whatIsNoFormulaIsPassedOver() {
    Document document =
        withNetwork(
            """
            I paid $5 for x = 3 and $6 for more, and \\$y = t\\$.
            Code `$y = t$` and ``a ` $y = t$`` and <!-- $y = t$ --> nothing.

            ```python
            y = "$y = t$"
            ```
            ~~~~
            ```
            $y = t$
            ```
            ~~~~
            Math without an equation: $y$, $\\sum_{k=1}^{C} y_k$, for $i = 1, \\dots, n$ and $i = j$.
            """);
    assertThat(document.equations()).isEmpty();
    assertThat(document.warnings()).isEmpty();
  }

  @Test
  void commentsAndLabelsNameTheEquationBehindThem() {
    Document document =
        withNetwork(
            """
            <!-- eq 1 -->

            $$ y = y \\label{eq:one} $$

            <!-- not this -->
            Text. $y = y$ <!--   eq
              23a --> $z = z$

            \\begin{align} h &= h \\label{eq:h} \\end{align}
            $$ a = a \\tag{4} $$
            """);
    assertThat(document.equations())
        .extracting(Equation::id)
        .containsExactly(
            Optional.of("eq 1"),
            Optional.empty(),
            Optional.of("eq 23a"),
            Optional.of("eq:h"),
            Optional.of("4"));
  }

  @Test
  void severalBlocksAreOneNetworkAndMayHoldClaims() {
    String text =
        """
        # Work

        ```chainrule
        dim N
        input x in R[N]
        ```

        We claim $y = x' x$ in advance.

        ``` {.chainrule}
        y = x' x
        claim dy/dx = 2 x
          = x + x   # both
        claim y = q + )
        ```
        """;
    Document document = markdown(text);
    assertThat(claims(document)).containsExactly("y = x' x", "∂y/∂x = 2 x = x + x", "y = q + )");
    assertThat(document.equations()).extracting(Equation::line).containsExactly(8, 12, 14);
    Equation stated = document.equations().get(1);
    assertThat(stated.notation()).isEqualTo(Equation.Notation.LANGUAGE);
    assertThat(stated.source()).isEqualTo("claim dy/dx = 2 x\n  = x + x");
    assertThat(stated.claims().getFirst().sides())
        .extracting(Claim.Side::line)
        .containsExactly(12, 12, 13);
    assertThat(problems(document))
        .containsExactly("UNREAD expected an operand after +, found ) @ )");
  }

  @Test
  void aNetworksProblemsHaveTheDocumentsLines() {
    assertThatThrownBy(() -> markdown("# Work\n\n```chainrule\ninput x in R[N]\ny = q\n```\n"))
        .isInstanceOf(LanguageException.class)
        .hasMessage(
            """
            work.md:4:14: N is not a declared size
              input x in R[N]
                           ^
              hint: write dim N above
            work.md:5:5: q is not defined
              y = q
                  ^\
            """);
  }

  @Test
  void oneBadClaimNeverHidesTheOthers() {
    Document document =
        Documents.parse(
            NETWORK
                + """
                claim dL/dc = y - q
                claim dL/dc = y - (t
                claim dL/dV = h (y - t)
                claim y
                claim dL/dz = ¢
                claim sum[k = 1..N](t[k]) = 1
                claim sum[k = 1..A](t[k]) = 1
                claim dL/dc = y - t to 3 apples
                claim dL/dc = y - t
                """,
            "work.chain",
            Form.LANGUAGE);
    assertThat(problems(document))
        .containsExactly(
            "UNDECLARED q is not defined @ q",
            "UNREAD expected ) to close the ( of line 11, found the end of the file @",
            "SHAPE h is 1×H, (y - t) is 1×C: the inner sizes H and 1 differ @ h (y - t)",
            "UNREAD a claim says what equals what @ y",
            "UNREAD a claim says what equals what @ y",
            "UNREAD the character ¢, U+00A2 (cent sign) means nothing in the language @ ¢",
            "RANGE t is 1×C: the column k runs from 1 to N, beyond its C @ t[k]",
            "UNDECLARED A is not a declared size: write dim A above @ A",
            "UNREAD expected digits, found apples @ apples");
    assertThat(document.equations()).hasSize(9);
    assertThat(document.equations().getLast().claims().getFirst().sides())
        .allMatch(side -> side.expression().isPresent());
  }

  @Test
  void aDocumentWithoutANetworkIsAboutTheOneThatIsGiven() {
    Network network = Networks.parse(NETWORK, "task.chain");
    Document document =
        Documents.parse("$\\partial L / \\partial c = y - t$", "a.md", Form.MARKDOWN, network);
    assertThat(document.network()).isSameAs(network);
    assertThat(document.equations()).hasSize(1);
    Document claims = Documents.parse("claim dL/dc = y - t\n", "a.chain", Form.LANGUAGE, network);
    assertThat(problems(claims)).isEmpty();
    Document own =
        Documents.parse("```chainrule\ninput q in R\n```\n$q = q$", "a.md", Form.MARKDOWN, network);
    assertThat(own.network().symbols()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MARKDOWN | write it into a block that begins with ```chainrule and ends with ```",
        "LATEX | write it between \\begin{chainrule} and \\end{chainrule}, or in comments between"
            + " %%chainrule and %%end",
        "LANGUAGE | declare it, as in: input x in R[N]"
      })
  void withoutAnyNetworkThereIsNothingToJudge(Form form, String hint) {
    assertThatThrownBy(() -> Documents.parse("", "work", form))
        .isInstanceOf(LanguageException.class)
        .hasMessage("work: there is no network that the formulas could be about\n  hint: " + hint);
  }

  @Test
  void whatIsNeverClosedIsSaid() {
    Document document =
        withNetwork(
            """
            $$ y = t
            and more.

            $$ y = y $$

            \\begin{align} y &= t

            Then <!-- nothing.
            """);
    assertThat(problems(document))
        .containsExactly(
            "UNREAD the formula that begins here is never closed: end it with $$ before the next"
                + " blank line @ $$ y = t",
            "UNREAD the formula that begins here is never closed: end it with $$ before the next"
                + " blank line @ $$ y = t",
            "UNREAD the formula that begins here is never closed: end it with \\end{align} before"
                + " the next blank line @ \\begin{align} y &= t",
            "UNREAD the formula that begins here is never closed: end it with \\end{align} before"
                + " the next blank line @ \\begin{align} y &= t");
    assertThat(claims(document)).contains("y = y");
    assertThat(document.warnings())
        .extracting(Problem::report)
        .containsExactly(
            """
            work.md:20:6: this comment is never closed, so it is read as text
              Then <!-- nothing.
                   ^~~~
              hint: close it with -->\
            """);
    assertThatThrownBy(() -> markdown("\n```chainrule\ninput x in R\n"))
        .hasMessage(
            """
            work.md:2:1: this block is never closed
              ```chainrule
              ^~~
              hint: end it with a line ```\
            """);
  }

  @Test
  void aFormulaMayGoOnBehindABlankLine() {
    Document document = withNetwork("$$\ny\n\n= \\text{softmax}(z)\n$$\n\nThen $z = z$.\n");
    assertThat(claims(document)).containsExactly("y = softmax(z)", "z = z");
  }

  @Test
  void aLatexDocumentHasItsNetworkInAnEnvironmentOrInComments() {
    String body =
        """
        \\section{How $y = t$ comes about}
        We have $\\pd{L}{c} = y - t$. % and $y = t$
        \\begin{verbatim}
        $y = t$
        \\end{verbatim}
        \\verb|$y = t$| costs \\$5.
        \\begin{align}
          \\pd{L}{V} &= h^T (y - t) \\label{eq:v} \\\\ % $y = t$
          \\pd{L}{z} &= y - t
        \\end{align}
        % eq 7
        \\[ \\pd{L}{h} = (y - t) V^T \\]
        \\end{document}
        $y = t$
        """;
    String macro = "\\newcommand{\\pd}[2]{\\frac{\\partial #1}{\\partial #2}}\n";
    String commented = "%%chainrule\n" + NETWORK.indent(0).replaceAll("(?m)^", "% ") + "\n%%end\n";
    String environment = "\\begin{chainrule}\n" + NETWORK + "\\end{chainrule}\n";
    for (String text :
        List.of(
            macro + commented + "\\begin{document}\n" + body,
            macro + "\\begin{document}\n" + environment + body)) {
      Document document = Documents.parse(text, "work.tex", Form.LATEX);
      assertThat(claims(document))
          .containsExactly(
              "∂L/∂c = y - t", "∂L/∂V = h' (y - t)", "∂L/∂z = y - t", "∂L/∂h = (y - t) V'");
      assertThat(document.equations())
          .extracting(Equation::id)
          .containsExactly(Optional.empty(), Optional.of("eq:v"), Optional.of("eq 7"));
    }
  }

  @Test
  void aDollarWithoutAPartnerIsDoubtfulInLatex() {
    Document document =
        Documents.parse(
            "\\begin{chainrule}\n" + NETWORK + "\\end{chainrule}\nThis $z = t\n\nis $z = z$.",
            "work.tex",
            Form.LATEX);
    assertThat(claims(document)).containsExactly("z = z");
    assertThat(document.warnings())
        .extracting(Problem::report)
        .containsExactly(
            """
            work.tex:12:6: this dollar has no partner in its paragraph, so it is read as text
              This $z = t
                   ^
              hint: close the formula with $, or write \\$\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "work.md, MARKDOWN",
    "work.MARKDOWN, MARKDOWN",
    "work.tex, LATEX",
    "work.chain, LANGUAGE",
    "work, LANGUAGE"
  })
  void theFormOfAFileIsInItsName(String file, Form form) {
    assertThat(Form.ofFile(file)).isEqualTo(form);
  }

  @Test
  void theFormOfATextIsSeen() {
    assertThat(Form.detect(NETWORK)).isEqualTo(Form.LANGUAGE);
    assertThat(Form.detect("# x\nparam W in R[2] written \"\\begin{x}\"\n"))
        .isEqualTo(Form.LANGUAGE);
    assertThat(Form.detect("claim dL/dW = x\n")).isEqualTo(Form.LANGUAGE);
    assertThat(Form.detect("# Work\n```chainrule\n" + NETWORK + "```\n")).isEqualTo(Form.MARKDOWN);
    assertThat(Form.detect("So $y = t$.")).isEqualTo(Form.MARKDOWN);
    assertThat(Form.detect("\\documentclass{article}")).isEqualTo(Form.LATEX);
    assertThat(Form.detect("%%chainrule\n% dim N\n%%end\n$x$")).isEqualTo(Form.LATEX);
    assertThat(Form.detect("")).isEqualTo(Form.LANGUAGE);
  }

  @Test
  void filesAreReadInTheirForm(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("work.md");
    Files.writeString(
        file,
        "\uFEFF```chainrule\r\n"
            + NETWORK.replace("\n", "\r\n")
            + "```\r\n\r\n<!-- eq 1 -->\r\n$$\r\ny = y\r\n$$\r\n");
    Document document = Documents.read(file);
    assertThat(claims(document)).containsExactly("y = y");
    assertThat(document.equations().getFirst().id()).contains("eq 1");
    assertThat(document.file()).isEqualTo(file.toString());

    Files.write(file, "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Documents.read(file))
        .hasMessage(file + ": the file is not UTF-8 text");
    Files.writeString(file, "a\0b");
    assertThatThrownBy(() -> Documents.read(file))
        .hasMessage(file + ": the file is binary, not text");
    assertThatThrownBy(() -> Documents.read(folder.resolve("none.md")))
        .hasMessage(folder.resolve("none.md") + ": there is no such file");
    assertThatThrownBy(() -> Documents.read(folder))
        .hasMessage(folder + ": this is a folder, not a file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "$", "$$", "$$$", "```", "\\", "<!--", "\\[", "%", "\\begin{align}"})
  void nothingIsTooLittle(String text) {
    Network network = Networks.parse(NETWORK, "task.chain");
    for (Form form : List.of(Form.MARKDOWN, Form.LATEX)) {
      assertThat(
              Documents.parse(text, "work", form, network).equations().stream()
                  .flatMap(equation -> equation.claims().stream())
                  .flatMap(claim -> claim.sides().stream())
                  .flatMap(side -> side.problem().stream()))
          .allMatch(problem -> problem.kind() == Kind.UNREAD);
    }
  }
}
