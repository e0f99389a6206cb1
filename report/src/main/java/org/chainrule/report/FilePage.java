package org.chainrule.report;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chainrule.check.CheckResult;
import org.chainrule.check.Correction;
import org.chainrule.check.Finding;
import org.chainrule.check.Ruling;

/** The part of a page of HTML that is about one file. */
final class FilePage {
  private final CheckedFile file;
  private final int number;
  private final boolean headed;
  private final boolean hint;
  private final StringBuilder html;
  private final Set<String> ids = new HashSet<>();

  /**
   * @param number which file it is, from 1: ids begin with it
   * @param headed whether the file's name stands above it
   * @param html what is written to
   */
  FilePage(CheckedFile file, int number, boolean headed, boolean hint, StringBuilder html) {
    this.file = file;
    this.number = number;
    this.headed = headed;
    this.hint = hint;
    this.html = html;
  }

  private void line(String text) {
    html.append(text).append('\n');
  }

  void write() {
    String name = Markup.escaped(CleanText.line(file.name()));
    line("<section class=\"file\" id=\"f%d\" aria-label=\"%s\">".formatted(number, name));
    if (headed) {
      line("<h2>" + name + "</h2>");
    }
    switch (file) {
      case CheckedFile.Broken(_, String message) -> {
        line("<p>This file could not be read.</p>");
        line("<pre class=\"error\">" + Markup.escaped(CleanText.lines(message)) + "</pre>");
      }
      case CheckedFile.Judged(_, CheckResult result) -> {
        if (headed) {
          line(CheckHtmlRenderer.totals(Tally.of(result.findings())));
        }
        DocumentRows.of(result.document(), Statement.of(result)).forEach(this::row);
      }
    }
    line("</section>");
  }

  private void row(DocumentRows row) {
    boolean prose = row.statements().isEmpty();
    boolean right =
        row.statements().stream().allMatch(statement -> statement.finding().ruling().isRight());
    String kind = prose ? "prose" : right ? "fine" : "not-fine";
    line("<div class=\"row %s\"%s>".formatted(kind, id("f" + number + "-l" + row.first())));
    line("<div class=\"source\"><pre>" + source(row) + "</pre></div>");
    if (!prose) {
      line("<ol class=\"verdicts\">");
      row.statements().forEach(statement -> statement(statement, row.first()));
      line("</ol>");
    }
    line("</div>");
  }

  /** An id, unless it is taken. */
  private String id(String id) {
    return ids.add(id) ? " id=\"" + id + "\"" : "";
  }

  private static String source(DocumentRows row) {
    StringBuilder source = new StringBuilder();
    for (int i = 0; i < row.lines().size(); i++) {
      source
          .append("<span class=\"line\"><span class=\"at\">")
          .append(row.first() + i)
          .append("</span><code>")
          .append(Markup.escaped(row.lines().get(i)))
          .append("</code></span>");
    }
    return source.toString();
  }

  private void statement(Statement statement, int row) {
    Finding finding = statement.finding();
    RulingMark mark = RulingMark.of(finding.ruling());
    String anchor = "f%d-l%d".formatted(number, finding.line());
    String id = finding.line() == row ? "" : id(anchor);
    line("<li class=\"statement %s\"%s>".formatted(mark.style(), id));
    line("<p class=\"verdict\">" + badge(finding) + " " + place(finding, anchor) + "</p>");
    line("<div class=\"formula\" role=\"group\" tabindex=\"0\">" + formula(statement) + "</div>");
    if (!finding.ruling().isRight()) {
      remarks(Remark.of(finding, hint));
      if (!hint) {
        correction(statement);
      }
      remarks(Remark.further(finding, hint));
    } else {
      finding.notes().forEach(note -> remarks(List.of(new Remark("", CleanText.line(note)))));
    }
    conditions(finding);
    line("</li>");
  }

  private static String badge(Finding finding) {
    Ruling ruling = finding.ruling();
    return CheckHtmlRenderer.badge(ruling, RulingMark.of(ruling).word());
  }

  private static String place(Finding finding, String anchor) {
    String id = finding.id().map(text -> " · " + Markup.escaped(CleanText.line(text))).orElse("");
    return "<a class=\"place\" href=\"#%s\">line %d</a>%s"
        .formatted(anchor, finding.line(), "<span class=\"place\">" + id + "</span>");
  }

  /** How it was read; what the author wrote where it was not. */
  private String formula(Statement statement) {
    Optional<Notation> before = statement.reading(statement.before());
    Optional<Notation> side =
        hint ? statement.reading(statement.side()) : statement.readingMarked();
    if (before.isEmpty() || side.isEmpty()) {
      return "<code>" + Markup.escaped(CleanText.line(statement.finding().text())) + "</code>";
    }
    return MathMlWriter.write(Notation.row(before.get(), Sign.EQUAL, side.get()), true, "");
  }

  private void remarks(List<Remark> remarks) {
    for (Remark remark : remarks) {
      String label =
          remark.label().isEmpty() ? "" : "<b>" + Markup.escaped(remark.label()) + "</b> ";
      line("<p>" + label + Markup.escaped(remark.text()) + "</p>");
    }
  }

  private void correction(Statement statement) {
    Optional<Correction> correction = statement.correction();
    if (correction.isEmpty()) {
      return;
    }
    Optional<Notation> notation = statement.correctionMarked();
    line("<div class=\"correction\">");
    line("<b>right</b>");
    line(
        "<div class=\"formula\" role=\"group\" tabindex=\"0\">"
            + notation
                .map(form -> MathMlWriter.write(form, true, ""))
                .orElse("<code>" + Markup.escaped(correction.get().text()) + "</code>")
            + "</div>");
    line("<details><summary>to copy</summary>");
    line("<pre>" + Markup.escaped(correction.get().text()) + "</pre>");
    if (statement.inLatex() && notation.isPresent()) {
      line("<pre>" + Markup.escaped(LatexWriter.write(notation.get())) + "</pre>");
    }
    line("</details>");
    line("</div>");
  }

  private void conditions(Finding finding) {
    if (finding.conditions().isEmpty()) {
      return;
    }
    line(
        "<p class=\"using\"><b>using</b> "
            + finding.conditions().stream()
                .map(
                    condition -> MathMlWriter.write(Conditions.of(condition).notation(), false, ""))
                .distinct()
                .collect(Collectors.joining(", "))
            + "</p>");
  }
}
