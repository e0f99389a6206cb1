package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chainrule.check.Correction.Piece;

/**
 * Where two formulas differ, token by token; spaces don't count.
 *
 * @param first one text
 * @param second the other
 * @param inFirst the piece of the first that the other does not have; nothing where it has all
 * @param inSecond the piece of the second
 */
record Difference(String first, String second, Optional<Piece> inFirst, Optional<Piece> inSecond) {
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+|\\.[*/^]|\\S");

  private record Token(String text, int start, int end) {}

  static Difference of(String first, String second) {
    List<Token> a = tokens(first);
    List<Token> b = tokens(second);
    int front = front(a, b);
    int back = back(a, b, front);
    return new Difference(
        first, second, piece(a, front, a.size() - back), piece(b, front, b.size() - back));
  }

  private static int front(List<Token> a, List<Token> b) {
    int front = 0;
    while (front < Math.min(a.size(), b.size())
        && a.get(front).text().equals(b.get(front).text())) {
      front++;
    }
    return front;
  }

  private static int back(List<Token> a, List<Token> b, int front) {
    int back = 0;
    while (back < Math.min(a.size(), b.size()) - front
        && a.get(a.size() - 1 - back).text().equals(b.get(b.size() - 1 - back).text())) {
      back++;
    }
    return back;
  }

  private static Optional<Piece> piece(List<Token> tokens, int from, int to) {
    return from < to
        ? Optional.of(new Piece(tokens.get(from).start(), tokens.get(to - 1).end()))
        : Optional.empty();
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
    }
    return tokens;
  }

  /** Returns the second text with the first one's spaces wherever both agree. */
  String inSpacingOfFirst() {
    List<Token> a = tokens(first);
    List<Token> b = tokens(second);
    int front = front(a, b);
    int back = back(a, b, front);
    int from = front == 0 ? 0 : a.get(front - 1).end();
    int to = back == 0 ? first.length() : a.get(a.size() - back).start();
    int start = front == 0 ? 0 : b.get(front - 1).end();
    int end = back == 0 ? second.length() : b.get(b.size() - back).start();
    return first.substring(0, from)
        + second.substring(start, end)
        + first.substring(Math.max(from, to));
  }
}
