package org.chainrule.cli;

import org.chainrule.report.HtmlRenderer;
import org.chainrule.report.JavaCode;
import org.chainrule.report.JsonRenderer;
import org.chainrule.report.LatexRenderer;
import org.chainrule.report.MarkdownRenderer;
import org.chainrule.report.NumpyCode;
import org.chainrule.report.Renderer;
import org.chainrule.report.TextRenderer;

/** How a derivation is printed. */
enum DerivationFormat {
  TEXT,
  LATEX,
  MARKDOWN,
  HTML,
  JSON,
  JAVA,
  NUMPY;

  /** The renderer, for what is read where {@code root} prints to. */
  Renderer renderer(ChainruleCommand root) {
    Terminal terminal = root.terminal();
    return switch (this) {
      case TEXT -> {
        boolean onTerminal = terminal.outIsTerminal();
        int width = onTerminal ? terminal.columns() : TextRenderer.DEFAULT_WIDTH;
        yield new TextRenderer(
            Math.max(width, TextRenderer.LEAST_WIDTH), terminal.unicode(), root.colorsOnOut());
      }
      case LATEX -> LatexRenderer.wholeDocument();
      case MARKDOWN -> new MarkdownRenderer();
      case HTML -> new HtmlRenderer();
      case JSON -> new JsonRenderer();
      case JAVA -> new JavaCode();
      case NUMPY -> new NumpyCode();
    };
  }

  @Override
  public String toString() {
    return Words.of(this);
  }
}
