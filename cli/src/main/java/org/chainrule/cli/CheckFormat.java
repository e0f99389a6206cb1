package org.chainrule.cli;

import org.chainrule.report.CheckCsvRenderer;
import org.chainrule.report.CheckHtmlRenderer;
import org.chainrule.report.CheckJUnitRenderer;
import org.chainrule.report.CheckJsonRenderer;
import org.chainrule.report.CheckMarkdownRenderer;
import org.chainrule.report.CheckRenderer;
import org.chainrule.report.CheckTextRenderer;
import org.chainrule.report.TextRenderer;

/** How the report of a check is printed. */
enum CheckFormat {
  TEXT,
  HTML,
  MARKDOWN,
  JSON,
  JUNIT,
  CSV;

  /** The renderer, for what is read where {@code root} prints to. */
  CheckRenderer renderer(ChainruleCommand root, boolean hint) {
    Terminal terminal = root.terminal();
    return switch (this) {
      case TEXT -> {
        int width = terminal.outIsTerminal() ? terminal.columns() : TextRenderer.DEFAULT_WIDTH;
        yield new CheckTextRenderer(width, terminal.unicode(), root.colorsOnOut(), hint);
      }
      case HTML -> new CheckHtmlRenderer(hint);
      case MARKDOWN -> new CheckMarkdownRenderer(hint);
      case JSON -> new CheckJsonRenderer(hint);
      case JUNIT -> new CheckJUnitRenderer(hint);
      case CSV -> new CheckCsvRenderer();
    };
  }

  @Override
  public String toString() {
    return Words.of(this);
  }
}
