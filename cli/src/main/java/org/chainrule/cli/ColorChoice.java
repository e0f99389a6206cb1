package org.chainrule.cli;

/** Whether text is coloured. */
enum ColorChoice {
  /** Where a person looks at it and NO_COLOR is not set. */
  AUTO,
  ALWAYS,
  NEVER;

  @Override
  public String toString() {
    return Words.of(this);
  }
}
