package org.chainrule.report;

import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.calculus.Exposition;
import org.chainrule.report.Outline.*;
import org.chainrule.report.Outline.Block.*;
import org.chainrule.report.Outline.Inline.*;

/** Writes a derivation as GitHub's Markdown, with formulas between dollar signs. */
public record MarkdownRenderer() implements Renderer {
  private static final String SPECIAL = "\\`*_{}[]<>#|$~&";

  @Override
  public String render(Exposition exposition) {
    Outline outline = Outlines.of(exposition);
    StringBuilder markdown = new StringBuilder("# " + words(outline.title()) + "\n");
    for (Section section : outline.sections()) {
      if (!section.heading().isEmpty()) {
        markdown.append("\n## ").append(escaped(section.heading())).append("\n");
      }
      section.blocks().forEach(block -> block(block, markdown));
    }
    return markdown.toString();
  }

  private static String words(List<Inline> content) {
    return content.stream()
        .map(inline ->
            switch (inline) {
              case Words(String text) -> escaped(text);
              case Formed(Formula formula) ->
                  "$" + formula(LatexWriter.write(formula.notation())) + "$";
            })
        .collect(Collectors.joining());
  }

  /** Returns {@code text} with the characters that Markdown would take as its own disarmed. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> escaped.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").appendCodePoint(c));
    return escaped.toString();
  }

  /**
   * Markdown takes a backslash in front of punctuation for its own: {@code \,} would lose it, and
   * so would the end of a line; both have a form in letters.
   */
  static String formula(String latex) {
    return latex
        .replace("\\\\", "\\cr")
        .replace("\\,", "\\thinspace")
        .replace("<", "\\lt ")
        .replace(">", "\\gt ");
  }

  private static void block(Block block, StringBuilder markdown) {
    switch (block) {
      case Paragraph(var content) -> markdown.append("\n").append(words(content)).append("\n");
      case Equations(var equations) ->
          equations.forEach(equation -> equation(equation, "", markdown));
      case Bullets(var items) -> {
        markdown.append("\n");
        items.forEach(item -> markdown.append("- ").append(words(item)).append("\n"));
      }
      case Steps(var steps) -> steps.forEach(step -> step(step, markdown));
    }
  }

  private static void step(StepText step, StringBuilder markdown) {
    String number = step.number() + ". ";
    String indent = " ".repeat(number.length());
    markdown.append("\n").append(number).append("**").append(escaped(step.rule())).append("**\n");
    equation(step.equation(), indent, markdown);
    if (!step.reason().isEmpty()) {
      markdown.append("\n").append(indent).append(words(step.reason())).append("\n");
    }
  }

  private static void equation(Equation equation, String indent, StringBuilder markdown) {
    List<String> rows = LatexRenderer.rows(equation);
    markdown.append("\n").append(indent).append("$$\n");
    if (rows.size() == 1) {
      line(rows.getFirst().replace("&=", "="), indent, markdown);
    } else {
      line("\\begin{aligned}", indent, markdown);
      for (int i = 0; i < rows.size(); i++) {
        line(rows.get(i) + (i + 1 < rows.size() ? " \\\\" : ""), indent, markdown);
      }
      line("\\end{aligned}", indent, markdown);
    }
    markdown.append(indent).append("$$\n");
  }

  private static void line(String latex, String indent, StringBuilder markdown) {
    markdown.append(indent).append(formula(latex)).append("\n");
  }
}
