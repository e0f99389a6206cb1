package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chainrule.check.Finding;

/**
 * Writes what a check has found as GitHub's Markdown, with formulas between dollar signs: to put
 * below a solution.
 *
 * @param hint whether to tell only where mistakes are, and not what is right
 */
public record CheckMarkdownRenderer(boolean hint) implements CheckRenderer {

  @Override
  public String render(List<CheckedFile> files) {
    StringBuilder markdown = new StringBuilder();
    for (CheckedFile file : files) {
      markdown.append(markdown.isEmpty() ? "" : "\n");
      file(file, markdown);
    }
    return markdown.toString();
  }

  private void file(CheckedFile file, StringBuilder markdown) {
    markdown.append("# ").append(words(file.name())).append("\n\n");
    switch (file) {
      case CheckedFile.Broken(_, String message) -> {
        markdown.append("This file could not be read.\n\n");
        CleanText.lines(message)
            .lines()
            .forEach(line -> markdown.append("    ").append(line).append('\n'));
      }
      case CheckedFile.Judged(_, var result) -> {
        Tally tally = Tally.of(result.findings());
        markdown
            .append(Tally.counted(tally.statements(), "statement"))
            .append(tally.statements() == 0 ? "" : ": " + String.join(", ", tally.parts(true)))
            .append("\n\n");
        Statement.of(result).forEach(statement -> statement(statement, markdown));
      }
    }
  }

  private void statement(Statement statement, StringBuilder markdown) {
    Finding finding = statement.finding();
    String id = finding.id().map(text -> " (" + words(text) + ")").orElse("");
    markdown
        .append("- ")
        .append(RulingMark.of(finding.ruling()).sign())
        .append(" line ")
        .append(finding.line())
        .append(id)
        .append(": ")
        .append(formula(statement))
        .append('\n');
    for (String line : told(statement)) {
      markdown.append("  <br>").append(line).append('\n');
    }
  }

  private String formula(Statement statement) {
    Optional<Notation> before = statement.reading(statement.before());
    Optional<Notation> side = statement.reading(statement.side());
    return before.isPresent() && side.isPresent()
        ? dollars(Notation.row(before.get(), Sign.EQUAL, side.get()))
        : words(statement.finding().text());
  }

  private List<String> told(Statement statement) {
    Finding finding = statement.finding();
    List<String> lines = new ArrayList<>();
    if (finding.ruling().isRight()) {
      finding.notes().forEach(note -> lines.add(words(note)));
    } else {
      remarks(Remark.of(finding, hint), lines);
      if (!hint) {
        statement
            .correctionMarked()
            .ifPresent(notation -> lines.add("**right** " + dollars(notation)));
      }
      remarks(Remark.further(finding, hint), lines);
    }
    if (!finding.conditions().isEmpty()) {
      lines.add(
          "**using** "
              + finding.conditions().stream()
                  .map(condition -> dollars(Conditions.of(condition).notation()))
                  .distinct()
                  .collect(Collectors.joining(", ")));
    }
    return lines;
  }

  private static void remarks(List<Remark> remarks, List<String> lines) {
    for (Remark remark : remarks) {
      String label = remark.label().isEmpty() ? "" : "**" + remark.label() + "** ";
      lines.add(label + words(remark.text()));
    }
  }

  private static String words(String text) {
    return MarkdownRenderer.escaped(CleanText.line(text));
  }

  private static String dollars(Notation notation) {
    return "$" + MarkdownRenderer.formula(LatexWriter.write(notation)) + "$";
  }
}
