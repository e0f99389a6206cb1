package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of checks as people read them. */
class CheckRenderersTest {
  private static final CheckedFile BROKEN =
      new CheckedFile.Broken(
          "broken.md", "broken.md:3:5: expected a name, found 7\n  dim 7\n      ^");

  private static final List<CheckedFile> SEVERAL =
      List.of(CheckSamples.inLanguage(), CheckSamples.inLatex(), BROKEN, CheckSamples.empty());

  private static final List<CheckRenderer> HINTING =
      List.of(
          new CheckTextRenderer(100, true, false, true),
          new CheckTextRenderer(100, true, true, true),
          new CheckTextRenderer(100, false, false, true),
          new CheckHtmlRenderer(true),
          new CheckJsonRenderer(true),
          new CheckJUnitRenderer(true),
          new CheckMarkdownRenderer(true));

  @Test
  void asText() throws IOException {
    Golden.check("check.txt", new CheckTextRenderer(100, true, false, false).render(SEVERAL));
    Golden.check("check-hint.txt", new CheckTextRenderer(100, true, false, true).render(SEVERAL));
    Golden.check(
        "check-ascii.txt", new CheckTextRenderer(100, false, false, false).render(SEVERAL));
    Golden.check("check-narrow.txt", new CheckTextRenderer(50, true, false, false).render(SEVERAL));
    String colored = new CheckTextRenderer(100, true, true, false).render(SEVERAL);
    Golden.check("check-color.txt", colored.replace('\u001b', '␛'));
  }

  @Test
  void linesFitWhereTheyCan() {
    for (int width : List.of(40, 50, 70, 100)) {
      String text =
          new CheckTextRenderer(width, true, false, false).render(List.of(SEVERAL.get(0)));
      assertThat(text.lines()).allMatch(line -> TextLines.width(line) <= width, "of " + width);
    }
  }

  @Test
  void withoutUnicodeAllIsAsciiAndWithoutColorThereAreNoEscapes() {
    String ascii = new CheckTextRenderer(100, false, false, false).render(SEVERAL);
    assertThat(ascii.chars()).allMatch(c -> c < 128 && c != 0x1b);
    String colored = new CheckTextRenderer(100, true, true, false).render(SEVERAL);
    String plain = new CheckTextRenderer(100, true, false, false).render(SEVERAL);
    String carets = "(?m)^ *\\^~*\n";
    assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll(carets, ""))
        .isEqualTo(plain.replaceAll(carets, ""));
  }

  @Test
  void asHtml() throws IOException {
    String page = new CheckHtmlRenderer(false).render(SEVERAL);
    Golden.check("check.html", page);
    assertThat(MarkupChecker.check(page)).contains("f1-l15", "f1-l17", "f2-l6", "f3");
    assertThat(page).doesNotContain("<script", "http://", "https://");
  }

  @Test
  void linksOfAPageLeadSomewhere() {
    String page = new CheckHtmlRenderer(false).render(SEVERAL);
    var ids = MarkupChecker.check(page);
    List<String> targets =
        Pattern.compile("href=\"#([^\"]*)\"").matcher(page).results().map(r -> r.group(1)).toList();
    assertThat(targets).isNotEmpty();
    assertThat(ids).containsAll(targets);
  }

  @Test
  void asMarkdown() throws IOException {
    Golden.check("check.md", new CheckMarkdownRenderer(false).render(SEVERAL));
  }

  /** The place is told, what is right is not. */
  @Test
  void aHintLeaksNoAnswer() {
    for (CheckRenderer renderer : HINTING) {
      for (CheckedFile file : SEVERAL) {
        String report = renderer.render(List.of(file));
        for (Statement statement : statements(file)) {
          List<String> answers = new ArrayList<>();
          statement.correction().ifPresent(correction -> answers.add(correction.text()));
          statement
              .correctionMarked()
              .ifPresent(notation -> {
                answers.add(LatexWriter.write(notation));
                answers.add(TextWriter.write(notation));
                answers.add(MathMlWriter.write(notation, true, ""));
              });
          statement.finding().diagnosis().ifPresent(found -> answers.add(found.message()));
          answers.forEach(answer -> assertThat(report).doesNotContain(answer));
        }
        assertThat(report).doesNotContain("should be", "\"left\"", "missing-");
      }
    }
    assertThat(new CheckTextRenderer(100, true, false, true).render(SEVERAL))
        .contains("hint: look at what happens between x W + b and h");
  }

  private static List<Statement> statements(CheckedFile file) {
    return switch (file) {
      case CheckedFile.Judged(_, var result) -> Statement.of(result);
      case CheckedFile.Broken _ -> List.of();
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>.md",
        "\"><img src=x onerror=alert(1)>.md",
        "a&b'c\u001b[31m.md",
        "line\nbreak\u202e.md",
        "]]>--><!--.md",
        "=1+1.md"
      })
  void hostileNamesAndMessagesStayText(String name) {
    List<CheckedFile> files =
        List.of(
            new CheckedFile.Broken(name, name + ": " + name),
            new CheckedFile.Judged(name, ((CheckedFile.Judged) SEVERAL.get(1)).result()));
    String page = new CheckHtmlRenderer(false).render(files);
    MarkupChecker.check(page);
    assertThat(page).doesNotContain("<script", "<img", "\u001b", "\u202e");
    String text = new CheckTextRenderer(100, true, false, false).render(files);
    assertThat(text).doesNotContain("\u001b", "\u202e");
    // In an indented block it is code.
    assertThat(new CheckMarkdownRenderer(false).render(files.subList(1, 2)))
        .doesNotContainPattern("(?<!\\\\)<(script|img)");
  }
}
