package org.chainrule.report;

import java.util.List;
import java.util.Optional;
import org.chainrule.report.Notation.*;

/**
 * Breaks formulas too long for a page into lines of LaTeX. Brackets that are broken do not grow
 * with their content, since {@code \left} and {@code \right} have to stand on one line.
 */
final class LatexLines {
  /** About as many characters fit on a line of an article. */
  private static final int WIDTH = 56;

  private final LineBreaker.Chunks chunks = new LineBreaker.Chunks();

  private LatexLines() {}

  /** Returns the lines; the later ones begin with their operator. */
  static List<String> of(Notation notation) {
    String whole = LatexWriter.write(notation);
    if (width(notation) <= WIDTH) {
      return List.of(whole);
    }
    LatexLines lines = new LatexLines();
    lines.append(notation);
    return LineBreaker.lines(lines.chunks.list(), " ", WIDTH).stream()
        .map(line -> "\\quad ".repeat(line.indent() / 2) + line.text())
        .toList();
  }

  private static int width(Notation notation) {
    return TextLines.width(TextWriter.write(notation));
  }

  private void append(Notation notation) {
    switch (notation) {
      case Row(var parts) -> parts.forEach(this::part);
      case Fenced(Fence fence, Notation body) when fence == Fence.ROUND ->
          brackets(body, Optional.empty(), Optional.empty());
      case Entry entry when entry.base() instanceof Fenced -> append(Scripts.of(entry));
      case Script(Fenced(Fence fence, Notation body), var lower, var upper)
          when fence == Fence.ROUND ->
          brackets(body, lower, upper);
      case BigSum(Notation lower, var upper, Notation body) -> {
        Notation nothing = new Words("");
        String sum = LatexWriter.write(new BigSum(lower, upper, nothing));
        emit(sum.replace("\\text{}", "").strip(), 2);
        append(body);
      }
      case Marked(Notation body) -> append(body);
      default -> emit(LatexWriter.write(notation), width(notation));
    }
  }

  /** What stands below and above brackets follows the one that closes. */
  private void brackets(Notation body, Optional<Notation> lower, Optional<Notation> upper) {
    boolean tall = Heights.isTall(body);
    emit(tall ? "\\bigl(" : "(", 1);
    chunks.open();
    append(body);
    Notation close = new Punctuation(")");
    boolean scripted = lower.isPresent() || upper.isPresent();
    Notation end = scripted ? new Script(close, lower, upper) : close;
    emit((tall ? "\\bigr" : "") + LatexWriter.write(end), width(end));
    chunks.close();
  }

  private void part(Notation part) {
    if (!(part instanceof Sign sign)) {
      append(part);
      return;
    }
    if (sign.level() >= Precedence.SUM && sign.level() <= Precedence.PRODUCT) {
      chunks.breakBefore(sign.level());
    }
    if (sign != Sign.TIMES) {
      emit(sign.latex().strip(), 1);
    }
  }

  private void emit(String piece, int columns) {
    chunks.add(piece, columns, " ");
  }
}
