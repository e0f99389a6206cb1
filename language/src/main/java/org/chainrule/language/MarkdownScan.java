package org.chainrule.language;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds networks and formulas in Markdown; code and comments are passed over. */
final class MarkdownScan extends MathScan {
  private static final Pattern FENCE = Pattern.compile("[ \\t]*(`{3,}|~{3,})[ \\t]*([^\\n]*)");
  private static final Pattern LANGUAGE = Pattern.compile("[{.\\s]*([A-Za-z]+)");

  /** Longer marks of code spans are taken for text. */
  private static final int LONGEST_MARK = 16;

  private final int[] unmarked = new int[LONGEST_MARK + 1];

  private MarkdownScan(Reporter reporter) {
    super(reporter, reporter.source().bodyStart(), reporter.source().text().length());
  }

  /** Returns the parts of the reporter's source; what is never closed is reported. */
  static DocumentParts parts(Reporter reporter) {
    MarkdownScan scan = new MarkdownScan(reporter);
    scan.run();
    return scan.parts();
  }

  @Override
  boolean commentsComeFirst() {
    return true;
  }

  @Override
  boolean anyDollar() {
    return false;
  }

  private void run() {
    int first = at;
    while (at < end) {
      boolean lineStart = at == first || text.charAt(at - 1) == '\n';
      if (lineStart && takesFence()) {
        continue;
      }
      switch (text.charAt(at)) {
        case '`' -> codeSpan();
        case '<' -> markup();
        case '$' -> dollar();
        case '\\' -> backslash();
        default -> at++;
      }
    }
  }

  private boolean takesFence() {
    Matcher fence = FENCE.matcher(text).region(at, end);
    if (!fence.lookingAt() || (fence.group(1).charAt(0) == '`' && fence.group(2).contains("`"))) {
      return false;
    }
    int body = Math.min(end, paragraphs.lineEnd(at) + 1);
    int line = body;
    while (line < end && !closes(line, fence.group(1))) {
      line = Math.min(end, paragraphs.lineEnd(line) + 1);
    }
    Matcher language = LANGUAGE.matcher(fence.group(2));
    String name = language.lookingAt() ? language.group(1).toLowerCase(Locale.ROOT) : "";
    int stop = Math.min(end, paragraphs.lineEnd(line) + 1);
    switch (name) {
      case "chainrule" -> {
        if (line >= end) {
          reporter.report(
              new Span(fence.start(1), fence.end(1)), DocumentMessages.openBlock("a line ```"));
        }
        network.add(new Span(body, line));
      }
      case "math" -> addFormula(fence.start(1), new Span(body, line), stop - 1);
      default -> {}
    }
    at = stop;
    return true;
  }

  private boolean closes(int line, String mark) {
    int from = line;
    while (from < end && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
      from++;
    }
    return text.startsWith(mark, from)
        && text.substring(from, paragraphs.lineEnd(from))
            .strip()
            .chars()
            .allMatch(c -> c == mark.charAt(0));
  }

  private void codeSpan() {
    int from = at;
    int after = from;
    while (after < end && text.charAt(after) == '`') {
      after++;
    }
    int length = after - from;
    int stop = Math.min(end, paragraphs.paragraphEnd(from));
    at = after;
    if (length <= LONGEST_MARK && unmarked[length] < stop) {
      int closing = closingMark(length, after, stop);
      if (closing < 0) {
        unmarked[length] = stop;
      } else {
        at = closing;
      }
    }
  }

  /** Returns the place behind the next mark of that very length. */
  private int closingMark(int length, int from, int stop) {
    int place = from;
    while (place < stop) {
      int start = text.indexOf('`', place);
      if (start < 0 || start >= stop) {
        return -1;
      }
      place = start;
      while (place < stop && text.charAt(place) == '`') {
        place++;
      }
      if (place - start == length) {
        return place;
      }
    }
    return -1;
  }

  private void markup() {
    if (!starts("<!--")) {
      at++;
      return;
    }
    int close = paragraphs.next("-->", at + 4);
    if (close >= end) {
      reporter.warn(new Span(at, at + 4), DocumentMessages.openComment());
      at += 4;
      return;
    }
    String said = text.substring(at + 4, close);
    at = close + 3;
    comment(said);
  }

  /** {@code $`…`$} is how GitHub keeps Markdown out of a formula. */
  private void dollar() {
    int close = starts("$`") ? paragraphs.next("`$", at + 2) : end;
    if (close < Math.min(end, paragraphs.paragraphEnd(at))) {
      bracketed("$`", "`$", true);
    } else if (!takesFormula()) {
      at++;
    }
  }

  private void backslash() {
    boolean doubled =
        (starts("\\\\[") && bracketed("\\\\[", "\\\\]", false))
            || (starts("\\\\(") && bracketed("\\\\(", "\\\\)", true));
    if (!doubled && !takesFormula()) {
      at += 2;
    }
  }
}
