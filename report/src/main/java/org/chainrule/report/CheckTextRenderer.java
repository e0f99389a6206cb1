package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chainrule.check.Finding;
import org.chainrule.check.Ruling;
import org.chainrule.report.CheckedFile.*;

/**
 * Writes what a check has found for a terminal: every statement on a line with its mark, and below
 * a wrong one what is wrong and what is right.
 *
 * @param width the columns of the terminal; at least {@value TextRenderer#LEAST_WIDTH} are used
 * @param unicode whether it shows Unicode; else formulas are written in the language, in ASCII
 * @param color whether to use ANSI escape sequences
 * @param hint whether to tell only where mistakes are, and not what is right
 */
public record CheckTextRenderer(int width, boolean unicode, boolean color, boolean hint)
    implements CheckRenderer {

  /** Corrects the width. */
  public CheckTextRenderer {
    width = Math.max(width, TextRenderer.LEAST_WIDTH);
  }

  @Override
  public String render(List<CheckedFile> files) {
    List<String> lines = new ArrayList<>();
    for (CheckedFile file : files) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      file(file, lines);
    }
    if (files.size() > 1) {
      lines.add("");
      lines.addAll(SummaryTable.lines(files, width, style()));
    }
    return lines.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
  }

  private TextStyle style() {
    return new TextStyle(unicode, color);
  }

  private void file(CheckedFile file, List<String> lines) {
    lines.add(style().bold(style().text(CleanText.line(file.name()))));
    switch (file) {
      case Broken(_, String message) ->
          CleanText.lines(message).lines().forEach(line -> lines.add("  " + style().text(line)));
      case Judged(_, var result) -> {
        StatementText writer = new StatementText(style(), width, hint, lineWidth(file));
        Optional<Statement> before = Optional.empty();
        for (Statement statement : Statement.of(result)) {
          writer.write(statement, before, lines);
          before = Optional.of(statement);
        }
        summary(Tally.of(result.findings()), lines);
      }
    }
  }

  private static int lineWidth(CheckedFile file) {
    int last = file.findings().stream().mapToInt(Finding::line).max().orElse(1);
    return String.valueOf(last).length();
  }

  private void summary(Tally tally, List<String> lines) {
    if (tally.statements() == 0) {
      lines.add("  no statements: there is nothing to judge");
      return;
    }
    String first =
        tally
            .first()
            .map(finding -> {
              boolean layoutOnly = finding.ruling() == Ruling.LAYOUT && tally.wrong() == 0;
              return "; the first "
                  + (layoutOnly ? "in the other layout" : "mistake")
                  + " in line "
                  + finding.line();
            })
            .orElse("");
    String all =
        Tally.counted(tally.statements(), "statement")
            + ": "
            + tally.parts(unicode).stream()
                .map(part -> part.replace(' ', '\u00A0'))
                .collect(Collectors.joining(", "))
            + first;
    lines.add("");
    TextLines.ofSentence(all, width).forEach(line -> lines.add(style().bold(line)));
  }
}
