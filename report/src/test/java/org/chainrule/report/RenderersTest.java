package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chainrule.calculus.Exposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole documents in every format. */
class RenderersTest {
  private static final Map<String, Exposition> SAMPLES = Samples.all();

  static List<Arguments> samples() {
    return SAMPLES.entrySet().stream()
        .map(sample -> Arguments.of(sample.getKey(), sample.getValue()))
        .toList();
  }

  private static Exposition sample(String name) {
    return Objects.requireNonNull(SAMPLES.get(name));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void text(String name, Exposition exposition) throws IOException {
    Golden.check(name + ".txt", TextRenderer.plain().render(exposition));
  }

  @ParameterizedTest
  @ValueSource(strings = {"classifier", "open-cost"})
  void textOnANarrowTerminal(String name) throws IOException {
    String text = new TextRenderer(20, true, false).render(sample(name));
    Golden.check(name + "-narrow.txt", text);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void textInAscii(String name, Exposition exposition) throws IOException {
    String text = new TextRenderer(80, false, false).render(exposition);
    assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
    Golden.check(name + "-ascii.txt", text);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void latex(String name, Exposition exposition) throws IOException {
    String document = LatexRenderer.wholeDocument().render(exposition);
    LatexChecker.checkText(document);
    LatexChecker.checkText(LatexRenderer.fragment().render(exposition));
    Golden.check(name + ".tex", document);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void markdown(String name, Exposition exposition) throws IOException {
    String markdown = new MarkdownRenderer().render(exposition);
    Matcher formula =
        Pattern.compile("(?<!\\\\)(\\$\\$?)(.*?)(?<!\\\\)\\1", Pattern.DOTALL).matcher(markdown);
    int formulas = 0;
    while (formula.find()) {
      formulas++;
      String latex = formula.group(2);
      assertThat(latex).doesNotContain("\\,").doesNotContain("\\\\").doesNotContain("<");
      LatexChecker.checkFormula(latex);
    }
    assertThat(formulas).isGreaterThan(5);
    Golden.check(name + ".md", markdown);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void html(String name, Exposition exposition) throws IOException {
    String html = new HtmlRenderer().render(exposition);
    Set<String> ids = MarkupChecker.check(html);
    assertThat(ids).contains("f1", "f1-1", "definitions", "verification");
    assertThat(html)
        .doesNotContain("<script>alert")
        .doesNotContainPattern("(?:src|href)=")
        .doesNotContain("http");
    if (html.length() < 30_000) {
      Golden.check(name + ".html", main(html));
    }
  }

  /** The style and the script have files of their own. */
  private static String main(String html) {
    return html.substring(html.indexOf("<main>"), html.indexOf("</main>") + "</main>\n".length());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void json(String name, Exposition exposition) throws IOException {
    Golden.check(name + ".json", new JsonRenderer().render(exposition));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void theSameTwice(String name, Exposition exposition) {
    for (Renderer renderer : renderers()) {
      assertThat(renderer.render(exposition)).isEqualTo(renderer.render(exposition));
    }
  }

  private static List<Renderer> renderers() {
    return List.of(
        TextRenderer.plain(),
        new TextRenderer(60, false, true),
        LatexRenderer.wholeDocument(),
        LatexRenderer.fragment(),
        new MarkdownRenderer(),
        new HtmlRenderer(),
        new JsonRenderer());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 47, 60, 72, 100, 140})
  void noLineIsLongerThanTheTerminalIsWide(int width) {
    for (String name : List.of("classifier", "jacobian", "open-cost", "many-axes")) {
      for (boolean unicode : new boolean[] {true, false}) {
        String text = new TextRenderer(width, unicode, false).render(sample(name));
        assertThat(text.lines()).allMatch(line -> TextLines.width(line) <= width);
      }
    }
  }

  @Test
  void headingsAreBoldWhereThatIsWanted() {
    String text = new TextRenderer(80, true, true).render(sample("jacobian"));
    assertThat(text).contains("\u001b[1mDefinitions\u001b[0m\n");
    assertThat(text.replaceAll("\u001b\\[[01]m", ""))
        .isEqualTo(new TextRenderer(80, true, false).render(sample("jacobian")));
  }

  @Test
  void everyFormatHoldsAllSections() {
    List<String> headings =
        List.of(
            "Symbols",
            "Definitions",
            "Error signals",
            "Derivatives in matrix form",
            "Derivatives entry by entry",
            "Conditions",
            "Steps",
            "Verification");
    for (Renderer renderer : renderers()) {
      if (!(renderer instanceof JsonRenderer)) {
        assertThat(renderer.render(sample("classifier"))).containsSubsequence(headings);
      }
    }
  }

  @Test
  void stepsFinerThanTheLevelOfDetailAreLeftOut() {
    for (Renderer renderer : renderers()) {
      assertThat(renderer.render(sample("classifier"))).doesNotContain("too fine");
    }
  }
}
