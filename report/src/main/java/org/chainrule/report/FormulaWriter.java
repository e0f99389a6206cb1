package org.chainrule.report;

import org.chainrule.expression.Expression;

/**
 * Writes single formulas as on paper, in the author's letters. Names are not looked into; a part
 * that is too large to be read is an ellipsis.
 */
public final class FormulaWriter {
  private FormulaWriter() {}

  /** Returns one line of Unicode text: {@code hᵀ (y − t)}. */
  public static String text(Expression expression) {
    return TextWriter.write(NotationBuilder.of(expression));
  }

  /** Returns LaTeX for mathematics mode: {@code h^\top (y - t)}; it needs amsmath and amssymb. */
  public static String latex(Expression expression) {
    return LatexWriter.write(NotationBuilder.of(expression));
  }

  /** Returns a {@code math} element of MathML Core. */
  public static String mathMl(Expression expression) {
    return MathMlWriter.write(NotationBuilder.of(expression), false, "");
  }
}
