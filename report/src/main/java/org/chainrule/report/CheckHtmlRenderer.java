package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.check.Ruling;

/**
 * Writes what a check has found as one page of HTML: what the author wrote beside what was found,
 * formulas in MathML Core. All that it needs is within it, and no scripts are.
 *
 * @param hint whether to tell only where mistakes are, and not what is right
 */
public record CheckHtmlRenderer(boolean hint) implements CheckRenderer {

  @Override
  public String render(List<CheckedFile> files) {
    StringBuilder html = new StringBuilder();
    String title =
        files.size() == 1
            ? "Check of " + CleanText.line(files.getFirst().name())
            : "Check of " + Tally.counted(files.size(), "file");
    line(html, "<!DOCTYPE html>");
    line(html, "<html lang=\"en\">");
    line(html, "<head>");
    line(html, "<meta charset=\"utf-8\">");
    line(html, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    line(html, "<title>" + Markup.escaped(title) + "</title>");
    line(html, "<style>\n" + Resources.text("check.css") + "</style>");
    line(html, "</head>");
    line(html, "<body>");
    line(html, "<header>");
    line(html, "<h1>" + Markup.escaped(title) + "</h1>");
    line(html, totals(Tally.ofAll(files)));
    filter(html);
    line(html, "</header>");
    line(html, "<main>");
    if (files.size() > 1) {
      table(files, html);
    }
    for (int i = 0; i < files.size(); i++) {
      new FilePage(files.get(i), i + 1, files.size() > 1, hint, html).write();
    }
    line(html, "</main>");
    line(html, "</body>");
    line(html, "</html>");
    return html.toString();
  }

  private static void line(StringBuilder html, String text) {
    html.append(text).append('\n');
  }

  /** Returns the numbers of all rulings, with their marks. */
  static String totals(Tally tally) {
    if (tally.statements() == 0) {
      return "<p class=\"totals\">There is no statement to judge.</p>";
    }
    List<String> parts = new ArrayList<>();
    tally
        .counts()
        .forEach((ruling, number) -> {
          if (number > 0) {
            parts.add(badge(ruling, number + " " + RulingMark.of(ruling).word()));
          }
        });
    return "<p class=\"totals\">%s: %s</p>"
        .formatted(Tally.counted(tally.statements(), "statement"), String.join(" ", parts));
  }

  /** Returns a ruling's mark with words. */
  static String badge(Ruling ruling, String words) {
    RulingMark mark = RulingMark.of(ruling);
    return "<span class=\"badge %s\"><span aria-hidden=\"true\">%s</span> %s</span>"
        .formatted(mark.style(), mark.sign(), Markup.escaped(words));
  }

  /** What is not wrong can be left out without scripts. */
  private static void filter(StringBuilder html) {
    line(html, "<fieldset class=\"filter\">");
    line(html, "<legend>Show</legend>");
    line(
        html,
        "<label><input type=\"radio\" name=\"show\" id=\"show-all\" checked=\"checked\"> everything"
            + "</label>");
    line(
        html,
        "<label><input type=\"radio\" name=\"show\" id=\"show-statements\"> statements only"
            + "</label>");
    line(
        html,
        "<label><input type=\"radio\" name=\"show\" id=\"show-wrong\"> what is not right"
            + "</label>");
    line(html, "</fieldset>");
  }

  private static void table(List<CheckedFile> files, StringBuilder html) {
    line(html, "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"All files\">");
    line(html, "<table>");
    line(
        html,
        "<thead><tr><th scope=\"col\">File</th><th scope=\"col\">Statements</th>"
            + "<th scope=\"col\">Right</th><th scope=\"col\">Layout</th>"
            + "<th scope=\"col\">Wrong</th><th scope=\"col\">Follows</th>"
            + "<th scope=\"col\">Open</th><th scope=\"col\">First mistake</th></tr></thead>");
    line(html, "<tbody>");
    for (int i = 0; i < files.size(); i++) {
      row(files.get(i), i + 1, html);
    }
    line(html, "</tbody>");
    line(html, "<tfoot>");
    line(html, "<tr><th scope=\"row\">All</th>" + numbers(Tally.ofAll(files)) + "<td></td></tr>");
    line(html, "</tfoot>");
    line(html, "</table>");
    line(html, "</div>");
  }

  private static void row(CheckedFile file, int number, StringBuilder html) {
    String name =
        "<th scope=\"row\"><a href=\"#f%d\">%s</a></th>"
            .formatted(number, Markup.escaped(CleanText.line(file.name())));
    Tally tally = Tally.of(file.findings());
    String cells =
        switch (file) {
          case CheckedFile.Broken _ -> "<td colspan=\"6\"></td><td>could not be read</td>";
          case CheckedFile.Judged _ ->
              numbers(tally)
                  + tally
                      .first()
                      .map(finding ->
                          "<td><a href=\"#f%d-l%d\">line %d</a>, %s</td>"
                              .formatted(
                                  number,
                                  finding.line(),
                                  finding.line(),
                                  Markup.escaped(tally.firstKind())))
                      .orElse("<td></td>");
        };
    line(html, "<tr>" + name + cells + "</tr>");
  }

  private static String numbers(Tally tally) {
    StringBuilder cells = new StringBuilder();
    for (int number :
        List.of(
            tally.statements(),
            tally.right(),
            tally.count(Ruling.LAYOUT),
            tally.wrong(),
            tally.count(Ruling.FOLLOWS),
            tally.open())) {
      cells.append("<td class=\"number\">").append(number).append("</td>");
    }
    return cells.toString();
  }
}
