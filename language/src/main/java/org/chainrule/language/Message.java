package org.chainrule.language;

import org.chainrule.expression.Claim.Problem.Kind;

/**
 * What a problem says; the methods of the {@code …Messages} classes are the home of all of them.
 *
 * @param text what was found and what was wanted
 * @param hint one way to mend it, or an empty text
 * @param kind what it means for a claim
 */
record Message(String text, String hint, Kind kind) {
  /** Longer names and pieces of text are shortened in messages. */
  private static final int LONGEST = 40;

  Message(String text) {
    this(text, "");
  }

  Message(String text, String hint) {
    this(text, hint, Kind.UNREAD);
  }

  /** Returns the message as one of a name that stands for nothing. */
  Message undeclared() {
    return new Message(text, hint, Kind.UNDECLARED);
  }

  /** Returns the message as one of an index outside of its range. */
  Message outOfRange() {
    return new Message(text, hint, Kind.RANGE);
  }

  /** Returns the piece of text, shortened where it is long. */
  static String brief(String piece) {
    return piece.codePointCount(0, piece.length()) <= LONGEST
        ? piece
        : piece.substring(0, piece.offsetByCodePoints(0, LONGEST - 4)) + "…";
  }
}
