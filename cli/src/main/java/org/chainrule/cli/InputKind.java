package org.chainrule.cli;

import org.chainrule.language.Documents.Form;

/** How a solution is written. */
enum InputKind {
  CHAIN,
  MARKDOWN,
  LATEX;

  /** Returns what the language's reader calls it. */
  Form form() {
    return switch (this) {
      case CHAIN -> Form.LANGUAGE;
      case MARKDOWN -> Form.MARKDOWN;
      case LATEX -> Form.LATEX;
    };
  }

  @Override
  public String toString() {
    return Words.of(this);
  }
}
