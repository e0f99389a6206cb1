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

  private static final char NO_BREAK = '\u00A0';

  /** A formula in a sentence that is not longer stays on one line. */
  private static final int LONGEST_WHOLE = 30;

  private TextLines() {}

  /** Returns how many columns {@code text} takes. */
  static int width(String text) {
    return (int)
        text.codePoints()
            .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK && !Marks.is(c))
            .count();
  }

  /** Returns the lines of a formula, indented among themselves. */
  static List<String> ofFormula(String formula, int width) {
    return LineBreaker.lines(chunks(formula), " ", width).stream()
        .map(line -> " ".repeat(line.indent()) + line.text())
        .toList();
  }

  private static List<Chunk> chunks(String formula) {
    LineBreaker.Chunks chunks = new LineBreaker.Chunks();
    String before = "";
    for (String word : formula.split(" ", -1)) {
      boolean sum = SUMS.contains(word);
      boolean product = PRODUCTS.contains(word);
      boolean glued =
          SUMS.contains(before)
              || PRODUCTS.contains(before)
              || FUNCTIONS.contains(lastWord(before))
              || before.startsWith("Σ");
      if (!glued) {
        chunks.breakBefore(
            sum ? Precedence.SUM : product ? Precedence.ENTRYWISE : Precedence.PRODUCT);
      }
      chunks.add(word, width(word), " ");
      depthChange(word, chunks);
      before = word;
    }
    return chunks.list();
  }

  private static String lastWord(String text) {
    int start = Math.max(text.lastIndexOf('('), text.lastIndexOf('−')) + 1;
    return text.substring(start);
  }

  private static void depthChange(String word, LineBreaker.Chunks chunks) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '(' || c == '[') {
        chunks.open();
      } else if (c == ')' || c == ']') {
        chunks.close();
      }
    }
  }

  /** Returns a formula that {@link #ofSentence} leaves whole, unless it is long. */
  static String together(String formula) {
    return width(formula) <= LONGEST_WHOLE ? formula.replace(' ', NO_BREAK) : formula;
  }

  /** Returns a text with its formulas as they were before {@link #together}. */
  static String apart(String text) {
    return text.replace(NO_BREAK, ' ');
  }

  /** Returns the lines of a sentence. */
  static List<String> ofSentence(String sentence, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > width) {
        lines.add(apart(line.toString()));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(apart(line.toString()));
    return lines;
  }
}
