package org.chainrule.report;

/** A pair of brackets. */
enum Fence {
  ROUND("(", ")", "(", ")"),
  SQUARE("[", "]", "[", "]"),
  BARS("|", "|", "\\lvert ", "\\rvert"),
  DOUBLE_BARS("‖", "‖", "\\lVert ", "\\rVert");

  private final String open;
  private final String close;
  private final String latexOpen;
  private final String latexClose;

  Fence(String open, String close, String latexOpen, String latexClose) {
    this.open = open;
    this.close = close;
    this.latexOpen = latexOpen;
    this.latexClose = latexClose;
  }

  String open() {
    return open;
  }

  String close() {
    return close;
  }

  String latexOpen() {
    return latexOpen;
  }

  String latexClose() {
    return latexClose;
  }
}
