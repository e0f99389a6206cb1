package org.chainrule.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Breaks formulas into lines where that disturbs least: outside of brackets before inside, and at
 * {@code +} and {@code −} before {@code ⊙} before factors. What hangs together gets a line of its
 * own where it fits.
 */
final class LineBreaker {
  /** How much more each further line of a broken part is indented. */
  private static final int STEP = 2;

  /**
   * A piece of a formula that is not broken.
   *
   * @param text what is written
   * @param width how many columns that takes
   * @param cost how much it disturbs to begin a line with it
   */
  record Chunk(String text, int width, int cost) {}

  /** A line, and how much it is indented. */
  record Line(String text, int indent) {}

  /** Collects the pieces of a formula, and finds what it costs to break between them. */
  static final class Chunks {
    /** Brackets around no more than this are broken only where nothing else can be. */
    private static final int SHORT = 30;

    private static final int LAST_RESORT = 1_000;

    private final List<Chunk> chunks = new ArrayList<>();
    private final Deque<Integer> brackets = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int width;
    private int cost;

    /**
     * Ends the piece, so that a line can begin with what follows. Two factors are kept together
     * longer than a sum in the brackets of one of them.
     */
    void breakBefore(int level) {
      end();
      cost =
          2 * brackets.size()
              + switch (level) {
                case Precedence.SUM -> 0;
                case Precedence.PRODUCT -> 3;
                default -> 1;
              };
    }

    void add(String piece, int columns, String glue) {
      boolean first = text.isEmpty();
      text.append(first ? "" : glue).append(piece);
      width += columns + (first ? 0 : glue.length());
    }

    /** What follows stands in brackets, which the last piece has opened. */
    void open() {
      brackets.push(chunks.size());
    }

    /** The last piece has closed the innermost brackets. */
    void close() {
      if (brackets.isEmpty()) {
        return;
      }
      int start = brackets.pop();
      List<Chunk> inside = chunks.subList(start, chunks.size());
      if (LineBreaker.width(inside) + width > SHORT || start == chunks.size()) {
        return;
      }
      // The piece that opened the brackets begins outside of them.
      for (int i = 1; i < inside.size(); i++) {
        Chunk chunk = inside.get(i);
        inside.set(i, new Chunk(chunk.text(), chunk.width(), chunk.cost() + LAST_RESORT));
      }
      cost += LAST_RESORT;
    }

    private void end() {
      if (!text.isEmpty()) {
        chunks.add(new Chunk(text.toString(), width, cost));
        text.setLength(0);
        width = 0;
      }
    }

    /** Returns the pieces. */
    List<Chunk> list() {
      end();
      return chunks;
    }
  }

  private final String glue;
  private final List<Line> lines = new ArrayList<>();

  private LineBreaker(String glue) {
    this.glue = glue;
  }

  /**
   * Returns the lines of {@code chunks}, which are joined by {@code glue} of one column.
   *
   * @param width the columns there are
   */
  static List<Line> lines(List<Chunk> chunks, String glue, int width) {
    LineBreaker breaker = new LineBreaker(glue);
    breaker.fill(chunks, width, 0);
    return breaker.lines;
  }

  private void fill(List<Chunk> chunks, int width, int indent) {
    if (width(chunks) <= width - indent || chunks.size() == 1) {
      lines.add(new Line(join(chunks), indent));
      return;
    }
    int cheapest =
        chunks.subList(1, chunks.size()).stream().mapToInt(Chunk::cost).min().orElseThrow();
    List<Chunk> line = new ArrayList<>();
    int lineIndent = indent;
    for (List<Chunk> part : parts(chunks, cheapest)) {
      boolean fits = width(line) + 1 + width(part) <= width - lineIndent;
      if (!line.isEmpty() && !fits) {
        lines.add(new Line(join(line), lineIndent));
        line.clear();
        lineIndent = hanging(indent, width);
      }
      if (line.isEmpty() && width(part) > width - lineIndent && part.size() > 1) {
        fill(part, width, lineIndent);
        lineIndent = hanging(indent, width);
      } else {
        line.addAll(part);
      }
    }
    if (!line.isEmpty()) {
      lines.add(new Line(join(line), lineIndent));
    }
  }

  /** Deep brackets may not push everything to the right margin. */
  private static int hanging(int indent, int width) {
    return Math.min(indent + STEP, width / 3);
  }

  private static List<List<Chunk>> parts(List<Chunk> chunks, int cost) {
    List<List<Chunk>> parts = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < chunks.size(); i++) {
      if (chunks.get(i).cost() == cost) {
        parts.add(chunks.subList(start, i));
        start = i;
      }
    }
    parts.add(chunks.subList(start, chunks.size()));
    return parts;
  }

  private static int width(List<Chunk> chunks) {
    return chunks.stream().mapToInt(chunk -> chunk.width() + 1).sum() - 1;
  }

  private String join(List<Chunk> chunks) {
    return String.join(glue, chunks.stream().map(Chunk::text).toList());
  }
}
