package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.check.Finding;
import org.chainrule.check.Ruling;

/** A line a file, with how many of its statements are right. */
final class SummaryTable {
  private static final List<String> HEAD =
      List.of("file", "statements", "right", "layout", "wrong", "follows", "open", "first mistake");

  private SummaryTable() {}

  static List<String> lines(List<CheckedFile> files, int width, TextStyle style) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    for (CheckedFile file : files) {
      rows.add(row(file, style));
    }
    rows.add(numbers("all", Tally.ofAll(files), ""));
    int[] widths = new int[HEAD.size()];
    rows.forEach(row -> {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], TextLines.width(row.get(i)));
      }
    });
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String line = line(rows.get(i), widths);
      lines.add(i == 0 || i == rows.size() - 1 ? style.bold(line) : line);
    }
    return lines;
  }

  private static List<String> row(CheckedFile file, TextStyle style) {
    String name = style.text(CleanText.line(file.name()));
    return switch (file) {
      case CheckedFile.Broken _ -> List.of(name, "", "", "", "", "", "", "could not be read");
      case CheckedFile.Judged _ -> numbers(name, Tally.of(file.findings()), first(file));
    };
  }

  private static String first(CheckedFile file) {
    Tally tally = Tally.of(file.findings());
    return tally.first().map(Finding::line).map(line -> "line " + line + ", ").orElse("")
        + tally.firstKind();
  }

  private static List<String> numbers(String name, Tally tally, String first) {
    return List.of(
        name,
        String.valueOf(tally.statements()),
        String.valueOf(tally.right()),
        String.valueOf(tally.count(Ruling.LAYOUT)),
        String.valueOf(tally.wrong()),
        String.valueOf(tally.count(Ruling.FOLLOWS)),
        String.valueOf(tally.open()),
        first);
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String gap = " ".repeat(widths[i] - TextLines.width(row.get(i)));
      boolean left = i == 0 || i == row.size() - 1;
      line.append(i == 0 ? "" : "  ").append(left ? row.get(i) + gap : gap + row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
