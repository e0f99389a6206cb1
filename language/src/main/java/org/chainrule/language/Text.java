package org.chainrule.language;

import org.chainrule.expression.Dimension;
import org.chainrule.expression.Rational;

/**
 * A formula's text and how tightly it holds together: a level of {@link Operator}, or one of those
 * below. A text of a product may begin with a minus sign.
 */
record Text(String text, int level) {
  /** Powers and transposes: they take a further transpose, but no index and no power. */
  static final int POSTFIX = Operator.POSTFIX;

  /** Names, numbers, calls and brackets. */
  static final int ATOM = Operator.POSTFIX + 1;

  static Text atom(String text) {
    return new Text(text, ATOM);
  }

  static Text of(Rational value) {
    return number(value, value.toString());
  }

  /** As {@link #of(Rational)}, but 0.8 is not 4/5. */
  static Text ofDecimal(Rational value) {
    return number(value, Decimals.text(value));
  }

  private static Text number(Rational value, String text) {
    if (text.indexOf('/') >= 0) {
      return new Text(text, Operator.PRODUCT);
    }
    return value.signum() < 0 ? new Text(text, Operator.PREFIX) : atom(text);
  }

  static Text of(Dimension dimension) {
    String text = dimension.toString();
    if (dimension.terms().size() > 1) {
      return new Text(text, Operator.SUM);
    }
    return text.indexOf('*') >= 0 || text.startsWith("-")
        ? new Text(text, Operator.PRODUCT)
        : atom(text);
  }

  /** Returns the text, in brackets unless it holds together at {@code wanted} or tighter. */
  String at(int wanted) {
    return level >= wanted ? text : "(" + text + ")";
  }

  /** Returns the text for a place behind another operand, where a minus sign would be misread. */
  String behind(int wanted) {
    return isNegative() ? "(" + text + ")" : at(wanted);
  }

  boolean isNegative() {
    return text.startsWith("-");
  }
}
