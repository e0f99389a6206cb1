package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The full text of every report: {@code mistakes.txt} holds, for every message, a text and what is
 * said of it. {@code «text×n»} in a text stands for n repetitions.
 */
class MistakesTest {
  private static final List<Class<?>> HOMES =
      List.of(
          SyntaxMessages.class, NameMessages.class, ShapeMessages.class, StatementMessages.class);

  /** A text with the message that it is about, and what is to be reported. */
  record Mistake(String message, String text, String report) {
    @Override
    public String toString() {
      return message;
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isReported(Mistake mistake) {
    assertThat(reports(expanded(mistake.text()))).isEqualTo(mistake.report());
  }

  @Test
  void everyMessageHasACase() {
    Set<String> covered = new TreeSet<>();
    mistakes().forEach(mistake -> covered.add(mistake.message()));
    Set<String> messages = new TreeSet<>();
    for (Class<?> home : HOMES) {
      Stream.of(home.getDeclaredMethods())
          .filter(method -> method.getReturnType() == Message.class)
          .forEach(method -> messages.add(home.getSimpleName() + "." + method.getName()));
    }
    assertThat(covered).containsExactlyElementsOf(messages);
    assertThat(messages).hasSizeGreaterThan(90);
  }

  private static String reports(String text) {
    ParseResult result = Networks.tryParse(text, "net.chain");
    StringBuilder reports = new StringBuilder();
    result.problems().forEach(problem -> reports.append(problem.report()).append('\n'));
    result
        .warnings()
        .forEach(warning -> reports.append("warning: ").append(warning.report()).append('\n'));
    result.network().stream()
        .flatMap(network -> network.claims().stream())
        .flatMap(claim -> claim.sides().stream())
        .filter(side -> side.problem().isPresent())
        .forEach(side ->
            reports
                .append("claim: ")
                .append(side.text())
                .append(": ")
                .append(side.problem().orElseThrow().text())
                .append('\n'));
    return reports.toString();
  }

  private static String expanded(String text) {
    return Pattern.compile("«(.*?)×(\\d+)»")
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))));
  }

  static List<Mistake> mistakes() {
    List<Mistake> mistakes = new ArrayList<>();
    String all = TestTexts.resource("mistakes.txt");
    Pattern start = Pattern.compile("^== ", Pattern.MULTILINE);
    for (String part : start.splitAsStream(all).toList()) {
      if (!part.isBlank()) {
        int name = part.indexOf('\n');
        int report = part.indexOf("\n--\n");
        mistakes.add(
            new Mistake(
                part.substring(0, name),
                part.substring(name + 1, report + 1),
                part.substring(report + 4)));
      }
    }
    return mistakes;
  }
}
