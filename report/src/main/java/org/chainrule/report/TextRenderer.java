package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.calculus.Exposition;
import org.chainrule.report.Outline.*;
import org.chainrule.report.Outline.Block.*;
import org.chainrule.report.Outline.Inline.*;

/**
 * Writes a derivation for a terminal.
 *
 * @param width the columns of the terminal; at least {@value #LEAST_WIDTH} are used
 * @param unicode whether it shows Unicode; else formulas are written in the language, in ASCII
 * @param bold whether headings are bold, by ANSI escape sequences
 */
public record TextRenderer(int width, boolean unicode, boolean bold) implements Renderer {
  /** The width that is used where none is given. */
  public static final int DEFAULT_WIDTH = 100;

  /** Formulas are not broken narrower than this. */
  public static final int LEAST_WIDTH = 40;

  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";
  private static final String INDENT = "  ";

  /** Equations are aligned at the sign of equality where their left sides are about this long. */
  private static final int WIDEST_LEFT = 24;

  /** Corrects the width. */
  public TextRenderer {
    width = Math.max(width, LEAST_WIDTH);
  }

  /** Returns a renderer for Unicode without bold headings, of the default width. */
  public static TextRenderer plain() {
    return new TextRenderer(DEFAULT_WIDTH, true, false);
  }

  @Override
  public String render(Exposition exposition) {
    Outline outline = Outlines.of(exposition);
    List<String> lines = new ArrayList<>();
    lines.add(heading(TextLines.apart(words(outline.title()))));
    for (Section section : outline.sections()) {
      lines.add("");
      if (!section.heading().isEmpty()) {
        lines.add(heading(section.heading()));
        lines.add("");
      }
      for (Block block : section.blocks()) {
        block(block, lines);
      }
    }
    return lines.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
  }

  private String heading(String text) {
    return bold ? BOLD + text + PLAIN : text;
  }

  private String words(List<Inline> content) {
    return content.stream()
        .map(inline ->
            switch (inline) {
              case Words(String text) -> unicode ? text : AsciiText.of(text);
              case Formed(Formula formula) -> TextLines.together(line(formula));
            })
        .collect(Collectors.joining());
  }

  private String line(Formula formula) {
    return unicode ? formula.text() : formula.ascii();
  }

  private void block(Block block, List<String> lines) {
    switch (block) {
      case Paragraph(var content) -> sentence(words(content), INDENT, lines);
      case Equations(var equations) -> {
        int left = alignment(equations);
        equations.forEach(equation -> equation(equation, INDENT, left, lines));
      }
      case Bullets(var items) -> items.forEach(item -> bullet(words(item), lines));
      case Steps(var steps) -> steps.forEach(step -> step(step, lines));
    }
  }

  private void sentence(String text, String indent, List<String> lines) {
    TextLines.ofSentence(text, width - indent.length()).forEach(line -> lines.add(indent + line));
  }

  private void bullet(String text, List<String> lines) {
    String start = INDENT + (unicode ? "• " : "- ");
    for (String line : TextLines.ofSentence(text, width - start.length())) {
      lines.add(start + line);
      start = " ".repeat(start.length());
    }
  }

  private int alignment(List<Equation> equations) {
    return equations.stream()
        .mapToInt(equation -> TextLines.width(line(equation.left())))
        .filter(width -> width <= WIDEST_LEFT)
        .max()
        .orElse(0);
  }

  private void step(StepText step, List<String> lines) {
    lines.add("");
    String number = "%3d  ".formatted(step.number());
    String indent = " ".repeat(number.length());
    lines.add(number + heading(words(List.of(new Words(step.rule())))));
    equation(step.equation(), indent, 0, lines);
    if (!step.reason().isEmpty()) {
      sentence(words(step.reason()), indent, lines);
    }
  }

  /** Every right side begins on a line of its own, below the sign of equality. */
  private void equation(Equation equation, String indent, int aligned, List<String> lines) {
    String left = line(equation.left());
    int leftWidth = TextLines.width(left);
    boolean longLeft = leftWidth > WIDEST_LEFT;
    String start = indent + left + " ".repeat(Math.max(0, aligned - leftWidth));
    String blank = " ".repeat(longLeft ? indent.length() + 2 : TextLines.width(start));
    if (longLeft) {
      lines.add(start);
      start = blank;
    }
    for (Formula right : equation.rights()) {
      side(start + " = ", blank + "   ", line(right), "", lines);
      start = blank;
    }
    int values =
        equation.cases().stream()
            .mapToInt(c -> TextLines.width(line(c.value())))
            .filter(width -> width <= WIDEST_LEFT)
            .max()
            .orElse(0);
    for (CaseText c : equation.cases()) {
      String value = line(c.value());
      String gap = " ".repeat(Math.max(0, values - TextLines.width(value)));
      side(blank + " = ", blank + "   ", value, gap + "   if " + line(c.when()), lines);
    }
  }

  private void side(String first, String others, String formula, String end, List<String> lines) {
    int room = Math.max(LEAST_WIDTH / 2, width - TextLines.width(first));
    List<String> broken = TextLines.ofFormula(formula, room);
    for (int i = 0; i < broken.size(); i++) {
      lines.add((i == 0 ? first : others) + broken.get(i));
    }
    if (TextLines.width(lines.getLast() + end) <= width) {
      lines.add(lines.removeLast() + end);
    } else {
      lines.add(others + end.strip());
    }
  }
}
