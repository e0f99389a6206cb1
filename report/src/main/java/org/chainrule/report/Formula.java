package org.chainrule.report;

import java.util.function.Supplier;
import org.chainrule.expression.Expression;

/**
 * A formula of a document.
 *
 * @param notation as on paper
 * @param source gives it in the language
 */
record Formula(Notation notation, Supplier<String> source) {

  /** Returns the formula for a value. */
  static Formula of(Expression expression) {
    return new Formula(NotationBuilder.of(expression), () -> LanguageText.of(expression));
  }

  /** Returns the formula for the value of a definition, where rows repeat in silence. */
  static Formula ofDefinition(Expression value) {
    return new Formula(NotationBuilder.ofDefinition(value), () -> LanguageText.of(value));
  }

  /** Returns the formula for a value, with the part that is {@code focus} marked. */
  static Formula of(Expression expression, Expression focus) {
    return new Formula(NotationBuilder.of(expression, focus), () -> LanguageText.of(expression));
  }

  /** Returns a formula with a text of its own in the language. */
  static Formula of(Notation notation, String source) {
    return new Formula(notation, () -> source);
  }

  /** Returns the line in Unicode. */
  String text() {
    return TextWriter.write(notation);
  }

  /** Returns the line in the language, in ASCII. */
  String ascii() {
    return AsciiText.of(source.get());
  }
}
