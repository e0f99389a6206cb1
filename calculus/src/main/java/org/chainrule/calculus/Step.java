package org.chainrule.calculus;

import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.judge.Condition;

/**
 * One step of a derivation: {@code before} is rewritten as {@code after} by a rule. Both are equal;
 * the judge has said so.
 *
 * @param rule the rule's short name: {@code product}, {@code softmax-cross-entropy}
 * @param subject what the line is about, the left side of the equation: ∂L/∂z, ∂L/∂V, dL
 * @param before the right side before the step
 * @param after the right side after it; the last step's is the answer
 * @param because the reason, as one sentence
 * @param conditions the facts used
 * @param focus the way to the part of {@code before} that changes: places of operands, from the
 *     root down
 * @param detail the level of detail from which on the step is shown: 1 (the main line) to 3 (all)
 */
public record Step(
    String rule,
    Expression subject,
    Expression before,
    Expression after,
    String because,
    List<Condition> conditions,
    List<Integer> focus,
    int detail) {

  /** Copies the lists. */
  public Step {
    conditions = List.copyOf(conditions);
    focus = List.copyOf(focus);
  }

  /** Returns a step without facts of its own, whose focus is where the two sides differ. */
  static Step of(
      String rule,
      Expression subject,
      Expression before,
      Expression after,
      String because,
      int detail) {
    return new Step(
        rule, subject, before, after, because, List.of(), Focus.of(before, after), detail);
  }
}
