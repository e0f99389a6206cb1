package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code check}, as a user sees it. */
class CheckTest {
  private static final Path HOMEWORK = Path.of("..", "examples", "homework");
  private static final Path SOFTMAX = HOMEWORK.resolve("softmax.md");

  private static final String NETWORK =
      """
      dim n
      input x in R[n]
      param w in R[n], b in R
      y = w · x + b
      loss L = 1/2 y^2
      """;

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"softmax.md", "regression.tex", "neuron.chain"})
  void whatItPrints(String name) throws IOException {
    Session.Result result = new Session().run("check", HOMEWORK.resolve(name));
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(ExitCode.CLAIM_WRONG);
    Golden.check("check-" + name + ".txt", result.out());
    Session.Result hint = new Session().run("check", HOMEWORK.resolve(name), "--hint");
    assertThat(hint.exitCode()).isEqualTo(ExitCode.CLAIM_WRONG);
    Golden.check("check-" + name + "-hint.txt", hint.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          dL/dw = y x => 0
          y = w · x + b => 0
          dL/dw = x => 1
          dL/dw = y x' => 1
          dL/dw = oops => 3
          dL/dw = w x => 1
          """)
  void theExitCodeTellsWhetherAllIsRight(String claim, int exitCode) throws IOException {
    Path file = file("a.chain", NETWORK + "claim " + claim + "\n");
    Session.Result result = new Session().run("check", file);
    assertThat(result.exitCode()).as(result.out()).isEqualTo(exitCode);
  }

  @Test
  void aWrongClaimWeighsMoreThanAnUnreadOne() throws IOException {
    Path file = file("a.chain", NETWORK + "claim dL/dw = oops\nclaim dL/dw = x\n");
    assertThat(new Session().run("check", file).exitCode()).isEqualTo(ExitCode.CLAIM_WRONG);
  }

  @Test
  void aFileThatCanNotBeReadIsToldOfInItsPlace() throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("check"));
    arguments.add(file("a.chain", NETWORK + "claim dL/dw = y x\n"));
    arguments.add(file("b.chain", "input x in\nloss = x\n"));
    arguments.add(folder.resolve("c.md"));
    arguments.add(file("d.chain", NETWORK + "claim dL/db = -y\n"));
    arguments.add(file("e.chain", NETWORK));
    Session.Result result = new Session().run(arguments.toArray()).without(folder);
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE_OR_INPUT);
    // How wide the table is depends on the folder's name.
    Golden.check("check-several.txt", result.out().replaceAll("(?<=\\S) {2,}", "  "));
    Golden.check("check-several-err.txt", result.err());
    arguments.add("--quiet");
    Session.Result quiet = new Session().run(arguments.toArray()).without(folder);
    assertThat(quiet.err()).isEmpty();
    assertThat(quiet.out()).isEqualTo(result.out());
    arguments.addAll(List.of("--format", "csv"));
    Session.Result csv = new Session().run(arguments.toArray()).without(folder);
    assertThat(csv.exitCode()).isEqualTo(ExitCode.USAGE_OR_INPUT);
    Golden.check("check-several.csv", csv.out());
  }

  @Test
  void theOnlyFileIsToldOfAsElsewhere() throws IOException {
    Path file = file("b.chain", "input x in\n");
    Session.Result result = new Session().run("check", file);
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE_OR_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("chainrule: " + file + ":1:");
  }

  @Test
  void aFileWithoutClaimsIsSaidToHaveNone() throws IOException {
    Session.Result result = new Session().run("check", file("a.chain", NETWORK));
    assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(result.out()).contains("no statements: there is nothing to judge");
  }

  @Test
  void standardInputIsReadInAnyForm() throws IOException {
    String chain = NETWORK + "claim dL/dw = y x\n";
    Session.Result asChain = new Session().input(chain).run("check", "-");
    assertThat(asChain.exitCode()).as(asChain.err()).isEqualTo(ExitCode.DONE);
    assertThat(asChain.out()).startsWith("standard input\n✓ 6  dL/dw = y x\n");
    String markdown = Files.readString(SOFTMAX);
    Session.Result detected = new Session().input(markdown).run("check", "-");
    Session.Result named = new Session().input(markdown).run("check", "-", "--as", "markdown");
    assertThat(detected.out()).isEqualTo(named.out()).contains("14 statements");
    String latex = Files.readString(HOMEWORK.resolve("regression.tex"));
    assertThat(new Session().input(latex).run("check", "-").out()).contains("7 statements");
    Session.Result wrong = new Session().input(chain).run("check", "-", "--as", "latex");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE_OR_INPUT);
  }

  @Test
  void aSolutionWithoutANetworkIsAboutTheOneNamed() throws IOException {
    Path solution = file("a.md", "$$ \\frac{\\partial L}{\\partial w} = y \\, x $$\n");
    Path network = file("net.chain", NETWORK);
    assertThat(new Session().run("check", solution).exitCode()).isEqualTo(ExitCode.USAGE_OR_INPUT);
    Session.Result result = new Session().run("check", solution, "--network", network);
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void inNumeratorLayoutTheTransposeIsRight() throws IOException {
    Path file = file("a.chain", NETWORK + "claim dL/dw = y x'\n");
    Session.Result result = new Session().run("check", file, "--layout", "numerator");
    assertThat(result.exitCode()).as(result.out()).isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @EnumSource(CheckFormat.class)
  void everyFormatGoesToAFileToo(CheckFormat format) throws IOException {
    Path file = folder.resolve("out");
    Session.Result printed = new Session().run("check", SOFTMAX, "--format", format);
    Session.Result written = new Session().run("check", SOFTMAX, "--format", format, "-o", file);
    assertThat(printed.err()).isEmpty();
    assertThat(printed.exitCode()).isEqualTo(ExitCode.CLAIM_WRONG);
    assertThat(written.out()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(printed.out()).hasSizeGreaterThan(100);
  }

  @Test
  void theJsonOfAFile() {
    Session.Result result = new Session().run("check", SOFTMAX, "--json");
    JsonNode root = JsonMapper.shared().readTree(result.out());
    assertThat(root.path("claims")).hasSize(14);
    JsonNode claim = root.path("claims").get(7);
    assertThat(claim.path("line").intValue()).isEqualTo(43);
    assertThat(claim.path("verdict").stringValue()).isEqualTo("layout");
    assertThat(claim.path("diagnosis").path("kind").stringValue()).isEqualTo("layout");
    assertThat(claim.path("diagnosis").path("correction").stringValue()).isEqualTo("h' delta");
    assertThat(root.path("summary").path("refuted").intValue()).isEqualTo(2);
  }

  /** What is right is in the report, and not in the hints. */
  @ParameterizedTest
  @EnumSource(CheckFormat.class)
  void hintsHoldNoAnswers(CheckFormat format) {
    JsonNode claims =
        JsonMapper.shared()
            .readTree(new Session().run("check", SOFTMAX, "--json").out())
            .path("claims");
    String hints = new Session().run("check", SOFTMAX, "--hint", "--format", format).out();
    int answers = 0;
    for (JsonNode claim : claims) {
      JsonNode diagnosis = claim.path("diagnosis");
      if (diagnosis.has("correction") && !diagnosis.path("correction").isNull()) {
        answers++;
        assertThat(hints).doesNotContain(diagnosis.path("message").stringValue());
        String latex = diagnosis.path("correctionLatex").stringValue();
        if (latex.length() > 10) { // y - t stands in the solution itself
          assertThat(hints).doesNotContain(latex, diagnosis.path("correction").stringValue());
        }
      }
    }
    assertThat(answers).isEqualTo(3);
  }

  @Test
  void onATerminalWhatIsWrongIsUnderlinedAndWithoutUnicodeAllIsAscii() {
    Session.Result colored = new Session().onTerminal(true).run("check", SOFTMAX);
    assertThat(colored.out()).contains("\u001b[31m✗\u001b[0m", "\u001b[31m\u001b[4m");
    Session.Result ascii =
        new Session().onTerminal(false).run("check", SOFTMAX, "--color", "never");
    assertThat(ascii.out().chars()).allMatch(c -> c < 128 && c != 0x1b);
    Session.Result narrow =
        new Session().onTerminal(true).with("COLUMNS", "60").run("check", SOFTMAX);
    assertThat(narrow.out().lines().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")))
        .allMatch(line -> line.codePointCount(0, line.length()) <= 60);
  }

  @Test
  void manyFilesAreCountedOnStderr() throws IOException {
    Path a = file("a.chain", NETWORK + "claim dL/dw = y x\n");
    Session.Result lines = new Session().run("check", a, a).without(folder);
    assertThat(lines.err())
        .isEqualToNormalizingNewlines(
            "checking 1 of 2: DIR/a.chain\nchecking 2 of 2: DIR/a.chain\n");
    assertThat(new Session().onTerminal(true).run("check", a, a).err()).endsWith("\r\u001b[K");
  }

  @Test
  void whatCanNotBeDoneIsSaidInOneMessage() throws IOException {
    List<String> messages = new ArrayList<>();
    for (List<Object> arguments :
        List.<List<Object>>of(
            List.of(),
            List.of(folder.resolve("missing.md")),
            List.of(folder),
            List.of(file("empty.md", "# Nothing\n")),
            List.of(SOFTMAX, "--format", "pdf"),
            List.of(SOFTMAX, "--as", "word"),
            List.of(SOFTMAX, "--budget", "0"),
            List.of(SOFTMAX, "--budget", "soon"),
            List.of(SOFTMAX, "--network", folder.resolve("missing.chain")))) {
      List<Object> line = new ArrayList<>(List.of("check"));
      line.addAll(arguments);
      Session.Result result = new Session().run(line.toArray()).without(folder);
      assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.USAGE_OR_INPUT);
      assertThat(result.out()).isEmpty();
      messages.add(result.err());
    }
    Golden.check("check-errors.txt", String.join("\n", messages));
  }
}
