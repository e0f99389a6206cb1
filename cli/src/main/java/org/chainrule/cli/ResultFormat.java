package org.chainrule.cli;

/** How a result is printed. */
enum ResultFormat {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return Words.of(this);
  }
}
