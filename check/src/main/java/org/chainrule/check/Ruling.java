package org.chainrule.check;

/** What was found about one statement. */
public enum Ruling {
  /** Both sides are equal: their normal forms agree. */
  PROVED("proved"),
  /** Both sides are equal at all points that were tried, but not proved to be. */
  CONFIRMED("confirmed"),
  /** The formula is the transpose of the right one: right in the other layout. */
  LAYOUT("layout"),
  /** The sides differ, with values for which they do. */
  REFUTED("refuted"),
  /** A side has no meaning, or not the shape of the other: nothing of this shape can be right. */
  SHAPE("shape"),
  /** It is wrong, but only because an earlier line is, from which it follows. */
  FOLLOWS("follows"),
  /** It introduces a name. */
  DEFINED("defined"),
  /** It could not be found out, within the limits. */
  UNDECIDED("undecided"),
  /** It could not be read. */
  UNREAD("unread");

  private final String word;

  Ruling(String word) {
    this.word = word;
  }

  /** Returns the word for it in reports. */
  public String word() {
    return word;
  }

  /** Whether the statement may stand as it is. */
  public boolean isRight() {
    return this == PROVED || this == CONFIRMED || this == DEFINED;
  }

  /** Whether the statement is wrong, or right in the other layout only. */
  public boolean isWrong() {
    return this == LAYOUT || this == REFUTED || this == SHAPE || this == FOLLOWS;
  }
}
