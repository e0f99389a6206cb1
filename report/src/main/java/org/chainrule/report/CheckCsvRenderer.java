package org.chainrule.report;

import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.check.Finding;
import org.chainrule.check.Ruling;

/** Writes a line of CSV for every file: how many statements are right, and the first mistake. */
public record CheckCsvRenderer() implements CheckRenderer {
  private static final String HEAD =
      "file,statements,right,layout,wrong,follows,undecided,unread,first_line,first_kind,error";

  /** Spreadsheets take a text that begins so for a formula, and would run it. */
  private static final String FORMULA_STARTS = "=+-@\t\r";

  @Override
  public String render(List<CheckedFile> files) {
    return HEAD + "\r\n" + files.stream().map(CheckCsvRenderer::row).collect(Collectors.joining());
  }

  private static String row(CheckedFile file) {
    Tally tally = Tally.of(file.findings());
    List<String> numbers =
        List.of(
            String.valueOf(tally.statements()),
            String.valueOf(tally.right()),
            String.valueOf(tally.count(Ruling.LAYOUT)),
            String.valueOf(tally.wrong()),
            String.valueOf(tally.count(Ruling.FOLLOWS)),
            String.valueOf(tally.count(Ruling.UNDECIDED)),
            String.valueOf(tally.count(Ruling.UNREAD)));
    String line = tally.first().map(Finding::line).map(String::valueOf).orElse("");
    String error =
        switch (file) {
          case CheckedFile.Broken(_, String message) ->
              CleanText.lines(message).lines().findFirst().orElse("");
          case CheckedFile.Judged _ -> "";
        };
    return quoted(file.name())
        + ","
        + String.join(",", numbers)
        + ","
        + line
        + ","
        + quoted(tally.firstKind())
        + ","
        + quoted(error)
        + "\r\n";
  }

  /** Returns a field; a quote before what looks like a formula keeps it a text. */
  static String quoted(String field) {
    boolean formula = !field.isEmpty() && FORMULA_STARTS.indexOf(field.charAt(0)) >= 0;
    String text = formula ? "'" + field : field;
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
