package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chainrule.report.LineBreaker.Chunk;

/** Breaks text into lines: formulas at their operators, sentences between words. */
final class TextLines {
  private static final Set<String> SUMS = Set.of("+", "−", "-");
  private static final Set<String> PRODUCTS = Set.of("⊙", "⊘", "·", "⊗", ".*", "./", ".", "(x)");
  private static final Set<String> FUNCTIONS =
      Set.of("log", "sin", "cos", "tan", "sinh", "cosh", "tr", "det");

  private TextLines() {}

  /** Returns how many columns {@code text} takes. */
  static int width(String text) {
    return (int)
        text.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).count();
  }

  /** Returns the lines of a formula, indented among themselves. */
  static List<String> ofFormula(String formula, int width) {
    return LineBreaker.lines(chunks(formula), " ", width).stream()
        .map(line -> " ".repeat(line.indent()) + line.text())
        .toList();
  }

  private static List<Chunk> chunks(String formula) {
    List<Chunk> chunks = new ArrayList<>();
    int depth = 0;
    String before = "";
    StringBuilder piece = new StringBuilder();
    int cost = 0;
    for (String word : formula.split(" ", -1)) {
      boolean sum = SUMS.contains(word);
      boolean product = PRODUCTS.contains(word);
      boolean glued =
          SUMS.contains(before)
              || PRODUCTS.contains(before)
              || FUNCTIONS.contains(lastWord(before))
              || before.startsWith("Σ");
      if (!piece.isEmpty() && !glued) {
        chunks.add(new Chunk(piece.toString(), width(piece.toString()), cost));
        piece.setLength(0);
        cost =
            LineBreaker.cost(
                depth, sum ? Precedence.SUM : product ? Precedence.ENTRYWISE : Precedence.PRODUCT);
      } else if (!piece.isEmpty()) {
        piece.append(' ');
      }
      piece.append(word);
      depth += depthChange(word);
      before = word;
    }
    chunks.add(new Chunk(piece.toString(), width(piece.toString()), cost));
    return chunks;
  }

  private static String lastWord(String text) {
    int start = Math.max(text.lastIndexOf('('), text.lastIndexOf('−')) + 1;
    return text.substring(start);
  }

  private static int depthChange(String word) {
    int change = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      change += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
    }
    return change;
  }

  /** Returns the lines of a sentence. */
  static List<String> ofSentence(String sentence, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
