package org.chainrule.report;

/**
 * A piece of code that has a value, with how tightly its outermost operator binds.
 *
 * @param text the code
 * @param level one of the constants below
 */
record CodeText(String text, int level) {
  static final int COMPARISON = 0;
  static final int SUM = 1;
  static final int PRODUCT = 2;
  static final int MATRIX_PRODUCT = 3;
  static final int SIGN = 4;
  static final int POWER = 5;
  static final int ATOM = 6;

  static CodeText atom(String text) {
    return new CodeText(text, ATOM);
  }

  /** Returns the text as an operand of something that binds as tightly as {@code wanted}. */
  String at(int wanted) {
    return level >= wanted ? text : "(" + text + ")";
  }

  /** Returns the text as a factor behind another one. */
  String asFactor() {
    return level > MATRIX_PRODUCT && !text.startsWith("-") ? text : "(" + text + ")";
  }

  /** Returns the text as the first factor of an entrywise product. */
  String asFirstFactor() {
    return level == PRODUCT || level > MATRIX_PRODUCT ? text : "(" + text + ")";
  }

  CodeText negated() {
    return level >= PRODUCT && !text.startsWith("-")
        ? new CodeText("-" + text, Math.min(level, SIGN))
        : new CodeText("-(" + text + ")", SIGN);
  }
}
