package org.chainrule.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.language.Formulas;

/** Formulas in the language, unless they are too long for anybody to read. */
final class LanguageText {
  /** A formula of more symbols has no text. */
  static final long LONGEST = 100_000;

  private LanguageText() {}

  /** Returns the text of {@code formula}, unless it is too long. */
  static Optional<String> find(Expression formula) {
    return symbols(formula, LONGEST) > LONGEST
        ? Optional.empty()
        : Optional.of(Formulas.print(formula));
  }

  /** Returns the text of {@code formula}, or dots where it is too long. */
  static String of(Expression formula) {
    return find(formula).orElse("…");
  }

  /**
   * Returns how many symbols the text of {@code formula} has; {@code most} + 1 if more than that.
   */
  static long symbols(Expression formula, long most) {
    Map<Expression, Long> sizes = new HashMap<>();
    for (Expression node : PrintedGraph.order(formula)) {
      long size = 1;
      for (Expression operand : PrintedGraph.operands(node)) {
        size = Math.min(most + 1, size + sizes.getOrDefault(operand, 1L));
      }
      sizes.put(node, size);
    }
    return sizes.getOrDefault(formula, 1L);
  }
}
