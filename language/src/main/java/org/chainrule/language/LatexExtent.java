package org.chainrule.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a piece of a formula reaches for a reader: fonts, accents and {@code \left} belong to
 * what they stand before, though they mean nothing by themselves.
 */
final class LatexExtent {
  /** Commands further away do not belong to a piece. */
  private static final int NEAR = 400;

  private static final Pattern COMMAND_BEFORE = Pattern.compile("\\\\[A-Za-z]+\\*?\\s*$");

  private static final Pattern SIZE_BEFORE = Pattern.compile("\\\\(?:left|[bB]igg?l?|middle)\\s*$");

  private final String text;
  private int start;
  private int end;

  private LatexExtent(String text, Span piece) {
    this.text = text;
    this.start = piece.start();
    this.end = piece.end();
  }

  /** A pair of braces. */
  private record Braces(int open, int close) {}

  /**
   * Returns {@code piece} with all of the braces that it cuts through, and the commands before it.
   *
   * @param math the formula that it is a part of
   */
  static Span of(String text, Span math, Span piece) {
    LatexExtent extent = new LatexExtent(text, piece);
    int from = Math.max(math.start(), piece.start() - NEAR);
    int to = Math.min(Math.min(math.end(), text.length()), piece.end() + NEAR);
    extent.widen(from, to);
    return new Span(extent.start, extent.end);
  }

  private void widen(int from, int to) {
    // Inner pairs come first, so that each can cut through the next one only by being taken in.
    for (Braces pair : pairs(from, to)) {
      boolean opens = start <= pair.open() && pair.open() < end;
      boolean closes = start <= pair.close() && pair.close() < end;
      if (opens != closes || isAround(pair)) {
        end = Math.max(end, pair.close() + 1);
        start = opens ? start : before(COMMAND_BEFORE, from, pair.open());
      }
    }
    start = before(SIZE_BEFORE, from, start);
  }

  /** Whether there is nothing else between the braces. */
  private boolean isAround(Braces pair) {
    return pair.open() < start
        && pair.close() >= end
        && text.substring(pair.open() + 1, start).isBlank()
        && text.substring(end, pair.close()).isBlank();
  }

  /** Returns where a command that ends at {@code at} begins. */
  private int before(Pattern command, int from, int at) {
    Matcher matcher = command.matcher(text).region(Math.max(from, at - 40), at);
    return matcher.find() ? matcher.start() : at;
  }

  private List<Braces> pairs(int from, int to) {
    List<Braces> pairs = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        open.push(i);
      } else if (c == '}' && !open.isEmpty()) {
        pairs.add(new Braces(open.pop(), i));
      }
    }
    return pairs;
  }
}
