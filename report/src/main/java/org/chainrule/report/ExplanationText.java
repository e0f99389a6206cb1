package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chainrule.check.Correction;
import org.chainrule.check.Finding;
import org.chainrule.check.Ruling;

/** Writes for a terminal what is wrong with a statement, and what is right. */
final class ExplanationText {
  /** How much further the later lines of a sentence are indented. */
  private static final int HANGING = 2;

  private static final int LEAST_ROOM = 20;

  private static final String READING = "read as";

  private final TextStyle style;
  private final int width;
  private final boolean hint;
  private final int indent;

  /**
   * @param hint whether not to tell what is right
   * @param indent how far all is indented
   */
  ExplanationText(TextStyle style, int width, boolean hint, int indent) {
    this.style = style;
    this.width = width;
    this.hint = hint;
    this.indent = indent;
  }

  /** Appends the lines about a statement that is not right. */
  void write(Statement statement, List<String> lines) {
    Finding finding = statement.finding();
    if (statement.inLatex() && finding.ruling() != Ruling.UNREAD) {
      reading(statement, lines);
    }
    remarks(Remark.of(finding, hint), lines);
    if (!hint) {
      correction(statement, lines);
    }
    remarks(Remark.further(finding, hint), lines);
    conditions(finding, style)
        .ifPresent(text -> remarks(List.of(new Remark("using", text)), lines));
  }

  /** Returns the facts that were used. */
  static Optional<String> conditions(Finding finding, TextStyle style) {
    return finding.conditions().isEmpty()
        ? Optional.empty()
        : Optional.of(
            finding.conditions().stream()
                .map(Conditions::of)
                .map(condition -> style.unicode() ? condition.text() : condition.ascii())
                .map(TextLines::together)
                .distinct()
                .collect(Collectors.joining(", ")));
  }

  /** Returns {@code text} with a piece of it marked. */
  static String marked(String text, Optional<Correction.Piece> piece) {
    return piece.map(p -> Marks.around(text, p.start(), p.end())).orElse(text);
  }

  /** How a statement was read; of a chain that goes on, the side that is new. */
  private void reading(Statement statement, List<String> lines) {
    Optional<Notation> side =
        hint ? statement.reading(statement.side()) : statement.readingMarked();
    Optional<Notation> before = statement.reading(statement.before());
    if (before.isEmpty() || side.isEmpty()) {
      return;
    }
    Optional<Correction.Piece> wrong = hint ? Optional.empty() : statement.wrong();
    String right =
        "= "
            + (style.unicode()
                ? TextWriter.marked(side.get())
                : style.text(marked(statement.side().text(), wrong)));
    if (statement.finding().side() > 1) {
      formula(READING, right, RulingMark.RED, lines);
      return;
    }
    String left =
        style.unicode() ? TextWriter.write(before.get()) : style.text(statement.before().text());
    if (TextLines.width(left + " " + right) <= room(READING)) {
      labelled(READING, style.marked(List.of(left + " " + right), RulingMark.RED), lines);
      return;
    }
    List<String> both = new ArrayList<>(TextLines.ofFormula(left, room(READING)));
    TextLines.ofFormula(right, room(READING) - HANGING)
        .forEach(line -> both.add(" ".repeat(HANGING) + line));
    labelled(READING, style.marked(both, RulingMark.RED), lines);
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
            : style.text(marked(correction.get().text(), correction.get().change()));
    formula("right", text, RulingMark.GREEN, lines);
    String latex = notation.map(LatexWriter::write).map(style::text).orElse("");
    if (statement.inLatex() && !latex.isEmpty() && !latex.equals(Marks.strip(text))) {
      labelled("LaTeX", TextLines.ofSentence(latex, room("LaTeX")), lines);
    }
  }

  private void formula(String label, String text, String color, List<String> lines) {
    labelled(label, style.marked(TextLines.ofFormula(text, room(label)), color), lines);
  }

  private int room(String label) {
    return Math.max(LEAST_ROOM, width - indent - label.length() - 2);
  }

  private void labelled(String label, List<String> text, List<String> lines) {
    for (int i = 0; i < text.size(); i++) {
      String start = i == 0 ? style.faint(label + ":") + " " : " ".repeat(label.length() + 2);
      lines.add(" ".repeat(indent) + start + text.get(i));
    }
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
}
