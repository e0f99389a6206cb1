package org.chainrule.language;

import java.util.Optional;

/** Finds the arguments of commands in a text, up to an end. */
final class LatexArguments {
  private final String text;
  private final int end;

  LatexArguments(String text, int end) {
    this.text = text;
    this.end = end;
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
      int close = closing(at, '{', '}');
      return close < 0
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
    int close = closing(at, '[', ']');
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

  /** Returns where the bracket at {@code open} is closed, or −1. */
  private int closing(int open, char opening, char closing) {
    int depth = 0;
    for (int i = open; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
