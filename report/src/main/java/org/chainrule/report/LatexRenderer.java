package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.calculus.Exposition;
import org.chainrule.report.Outline.*;
import org.chainrule.report.Outline.Block.*;
import org.chainrule.report.Outline.Inline.*;

/**
 * Writes a derivation as LaTeX, with amsmath and amssymb.
 *
 * @param document whether it is a document of its own; else a piece to put into one
 */
public record LatexRenderer(boolean document) implements Renderer {
  private static final String PREAMBLE =
      """
      \\documentclass[11pt]{article}
      \\usepackage{amsmath,amssymb}
      \\allowdisplaybreaks
      \\setlength{\\parindent}{0pt}
      \\setlength{\\parskip}{4pt}
      \\setlength{\\emergencystretch}{3em}
      """;

  /** Returns a renderer for whole documents. */
  public static LatexRenderer wholeDocument() {
    return new LatexRenderer(true);
  }

  /** Returns a renderer for pieces of documents, which begin with a section. */
  public static LatexRenderer fragment() {
    return new LatexRenderer(false);
  }

  @Override
  public String render(Exposition exposition) {
    Outline outline = Outlines.of(exposition);
    StringBuilder latex = new StringBuilder();
    String title = words(outline.title());
    latex.append(
        document
            ? PREAMBLE
                + "\\title{"
                + title
                + "}\n\\author{}\n\\date{}\n\\begin{document}\n\\maketitle\n"
            : "\\section*{" + title + "}\n");
    for (Section section : outline.sections()) {
      if (!section.heading().isEmpty()) {
        latex.append(document ? "\n\\section*{" : "\n\\subsection*{");
        latex.append(LatexText.escaped(section.heading())).append("}\n");
      }
      section.blocks().forEach(block -> block(block, latex));
    }
    return latex.append(document ? "\n\\end{document}\n" : "").toString();
  }

  private static String words(List<Inline> content) {
    return content.stream()
        .map(inline ->
            switch (inline) {
              case Words(String text) -> LatexText.escaped(text);
              case Formed(Formula formula) -> "$" + LatexWriter.write(formula.notation()) + "$";
            })
        .collect(Collectors.joining());
  }

  private static void block(Block block, StringBuilder latex) {
    switch (block) {
      case Paragraph(var content) -> latex.append("\n").append(words(content)).append("\n");
      case Equations(var equations) -> align(equations, latex);
      case Bullets(var items) -> {
        latex.append("\\begin{itemize}\n");
        items.forEach(item -> latex.append("\\item ").append(words(item)).append("\n"));
        latex.append("\\end{itemize}\n");
      }
      case Steps(var steps) -> {
        latex.append("\\begin{enumerate}\n");
        steps.forEach(step -> step(step, latex));
        latex.append("\\end{enumerate}\n");
      }
    }
  }

  private static void step(StepText step, StringBuilder latex) {
    latex.append("\\item \\textbf{").append(LatexText.escaped(step.rule())).append("}\n");
    align(List.of(step.equation()), latex);
    if (!step.reason().isEmpty()) {
      latex.append(words(step.reason())).append("\n");
    }
  }

  private static void align(List<Equation> equations, StringBuilder latex) {
    latex.append("\\begin{align*}\n");
    latex.append(
        equations.stream()
            .flatMap(equation -> rows(equation).stream())
            .collect(Collectors.joining(" \\\\\n")));
    latex.append("\n\\end{align*}\n");
  }

  /** Returns the rows of an equation, each {@code left &= right} or a line further on. */
  static List<String> rows(Equation equation) {
    List<String> rows = new ArrayList<>();
    String left = LatexWriter.write(equation.left().notation()) + " ";
    for (Formula right : equation.rights()) {
      List<String> lines = LatexLines.of(right.notation());
      rows.add(left + "&= " + lines.getFirst());
      lines.stream().skip(1).forEach(line -> rows.add("&\\quad {} " + line));
      left = "";
    }
    if (!equation.cases().isEmpty()) {
      rows.add("&= " + LatexWriter.write(EquationNotation.cases(equation)));
    }
    return rows;
  }
}
