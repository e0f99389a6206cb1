package org.chainrule.language;

import java.util.HashMap;
import java.util.Map;

/**
 * Searches a text for what closes something. Each answer is remembered, so that thousands of things
 * that nothing closes take no more time than one.
 */
final class Paragraphs {
  private final String text;
  private final Map<String, Integer> next = new HashMap<>();
  private int paragraphFrom = -1;
  private int paragraphEnd = -1;

  Paragraphs(String text) {
    this.text = text;
  }

  /** Returns the end of the line that {@code from} is in: the place of its line feed. */
  int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** Whether only blanks stand between the places. */
  boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the end of the paragraph: where the next line is blank, or the end of the text. */
  int paragraphEnd(int from) {
    if (from >= paragraphFrom && from <= paragraphEnd) {
      return paragraphEnd;
    }
    int end = lineEnd(from);
    while (end < text.length()) {
      int following = lineEnd(end + 1);
      if (isBlank(end + 1, following)) {
        break;
      }
      end = following;
    }
    paragraphFrom = from;
    paragraphEnd = end;
    return end;
  }

  /** Returns where {@code word} stands next, or the length of the text. */
  int next(String word, int from) {
    Integer known = next.get(word);
    if (known != null && known >= from) {
      return known;
    }
    int found = text.indexOf(word, from);
    int place = found < 0 ? text.length() : found;
    next.put(word, place);
    return place;
  }

  /** Returns where {@code word} stands next without a backslash before it, or the length. */
  int nextUnescaped(String word, int from) {
    int place = next(word, from);
    while (place < text.length() && isEscaped(place)) {
      place = next(word, place + 1);
    }
    return place;
  }

  /** Whether an odd number of backslashes stands before the place. */
  boolean isEscaped(int place) {
    int start = place;
    while (start > 0 && text.charAt(start - 1) == '\\') {
      start--;
    }
    return (place - start) % 2 == 1;
  }
}
