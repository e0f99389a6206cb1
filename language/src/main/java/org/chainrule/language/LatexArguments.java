package org.chainrule.language;

import java.util.Optional;

/** Finds the arguments of commands in a text, up to an end. */
final class LatexArguments {
  /** Arguments in square brackets are short. */
  private static final int LONGEST_OPTION = 300;

  private final String text;
  private final int end;
  private final LatexBraces braces;

  private LatexArguments(String text, int end, LatexBraces braces) {
    this.text = text;
    this.end = end;
    this.braces = braces;
  }

  static LatexArguments of(String text, int start, int end) {
    return new LatexArguments(text, end, new LatexBraces(text, start, end));
  }

  /** Returns this for a part that ends at {@code stop}. */
  LatexArguments upTo(int stop) {
    return new LatexArguments(text, stop, braces);
  }

  /**
   * An argument without its braces.
   *
   * @param start where it begins
   * @param next the place behind it and its braces
   */
  record Piece(String text, int start, int next) {}

  /** Returns the name of the command that begins at {@code at}. */
  String command(int at) {
    int from = at + 1;
    int to = from;
    while (to < end && isLetter(text.charAt(to))) {
      to++;
    }
    if (to == from && to < end) {
      to += Character.charCount(text.codePointAt(to));
    }
    return text.substring(Math.min(from, end), Math.min(to, end));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Returns the group in braces, the command or the character that comes next. */
  Optional<Piece> argument(int from) {
    int at = skipBlanks(from);
    if (at >= end) {
      return Optional.empty();
    }
    char c = text.charAt(at);
    if (c == '{') {
      int close = braces.closing(at);
      return close < 0 || close >= end
          ? Optional.empty()
          : Optional.of(new Piece(text.substring(at + 1, close), at + 1, close + 1));
    }
    if (c == '}') {
      return Optional.empty();
    }
    int next =
        c == '\\' ? at + 1 + command(at).length() : at + Character.charCount(text.codePointAt(at));
    next = Math.min(next, end);
    return Optional.of(new Piece(text.substring(at, next), at, next));
  }

  /** Returns the argument in square brackets that comes next, if there is one. */
  Optional<Piece> optional(int from) {
    int at = skipBlanks(from);
    if (at >= end || text.charAt(at) != '[') {
      return Optional.empty();
    }
    int close = closingSquare(at);
    return close < 0
        ? Optional.empty()
        : Optional.of(new Piece(text.substring(at + 1, close), at + 1, close + 1));
  }

  int skipBlanks(int from) {
    int at = from;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns where the square bracket at {@code open} is closed, or −1. */
  private int closingSquare(int open) {
    int depth = 0;
    for (int i = open; i < Math.min(end, open + LONGEST_OPTION); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
