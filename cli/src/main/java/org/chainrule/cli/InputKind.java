package org.chainrule.cli;

/** How a solution is written. */
enum InputKind {
  CHAIN,
  MARKDOWN,
  LATEX;

  @Override
  public String toString() {
    return Words.of(this);
  }
}
