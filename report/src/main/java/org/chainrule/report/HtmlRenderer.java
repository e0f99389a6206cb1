package org.chainrule.report;

import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.calculus.Exposition;
import org.chainrule.report.Outline.*;
import org.chainrule.report.Outline.Block.*;
import org.chainrule.report.Outline.Inline.*;

/**
 * Writes a derivation as one page of HTML, with formulas in MathML Core and all that it needs
 * within it. It is read without scripts; with them, sources are copied at the press of a button.
 */
public record HtmlRenderer() implements Renderer {

  @Override
  public String render(Exposition exposition) {
    return new Page().write(Outlines.of(exposition));
  }

  /** A page in the making; its formulas are counted, so that each has an id of its own. */
  private static final class Page {
    private final StringBuilder html = new StringBuilder();
    private int formulas;

    String write(Outline outline) {
      String title = plain(outline.title());
      line("<!DOCTYPE html>");
      line("<html lang=\"en\">");
      line("<head>");
      line("<meta charset=\"utf-8\">");
      line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
      line("<title>" + Markup.escaped(title) + "</title>");
      line("<style>\n" + Resources.text("page.css") + "</style>");
      line("</head>");
      line("<body>");
      line("<header><h1>" + words(outline.title()) + "</h1></header>");
      line("<main>");
      outline.sections().forEach(this::section);
      line("</main>");
      line("<script>\n" + Resources.text("page.js") + "</script>");
      line("</body>");
      line("</html>");
      return html.toString();
    }

    private void line(String text) {
      html.append(text).append('\n');
    }

    private static String plain(List<Inline> content) {
      return content.stream()
          .map(inline ->
              switch (inline) {
                case Words(String text) -> text;
                case Formed(Formula formula) -> formula.text();
              })
          .collect(Collectors.joining());
    }

    /** A sign that follows a formula may not begin a line. */
    private String words(List<Inline> content) {
      StringBuilder words = new StringBuilder();
      for (int i = 0; i < content.size(); i++) {
        switch (content.get(i)) {
          case Words(String text) -> {
            boolean taken = i > 0 && content.get(i - 1) instanceof Formed && startsWithSign(text);
            words.append(Markup.escaped(taken ? text.substring(1) : text));
          }
          case Formed(Formula formula) -> {
            String mathMl = MathMlWriter.write(formula.notation(), false, nextId());
            boolean sign =
                i + 1 < content.size()
                    && content.get(i + 1) instanceof Words(String text)
                    && startsWithSign(text);
            words.append(
                sign
                    ? "<span class=\"whole\">" + mathMl + sign(content.get(i + 1)) + "</span>"
                    : mathMl);
          }
        }
      }
      return words.toString();
    }

    private static boolean startsWithSign(String text) {
      return !text.isEmpty() && ",.;:)".indexOf(text.charAt(0)) >= 0;
    }

    private static String sign(Inline words) {
      return words instanceof Words(String text) ? text.substring(0, 1) : "";
    }

    private String nextId() {
      formulas++;
      return "f" + formulas;
    }

    private void section(Section section) {
      if (section.heading().isEmpty()) {
        line("<section aria-label=\"Overview\">");
      } else {
        String id = section.heading().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        line("<section aria-labelledby=\"" + id + "\">");
        line("<h2 id=\"" + id + "\">" + Markup.escaped(section.heading()) + "</h2>");
      }
      section.blocks().forEach(this::block);
      line("</section>");
    }

    private void block(Block block) {
      switch (block) {
        case Paragraph(var content) -> line("<p>" + words(content) + "</p>");
        case Equations(var equations) -> equations.forEach(this::equation);
        case Bullets(var items) -> {
          line("<ul>");
          items.forEach(item -> line("<li>" + words(item) + "</li>"));
          line("</ul>");
        }
        case Steps(var steps) -> {
          line("<ol class=\"steps\">");
          steps.forEach(this::step);
          line("</ol>");
        }
      }
    }

    private void step(StepText step) {
      line("<li>");
      line("<h3 data-number=\"" + step.number() + "\">" + Markup.escaped(step.rule()) + "</h3>");
      equation(step.equation());
      if (!step.reason().isEmpty()) {
        line("<p>" + words(step.reason()) + "</p>");
      }
      line("</li>");
    }

    private void equation(Equation equation) {
      Notation whole = EquationNotation.of(equation);
      String mathMl = MathMlWriter.write(whole, true, nextId());
      String text = TextWriter.write(whole);
      line("<div class=\"equation\">");
      line(
          "<div class=\"formula\" role=\"group\" tabindex=\"0\" aria-label=\""
              + Markup.escaped(text)
              + "\">"
              + mathMl
              + "</div>");
      line("<details><summary>Source</summary>");
      line("<dl>");
      source("LaTeX", EquationNotation.latex(equation));
      source("MathML", MathMlWriter.write(whole, true, ""));
      source("Text", text);
      line("</dl>");
      line("</details>");
      line("</div>");
    }

    private void source(String format, String text) {
      line(
          "<dt>%s</dt><dd><pre data-format=\"%s\">%s</pre></dd>"
              .formatted(format, format, Markup.escaped(text)));
    }
  }
}
