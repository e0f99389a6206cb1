package org.chainrule.language;

/**
 * What a problem says; the methods of the {@code …Messages} classes are the home of all of them.
 *
 * @param text what was found and what was wanted
 * @param hint one way to mend it, or an empty text
 */
record Message(String text, String hint) {
  /** Longer names and pieces of text are shortened in messages. */
  private static final int LONGEST = 40;

  Message(String text) {
    this(text, "");
  }

  /** Returns the piece of text, shortened where it is long. */
  static String brief(String piece) {
    return piece.codePointCount(0, piece.length()) <= LONGEST
        ? piece
        : piece.substring(0, piece.offsetByCodePoints(0, LONGEST - 4)) + "…";
  }
}
