package org.chainrule.expression;

import java.util.List;

/**
 * Operands whose shapes do not go together.
 *
 * <p>The message names operands by place ({@code the first operand}) until somebody who knows the
 * author's text gives them their names by {@link #describe}.
 */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private static final List<String> PLACES =
      List.of("the first operand", "the second operand", "the third operand");

  private final String template;
  private final String repair;
  private final boolean outOfRange;

  /**
   * Makes an exception from a template in which {@code {0}}, {@code {1}}, … stand for operands.
   *
   * @param template what is wrong
   * @param repair one way to mend it, or an empty text
   */
  ShapeException(String template, String repair) {
    this(template, repair, false);
  }

  private ShapeException(String template, String repair, boolean outOfRange) {
    super(fill(template, PLACES));
    this.template = template;
    this.repair = repair;
    this.outOfRange = outOfRange;
  }

  /** Makes an exception for a position that its matrix does not have. */
  static ShapeException outOfRange(String template) {
    return new ShapeException(template, "", true);
  }

  /** Whether a position lies outside of its matrix, rather than that shapes don't go together. */
  public boolean isOutOfRange() {
    return outOfRange;
  }

  /** Returns what is wrong, with the operands under these names. */
  public String describe(List<String> names) {
    return fill(template, names);
  }

  /** Returns one way to mend it, or an empty text. */
  public String repair() {
    return repair;
  }

  private static String fill(String template, List<String> names) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
      int close = template.indexOf('}', open);
      int operand = Integer.parseInt(template.substring(open + 1, close));
      text.append(template, from, open);
      text.append(operand < names.size() ? names.get(operand) : "operand " + (operand + 1));
      from = close + 1;
    }
    return text.append(template.substring(from)).toString();
  }
}
