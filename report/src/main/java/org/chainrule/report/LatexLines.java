package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.report.LineBreaker.Chunk;
import org.chainrule.report.Notation.*;

/**
 * Breaks formulas too long for a page into lines of LaTeX. Brackets that are broken do not grow
 * with their content, since {@code \left} and {@code \right} have to stand on one line.
 */
final class LatexLines {
  /** About as many characters fit on a line of an article. */
  private static final int WIDTH = 62;

  private final List<Chunk> chunks = new ArrayList<>();
  private final StringBuilder latex = new StringBuilder();
  private int width;
  private int cost;

  private LatexLines() {}

  /** Returns the lines; the later ones begin with their operator. */
  static List<String> of(Notation notation) {
    String whole = LatexWriter.write(notation);
    if (width(notation) <= WIDTH) {
      return List.of(whole);
    }
    LatexLines lines = new LatexLines();
    lines.append(notation, 0);
    lines.end();
    return LineBreaker.lines(lines.chunks, " ", WIDTH).stream()
        .map(line -> "\\quad ".repeat(line.indent() / 2) + line.text())
        .toList();
  }

  private static int width(Notation notation) {
    return TextLines.width(TextWriter.write(notation));
  }

  private void append(Notation notation, int depth) {
    switch (notation) {
      case Row(var parts) -> {
        for (int i = 0; i < parts.size(); i++) {
          part(parts, i, depth);
        }
      }
      case Fenced(Fence fence, Notation body) when fence == Fence.ROUND -> {
        boolean tall = Heights.isTall(body);
        emit(tall ? "\\bigl(" : "(", 1);
        append(body, depth + 1);
        emit(tall ? "\\bigr)" : ")", 1);
      }
      case BigSum(Notation lower, var upper, Notation body) -> {
        Notation nothing = new Words("");
        String sum = LatexWriter.write(new BigSum(lower, upper, nothing));
        emit(sum.replace("\\text{}", "").strip(), 2);
        append(body, depth);
      }
      case Marked(Notation body) -> append(body, depth);
      default -> emit(LatexWriter.write(notation), width(notation));
    }
  }

  private void part(List<Notation> parts, int place, int depth) {
    Notation part = parts.get(place);
    if (part instanceof Sign sign) {
      if (sign.level() >= Precedence.SUM && sign.level() <= Precedence.PRODUCT) {
        end();
        cost = LineBreaker.cost(depth, sign.level());
      }
      if (sign != Sign.TIMES) {
        emit(sign.latex().strip(), 1);
      }
    } else {
      append(part, depth);
    }
  }

  private void emit(String piece, int columns) {
    latex.append(latex.isEmpty() ? "" : " ").append(piece);
    width += columns;
  }

  private void end() {
    if (!latex.isEmpty()) {
      chunks.add(new Chunk(latex.toString(), width, cost));
      latex.setLength(0);
      width = 0;
    }
  }
}
