package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reference shows is what happens, and nothing is missing in it. */
class LanguageReferenceTest {
  private static final String REFERENCE = read(Path.of("..", "docs", "language.md"));

  private static final Pattern BLOCK =
      Pattern.compile(
          "^```chainrule(?<error>-error)?\\n(?<network>.*?)^```$"
              + "(?:\\n\\n```text\\n(?<report>.*?)\\n```$)?",
          Pattern.DOTALL | Pattern.MULTILINE);

  /** A fenced block, and what reading it is said to report. */
  record Block(int line, boolean wrong, String network, String report) {
    @Override
    public String toString() {
      return "line " + line;
    }
  }

  @Test
  void everyBlockIsFound() {
    long fences = REFERENCE.lines().filter(line -> line.startsWith("```chainrule")).count();
    assertThat(blocks()).hasSize((int) fences);
    assertThat(networks()).hasSizeGreaterThan(5);
    assertThat(mistakes()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aNetworkIsReadAsItIsPrinted(Block block) {
    ParseResult result = Networks.tryParse(block.network(), "net.chain");
    assertThat(result.warnings()).isEmpty();
    Network network = result.orThrow();
    Network again = Networks.parse(Networks.print(network), "printed.chain");
    assertThat(TestTexts.withoutLines(again)).isEqualTo(TestTexts.withoutLines(network));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void itsClaimsConform(Block block) {
    assertThat(Networks.parse(block.network(), "net.chain").claims())
        .flatMap(Claim::sides)
        .allSatisfy(side -> assertThat(side.problem()).as(side.text()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsReportedAsShown(Block block) {
    List<Problem> problems = Networks.tryParse(block.network(), "net.chain").problems();
    assertThat(problems.stream().map(Problem::report).collect(Collectors.joining("\n")))
        .isEqualTo(block.report());
  }

  @Test
  void everyFunctionIsDescribed() {
    assertThat(Builtins.names())
        .allSatisfy(name -> assertThat(REFERENCE).containsPattern("`" + name + "\\b"));
  }

  @Test
  void everySettingIsDescribed() {
    assertThat(TrainingSettings.NAMES)
        .allSatisfy(name -> assertThat(REFERENCE).contains("`" + name + "`"));
  }

  static List<Block> networks() {
    return blocks().stream().filter(block -> !block.wrong()).toList();
  }

  static List<Block> mistakes() {
    return blocks().stream().filter(Block::wrong).toList();
  }

  private static List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(REFERENCE);
    while (matcher.find()) {
      int line = (int) REFERENCE.substring(0, matcher.start()).lines().count() + 1;
      boolean wrong = matcher.group("error") != null;
      String report = matcher.group("report");
      blocks.add(new Block(line, wrong, matcher.group("network"), report == null ? "" : report));
    }
    return blocks;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
