package org.chainrule.cli;

/** How progress is shown. */
enum ProgressStyle {
  /** One line that is drawn again and again. */
  BAR,
  /** A line an epoch. */
  LINES,
  /** A line of JSON an epoch. */
  JSON,
  NONE;

  @Override
  public String toString() {
    return Words.of(this);
  }
}
