package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.check.Finding;
import org.chainrule.expression.Claim;

/**
 * Writes single statements for a terminal: the author's line, and what there is to say about it.
 */
final class StatementText {
  /** How far the lines of a chain are indented at most. */
  private static final int LONGEST_HEAD = 32;

  /** How far those of a chain in LaTeX are, whose lines are long. */
  private static final int SHORT_INDENT = 4;

  private final TextStyle style;
  private final int width;
  private final boolean hint;
  private final int lineWidth;

  /** How far everything below a statement's first line is indented. */
  private final int indent;

  /**
   * @param hint whether not to tell what is right
   * @param lineWidth how many digits line numbers have
   */
  StatementText(TextStyle style, int width, boolean hint, int lineWidth) {
    this.style = style;
    this.width = width;
    this.hint = hint;
    this.lineWidth = lineWidth;
    this.indent = style.markWidth() + 1 + lineWidth + 2;
  }

  /** Appends the lines about {@code statement}, which stands behind {@code before}. */
  void write(Statement statement, Optional<Statement> before, List<String> lines) {
    Finding finding = statement.finding();
    boolean goesOn = before.isPresent() && statement.continues(before.get());
    boolean sameId = before.isPresent() && before.get().finding().id().equals(finding.id());
    String number = String.format("%" + lineWidth + "d", finding.line());
    String start = style.mark(RulingMark.of(finding.ruling())) + " " + style.faint(number) + "  ";
    List<String> asides = asides(finding, !sameId);
    String aside = asides.isEmpty() ? "" : style.text("(" + String.join("; ", asides) + ")");
    List<String> source = new ArrayList<>(source(statement, goesOn, aside));
    List<String> below = tail(aside, source);
    source = new ArrayList<>(style.marked(source, RulingMark.RED));
    source.addAll(below);
    for (int i = 0; i < source.size(); i++) {
      lines.add((i == 0 ? start : " ".repeat(indent)) + source.get(i));
    }
    if (!finding.ruling().isRight()) {
      new ExplanationText(style, width, hint, indent).write(statement, lines);
    }
  }

  /** The author's line; one of LaTeX is cut off, so that a short aside fits behind it. */
  private List<String> source(Statement statement, boolean goesOn, String aside) {
    String side = Statement.source(statement.side());
    if (!hint && isInLanguage(statement)) {
      side = ExplanationText.marked(side, statement.wrong());
    }
    side = markProblem(side, statement.side());
    int left = goesOn ? indented(statement) : 0;
    String whole =
        style.text((goesOn ? "= " : Statement.source(statement.before()) + " = ") + side);
    int room = width - indent - left;
    int taken = TextLines.width(aside) + 2;
    int cut = taken > 2 && taken <= room / 3 ? room - taken : room;
    List<String> broken =
        statement.inLatex() ? List.of(shortened(whole, cut)) : TextLines.ofFormula(whole, room);
    String blank = " ".repeat(left);
    return broken.stream().map(line -> blank + line).toList();
  }

  /** A chain goes on below its first sign of equality, unless its head is long. */
  private int indented(Statement statement) {
    if (statement.inLatex()) {
      return SHORT_INDENT;
    }
    Claim.Side head = statement.finding().claim().sides().getFirst();
    return Math.min(TextLines.width(style.text(Statement.source(head))) + 1, LONGEST_HEAD);
  }

  /** Whether the author's own text can be marked, since corrections count its characters. */
  private static boolean isInLanguage(Statement statement) {
    return !statement.inLatex()
        && statement.side().source().equals(statement.side().text())
        && Statement.source(statement.side()).equals(statement.side().text());
  }

  /** Marks where reading gave up. */
  private static String markProblem(String text, Claim.Side side) {
    String place = side.problem().map(Claim.Problem::place).map(CleanText::line).orElse("");
    int at = place.isEmpty() || text.indexOf(Marks.OPEN) >= 0 ? -1 : text.indexOf(place);
    return at < 0 ? text : Marks.around(text, at, at + place.length());
  }

  /** The part of a line of LaTeX that fits, with what is marked in it. */
  private String shortened(String line, int room) {
    if (TextLines.width(line) <= room) {
      return line;
    }
    String dots = style.text("…");
    int[] points = line.codePoints().toArray();
    int mark = line.indexOf(Marks.OPEN);
    int far = mark < 0 ? 0 : Math.max(0, line.codePointCount(0, mark) - room / 2);
    int from = Math.min(far, Math.max(0, points.length - room));
    int shown = room - (from > 0 ? 2 : 1) * dots.length();
    int count = Math.min(points.length - from, Math.max(1, shown));
    String cut = new String(points, from, count);
    boolean open = cut.lastIndexOf(Marks.OPEN) > cut.lastIndexOf(Marks.CLOSE);
    return (from > 0 ? dots : "")
        + cut
        + (open ? String.valueOf(Marks.CLOSE) : "")
        + (from + count < points.length ? dots : "");
  }

  /** What is said behind a line: its id, and of one that is right how that is meant. */
  private List<String> asides(Finding finding, boolean withId) {
    List<String> asides = new ArrayList<>();
    if (withId) {
      finding.id().map(CleanText::line).filter(id -> !id.isEmpty()).ifPresent(asides::add);
    }
    if (finding.ruling().isRight()) {
      ExplanationText.conditions(finding, style).ifPresent(text -> asides.add("using " + text));
      finding.notes().stream().map(CleanText::line).forEach(asides::add);
    }
    return asides;
  }

  /** Puts an aside behind the last line where there is room; else returns the lines for below. */
  private List<String> tail(String aside, List<String> lines) {
    if (aside.isEmpty()) {
      return List.of();
    }
    if (indent + TextLines.width(lines.getLast()) + 2 + TextLines.width(aside) <= width) {
      lines.add(lines.removeLast() + "  " + style.faint(TextLines.apart(aside)));
      return List.of();
    }
    return TextLines.ofSentence(aside, width - indent).stream().map(style::faint).toList();
  }
}
