package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chainrule.calculus.DerivationRequest;
import org.chainrule.calculus.Exposition;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Network;
import org.chainrule.judge.Judge;
import org.chainrule.judge.Verdict;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code derive}, as a user sees it. */
class DeriveTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final Path SYSTEM5 = EXAMPLES.resolve("systems/system5.chain");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systems/system1-graph",
        "systems/system1-layered",
        "systems/system2-worked",
        "systems/system3-softmax",
        "systems/system4",
        "systems/system5",
        "digits/digits"
      })
  void whatItPrints(String name) throws IOException {
    Path file = EXAMPLES.resolve(name + ".chain");
    Session.Result result = new Session().run("derive", file);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
    Golden.check("derive-" + file.getFileName().toString().replace(".chain", ".txt"), result.out());
  }

  @ParameterizedTest
  @CsvSource({
    "index, 2",
    "differential, 2",
    "matrix, 3",
  })
  void theStepsOfEachStyle(String style, int detail) throws IOException {
    Session.Result result =
        new Session().run("derive", SYSTEM5, "--style", style, "--detail", detail);
    Golden.check("derive-system5-%s-%d.txt".formatted(style, detail), result.out());
  }

  @Test
  void jacobiansAndHessians() throws IOException {
    Path softmax = EXAMPLES.resolve("systems/system3-softmax.chain");
    Session.Result jacobian = new Session().run("derive", softmax, "--of", "y", "--wrt", "x");
    Golden.check("derive-jacobian.txt", jacobian.out());
    Path file = folder.resolve("fit.chain");
    Files.writeString(
        file,
        """
        dim n
        input x in R[n]
        target t in R
        param w in R[n]
        loss L = 1/2 (w · x - t)^2
        """);
    Session.Result hessian = new Session().run("derive", file, "--of", "d2L/dw2");
    Golden.check("derive-hessian.txt", hessian.out());
    assertThat(new Session().run("derive", file, "--of", "∂²L/∂w²").out()).isEqualTo(hessian.out());
  }

  @Test
  void inNumeratorLayoutGradientsAreTransposed() {
    Session.Result result = new Session().run("derive", SYSTEM5, "--layout", "numerator", "--json");
    JsonNode gradients = JsonMapper.shared().readTree(result.out()).get("gradients");
    assertThat(gradients.get(2).get("matrix").asString()).isEqualTo("(y - t)' h");
    assertThat(gradients.get(2).get("shape").toString()).isEqualTo("[\"C\",\"H\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systems/system1-graph",
        "systems/system1-layered",
        "systems/system2-general",
        "systems/system2-worked",
        "systems/system3-affine",
        "systems/system3-softmax",
        "systems/system4",
        "systems/system5",
        "digits/digits",
        "iris/iris",
        "xor/xor"
      })
  void formulasInJsonAreClaimsThatHold(String name) {
    Path file = EXAMPLES.resolve(name + ".chain");
    Session.Result result = new Session().run("derive", file, "--format", "json");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
    JsonNode document = JsonMapper.shared().readTree(result.out());
    Network network = Networks.read(file);
    Exposition wanted = Exposition.of(network, DerivationRequest.DEFAULT);
    assertThat(document.get("gradients")).hasSize(wanted.formulas().size());
    for (int i = 0; i < wanted.formulas().size(); i++) {
      JsonNode gradient = document.get("gradients").get(i);
      Expression formula = wanted.formulas().get(i).matrix().orElseThrow();
      Expression matrix = Formulas.parse(gradient.get("matrix").asString(), network);
      assertThat(Judge.judge(matrix, formula))
          .as(gradient.get("matrix").asString())
          .isInstanceOf(Verdict.Proved.class);
      List<Index> letters = wanted.formulas().get(i).index().inputs();
      Expression entry = Formulas.parse(gradient.get("index").asString(), network, letters);
      assertThat(Judge.judge(entry, at(formula, letters)).isRight())
          .as(gradient.get("index").asString())
          .isTrue();
      assertThat(gradient.get("verdict").asString()).isEqualTo("proved");
    }
    assertThat(document.get("verified").get("confirmed").asInt()).isZero();
    assertThat(document.get("verified").get("maxRelativeError").asDouble()).isLessThan(1e-9);
  }

  private static Expression at(Expression value, List<Index> letters) {
    return switch (letters.size()) {
      case 0 -> value;
      case 1 -> Expressions.entry(value, IndexTerm.of(letters.getFirst()));
      default ->
          Expressions.entry(value, IndexTerm.of(letters.get(0)), IndexTerm.of(letters.get(1)));
    };
  }

  @ParameterizedTest
  @EnumSource(DerivationFormat.class)
  void everyFormatGoesToAFileToo(DerivationFormat format) throws IOException {
    Path file = folder.resolve("out");
    Session.Result printed = new Session().run("derive", SYSTEM5, "--format", format);
    Session.Result written = new Session().run("derive", SYSTEM5, "--format", format, "-o", file);
    assertThat(printed.err()).isEmpty();
    assertThat(printed.out()).hasSizeGreaterThan(300);
    assertThat(written.out()).isEmpty();
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(printed.out());
  }

  @Test
  void onATerminalLinesFitAndWithoutUnicodeAllIsAscii() {
    Path file = EXAMPLES.resolve("systems/system2-general.chain");
    Session.Result narrow =
        new Session().onTerminal(true).with("COLUMNS", "60").run("derive", file);
    assertThat(narrow.out().lines().filter(line -> !line.contains("\u001b")))
        .allMatch(line -> line.codePointCount(0, line.length()) <= 60);
    Session.Result ascii = new Session().onTerminal(false).run("derive", file, "--color", "never");
    assertThat(ascii.out().chars()).allMatch(c -> c < 128);
  }

  @Test
  void whatCanNotBeDoneIsSaidInOneMessage() throws IOException {
    List<String> messages = new ArrayList<>();
    Path noLoss = folder.resolve("noloss.chain");
    Files.writeString(noLoss, "input x in R\ny = 2 x\n");
    Path vector = folder.resolve("open.chain");
    Files.writeString(vector, "dim n\ninput x in R[n]\nopaque ell(x)\nloss L = ell(x)\nk = 3\n");
    for (List<Object> arguments :
        List.<List<Object>>of(
            List.of(SYSTEM5, "--of", "q"),
            List.of(SYSTEM5, "--wrt", "W,w2"),
            List.of(SYSTEM5, "--detail", "4"),
            List.of(SYSTEM5, "--style", "poetry"),
            List.of(SYSTEM5, "--format", "pdf"),
            List.of(SYSTEM5, "--of", "d2y/dz2"),
            List.of(SYSTEM5, "--of", "d2L/dW2", "--wrt", "V"),
            List.of(noLoss),
            List.of(vector, "--of", "d2L/dx2"),
            List.of(vector, "--of", "k"),
            List.of(folder.resolve("missing.chain")))) {
      List<Object> line = new ArrayList<>(List.of("derive"));
      line.addAll(arguments);
      Session.Result result = new Session().run(line.toArray()).without(folder);
      assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.USAGE_OR_INPUT);
      assertThat(result.out()).isEmpty();
      messages.add(result.err());
    }
    Golden.check("derive-errors.txt", String.join("\n", messages));
  }
}
