package org.chainrule.language;

import java.util.Arrays;
import java.util.Optional;

/** A text with its name and its lines. */
final class Source {
  /** Longer lines are shown in part. */
  private static final int WIDEST = 110;

  private final String file;
  private final String text;
  private final int[] lineStarts;
  private Optional<LatexMacros> macros = Optional.empty();

  Source(String file, String text) {
    this.file = file;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, 2 * lines);
        }
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  String file() {
    return file;
  }

  String text() {
    return text;
  }

  /** Returns the commands of LaTeX that the text defines. */
  LatexMacros macros() {
    LatexMacros found = macros.orElseGet(() -> LatexMacros.of(text));
    macros = Optional.of(found);
    return found;
  }

  /** Returns where the text begins: behind a mark of its byte order. */
  int bodyStart() {
    return text.startsWith("\uFEFF") ? 1 : 0;
  }

  /** Returns what stands there. */
  String text(Span span) {
    return text.substring(span.start(), Math.min(span.end(), text.length())).strip();
  }

  /** Returns the span without the blanks at its ends. */
  Span strip(Span span) {
    int start = span.start();
    int end = Math.min(span.end(), text.length());
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  /** Returns the span up to the end of the line that it begins on. */
  Span firstLine(Span span) {
    int end = text.indexOf('\n', span.start());
    return end < 0 || end > span.end() ? span : new Span(span.start(), end);
  }

  /** Whether no line ends there. */
  boolean isOneLine(Span span) {
    return text(span).indexOf('\n') < 0;
  }

  /** Returns the line, counted from 1, of an offset. */
  int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Returns the problem with its place. */
  Problem problem(Span span, Message message) {
    int start = Math.min(span.start(), text.length());
    int line = line(start);
    int lineStart = lineStarts[line - 1];
    int lineEnd = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    if (lineEnd > lineStart && text.charAt(lineEnd - 1) == '\r') {
      lineEnd--;
    }
    start = Math.min(start, lineEnd);
    int end = Math.max(start, Math.min(span.end(), lineEnd));
    int length = Math.max(1, text.codePointCount(start, end));
    int from = Math.max(lineStart, start - WIDEST / 2);
    int to = Math.min(lineEnd, from + WIDEST);
    String before = from > lineStart ? "…" : "";
    String shown = before + text.substring(from, to) + (to < lineEnd ? "…" : "");
    return new Problem(
        file,
        line,
        text.codePointCount(lineStart, start) + 1,
        length,
        message.text(),
        visible(shown),
        caret(before + text.substring(from, start), Math.max(1, Math.min(end, to) - start)),
        message.hint());
  }

  /** Blanks under {@code before}, tabs kept, then the caret. */
  private static String caret(String before, int length) {
    StringBuilder caret = new StringBuilder();
    before.codePoints().forEach(c -> caret.append(c == '\t' ? '\t' : ' '));
    return caret.append('^').append("~".repeat(length - 1)).toString();
  }

  private static String visible(String line) {
    return line.chars().noneMatch(Source::isControl)
        ? line
        : line.codePoints()
            .map(c -> isControl(c) ? '�' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isControl(int c) {
    return c != '\t' && Character.isISOControl(c);
  }
}
