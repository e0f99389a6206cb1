package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chainrule.check.Correction;
import org.chainrule.check.Finding;
import org.chainrule.check.Ruling;
import org.chainrule.expression.Claim;

/** Writes single statements for a terminal. */
final class StatementText {
  /** How far the lines of a chain are indented at most. */
  private static final int LONGEST_HEAD = 32;

  /** How much further the later lines of a sentence are indented. */
  private static final int HANGING = 2;

  private final TextStyle style;
  private final int width;
  private final boolean hint;
  private final int lineWidth;

  /** How far everything below a statement's first line is indented. */
  private final int indent;

  /**
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
    List<String> source = source(statement, goesOn, sameId ? Optional.empty() : finding.id());
    for (int i = 0; i < source.size(); i++) {
      lines.add((i == 0 ? start : " ".repeat(indent)) + source.get(i));
    }
    if (!finding.ruling().isRight()) {
      explain(statement, lines);
    }
    conditions(finding, lines);
  }

  /** The author's line. */
  private List<String> source(Statement statement, boolean goesOn, Optional<String> id) {
    String side = Statement.source(statement.side());
    if (!hint && isInLanguage(statement)) {
      side = mark(side, statement);
    }
    side = markProblem(side, statement.side());
    int left = goesOn ? headWidth(statement) : 0;
    String whole = (goesOn ? "= " : Statement.source(statement.before()) + " = ") + side;
    String label = id.map(text -> "  (" + CleanText.line(text) + ")").orElse("");
    int room = width - indent - left;
    List<String> broken =
        statement.inLatex()
            ? List.of(shortened(style.text(whole), room - TextLines.width(label)))
            : TextLines.ofFormula(style.text(whole), room);
    String blank = " ".repeat(left);
    List<String> lines = broken.stream().map(line -> blank + line).toList();
    List<String> shown = style.marked(lines, RulingMark.RED);
    if (label.isEmpty() || TextLines.width(lines.getFirst() + label) > room) {
      return shown;
    }
    List<String> labelled = new ArrayList<>(shown);
    labelled.set(0, shown.getFirst() + style.faint(style.text(label)));
    return labelled;
  }

  /** A chain goes on below its first sign of equality, unless its head is long. */
  private int headWidth(Statement statement) {
    Claim.Side head = statement.finding().claim().sides().getFirst();
    return Math.min(TextLines.width(style.text(Statement.source(head))) + 1, LONGEST_HEAD);
  }

  /** Whether the author's own text can be marked, since corrections count its characters. */
  private static boolean isInLanguage(Statement statement) {
    return !statement.inLatex()
        && statement.side().source().equals(statement.side().text())
        && Statement.source(statement.side()).equals(statement.side().text());
  }

  private static String mark(String text, Statement statement) {
    return statement
        .correction()
        .flatMap(Correction::wrong)
        .map(piece -> Marks.around(text, piece.start(), piece.end()))
        .orElse(text);
  }

  /** Marks where reading gave up. */
  private static String markProblem(String text, Claim.Side side) {
    String place = side.problem().map(Claim.Problem::place).map(CleanText::line).orElse("");
    int at = place.isEmpty() || text.indexOf(Marks.OPEN) >= 0 ? -1 : text.indexOf(place);
    return at < 0 ? text : Marks.around(text, at, at + place.length());
  }

  private static String shortened(String line, int room) {
    if (TextLines.width(line) <= room) {
      return line;
    }
    int[] points = line.codePoints().limit(Math.max(1, room - 1)).toArray();
    String cut = new String(points, 0, points.length);
    boolean open = cut.lastIndexOf(Marks.OPEN) > cut.lastIndexOf(Marks.CLOSE);
    return cut + "…" + (open ? String.valueOf(Marks.CLOSE) : "");
  }

  private void explain(Statement statement, List<String> lines) {
    if (statement.inLatex() && statement.finding().ruling() != Ruling.UNREAD) {
      reading(statement, lines);
    }
    remarks(Remark.of(statement.finding(), hint), lines);
    if (!hint) {
      correction(statement, lines);
    }
    remarks(Remark.further(statement.finding(), hint), lines);
  }

  private void reading(Statement statement, List<String> lines) {
    Optional<Notation> before = statement.reading(statement.before());
    Optional<Notation> side =
        hint ? statement.reading(statement.side()) : statement.readingMarked();
    if (before.isEmpty() || side.isEmpty()) {
      return;
    }
    String whole =
        style.unicode()
            ? TextWriter.marked(Notation.row(before.get(), Sign.EQUAL, side.get()))
            : style.text(
                statement.before().text() + " = " + mark(statement.side().text(), statement));
    labelled("read as", style.marked(formula(whole, "read as"), RulingMark.RED), lines);
  }

  private void correction(Statement statement, List<String> lines) {
    Optional<Correction> correction = statement.correction();
    if (correction.isEmpty()) {
      return;
    }
    Optional<Notation> notation = statement.correctionMarked();
    String text =
        statement.inLatex() && style.unicode() && notation.isPresent()
            ? TextWriter.marked(notation.get())
            : style.text(inLanguage(correction.get()));
    labelled("right", style.marked(formula(text, "right"), RulingMark.GREEN), lines);
    if (statement.inLatex() && notation.isPresent()) {
      String latex = LatexWriter.write(notation.get());
      labelled("LaTeX", TextLines.ofSentence(style.text(latex), room("LaTeX")), lines);
    }
  }

  private static String inLanguage(Correction correction) {
    return correction
        .change()
        .map(piece -> Marks.around(correction.text(), piece.start(), piece.end()))
        .orElse(correction.text());
  }

  private void remarks(List<Remark> remarks, List<String> lines) {
    for (Remark remark : remarks) {
      String text = style.text(remark.text());
      String sentence = remark.label().isEmpty() ? text : remark.label() + ": " + text;
      hanging(TextLines.ofSentence(sentence, width - indent - HANGING), remark.label(), lines);
    }
  }

  /** The lines after the first are indented further. */
  private void hanging(List<String> text, String label, List<String> lines) {
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i);
      boolean labelled = i == 0 && !label.isEmpty() && line.startsWith(label + ":");
      lines.add(
          " ".repeat(i == 0 ? indent : indent + HANGING)
              + (labelled ? style.faint(label + ":") + line.substring(label.length() + 1) : line));
    }
  }

  private void conditions(Finding finding, List<String> lines) {
    if (finding.conditions().isEmpty()) {
      return;
    }
    String conditions =
        finding.conditions().stream()
            .map(Conditions::of)
            .map(condition -> style.unicode() ? condition.text() : condition.ascii())
            .map(TextLines::together)
            .distinct()
            .collect(Collectors.joining(", "));
    labelled("using", TextLines.ofSentence(conditions, room("using")), lines);
  }

  private List<String> formula(String text, String label) {
    return TextLines.ofFormula(text, room(label));
  }

  private int room(String label) {
    return Math.max(20, width - indent - (label.isEmpty() ? 0 : label.length() + 2));
  }

  private void labelled(String label, List<String> text, List<String> lines) {
    String start = label.isEmpty() ? "" : style.faint(label + ":") + " ";
    String blank = " ".repeat(label.isEmpty() ? 0 : label.length() + 2);
    for (int i = 0; i < text.size(); i++) {
      lines.add(" ".repeat(indent) + (i == 0 ? start : blank) + text.get(i));
    }
  }
}
