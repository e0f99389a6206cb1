package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SummaryTest {
  private static final Path EXAMPLES = Path.of("../examples");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "digits/digits",
    "iris/iris",
    "xor/xor",
    "systems/system1-graph",
    "systems/system1-layered",
    "systems/system2-worked",
    "systems/system3-softmax",
    "systems/system4",
    "systems/system5"
  })
  void tellsWhatANetworkConsistsOf(Path example) throws IOException {
    Session.Result result = new Session().run("summary", EXAMPLES.resolve(example + ".chain"));
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    Golden.check("summary-" + example.getFileName() + ".txt", result.out());
  }

  @Test
  void isShownInTheDocumentation() throws IOException {
    assertThat(Files.readString(Path.of("../docs/cli.md")))
        .contains(
            new Session().run("summary", EXAMPLES.resolve("digits/digits.chain")).out().strip());
  }

  @Test
  void putsNumbersToOpenSizes() throws IOException {
    Path system = EXAMPLES.resolve("systems/system5.chain");
    Session.Result some = new Session().run("summary", system, "--set", "N=64");
    assertThat(some.out().lines().toList()).contains("N·H + H + H·C + C = 64·H + H + H·C + C");
    Session.Result all =
        new Session().run("summary", system, "--set", "N=64", "--set=H=32", "--set", "C=10");
    assertThat(all.out().lines().toList())
        .contains("N·H + H + H·C + C = 64·32 + 32 + 32·10 + 10 = 2,410")
        .contains("W       param   R       N×H    64×32  64·32 = 2,048");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "n=64 => --set n=64: the network has no size n, but N, H, C. Did you mean N?",
        "H=0 => --set H=0: is no size, wanted a whole number from 1. Write, for example, --set"
            + " N=16.",
      })
  void refusesOtherSizes(String setting, String message) {
    Session.Result result =
        new Session().run("summary", EXAMPLES.resolve("systems/system5.chain"), "--set", setting);
    assertThat(result)
        .isEqualTo(new Session.Result(2, "", "chainrule: " + message + System.lineSeparator()));
  }

  @Test
  void refusesToChangeAFixedSize() {
    assertThat(
            new Session().run("summary", EXAMPLES.resolve("iris/iris.chain"), "--set", "H=8").err())
        .isEqualToNormalizingNewlines(
            "chainrule: --set H=8: H is fixed to 16 in the file. Leave it out, or write 'dim H'"
                + " without a number there.\n");
  }

  @Test
  void isJsonForPrograms() throws IOException {
    Path system = EXAMPLES.resolve("systems/system5.chain");
    Session.Result result =
        new Session().run("summary", system, "--format", "json", "--set=N=64", "--set=H=32");
    assertThat(result.exitCode()).isZero();
    Golden.check("summary-system5.json", result.out());
    JsonNode document = JsonMapper.shared().readTree(result.out());
    assertThat(document.at("/parameters/count").isNull()).isTrue();
    assertThat(document.at("/symbols").size()).isEqualTo(6);
    assertThat(new Session().run("summary", system, "--json", "--set=N=64", "--set=H=32"))
        .isEqualTo(result);
    JsonNode iris =
        JsonMapper.shared()
            .readTree(
                new Session().run("summary", EXAMPLES.resolve("iris/iris.chain"), "--json").out());
    assertThat(iris.at("/parameters/count").asInt()).isEqualTo(4 * 16 + 16 + 16 * 3 + 3);
    assertThat(iris.at("/parameters/numeric").asString()).isEqualTo("4*16 + 16 + 16*3 + 3");
  }

  @Test
  void countsBeyondWhatALongHolds() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("huge.chain"),
            """
            dim N = 999999999
            input x in R[N]
            param A in R[N,N], B in R[N,N]
            loss L = x' A B x
            """);
    assertThat(new Session().run("summary", file).out())
        .endsWith("999999999·999999999 + 999999999·999999999 = 1,999,999,996,000,000,002\n");
  }

  @Test
  void headingsAreBoldOnATerminal() {
    assertThat(
            new Session().onTerminal(true).run("summary", EXAMPLES.resolve("xor/xor.chain")).out())
        .startsWith("\u001b[1msymbol ")
        .contains("\u001b[1mparameters\u001b[0m");
  }

  @Test
  void aNetworkWithMistakesIsTold() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.chain"),
            """
            dim N, H
            input x in R[1,N]
            param W in R[H,N]
            h = sigmoid(x W)
            loss L = sum(hh)
            """);
    Session.Result result = new Session().run("summary", file).without(folder);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    Golden.check("bad-network.txt", result.err());
  }

  @Test
  void aFileThatIsNoNetworkIsTold() throws IOException {
    Session.Result missing = new Session().run("summary", folder.resolve("no.chain"));
    assertThat(missing.without(folder).exitCode()).isEqualTo(2);
    byte[] bytes = new byte[4096];
    new java.util.Random(1).nextBytes(bytes);
    Path binary = Files.write(folder.resolve("binary.chain"), bytes);
    Path empty = Files.createFile(folder.resolve("empty.chain"));
    Golden.check(
        "no-network.txt",
        missing.without(folder).err()
            + new Session().run("summary", folder).without(folder).err()
            + new Session().run("summary", binary).without(folder).err()
            + new Session().run("train", empty).without(folder).err());
  }
}
