package org.chainrule.report;

import org.chainrule.check.Ruling;

/**
 * How a ruling is shown.
 *
 * @param sign one character
 * @param ascii one or two, where there is no Unicode
 * @param word what the statement is, in a word
 * @param color the ANSI escape sequence for it
 * @param style its class in HTML
 */
record RulingMark(String sign, String ascii, String word, String color, String style) {
  static final String RED = "\u001b[31m";
  static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String BLUE = "\u001b[36m";

  static RulingMark of(Ruling ruling) {
    return switch (ruling) {
      case PROVED -> new RulingMark("✓", "ok", "proved", GREEN, "right");
      case CONFIRMED -> new RulingMark("≈", "~", "confirmed", GREEN, "right");
      case LAYOUT -> new RulingMark("⟂", "T", "layout", YELLOW, "layout");
      case REFUTED -> new RulingMark("✗", "X", "refuted", RED, "wrong");
      case SHAPE -> new RulingMark("✗", "X", "shape", RED, "wrong");
      case FOLLOWS -> new RulingMark("↳", "->", "follows", YELLOW, "follows");
      case DEFINED -> new RulingMark("≔", ":=", "defined", BLUE, "defined");
      case UNDECIDED -> new RulingMark("?", "?", "undecided", YELLOW, "open");
      case UNREAD -> new RulingMark("?", "?", "unread", YELLOW, "open");
    };
  }
}
