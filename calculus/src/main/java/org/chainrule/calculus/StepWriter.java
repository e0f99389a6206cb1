package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;

/**
 * What the three styles of a derivation share: the pass they are about, what was found so far, and
 * the steps that were written.
 *
 * @param pass the backward pass in the form in which it is shown
 * @param trace the same pass from one shown value to the next
 * @param check the judge of every line
 * @param simplification the form in which formulas are shown
 * @param detail the level of detail, 1 to 3
 * @param found the derivatives that have lines ↦ how they appear in later lines
 * @param steps the steps
 */
record StepWriter(
    Backpropagation pass,
    Trace trace,
    StepCheck check,
    Simplification simplification,
    int detail,
    Map<Expression, Expression> found,
    List<Step> steps) {

  StepWriter(
      Backpropagation pass,
      Trace trace,
      StepCheck check,
      Simplification simplification,
      int detail) {
    this(pass, trace, check, simplification, detail, new HashMap<>(), new ArrayList<>());
  }

  /**
   * The derivative by one value.
   *
   * @param derivative ∂L/∂v, the subject of its lines
   * @param plain what reverse mode gave, not rewritten
   * @param answer its formula
   * @param later how later lines show it: by the name of the error signal, if it has one
   * @param signal whether it has such a name
   * @param wanted whether it was asked for
   */
  record Finding(
      Expression derivative,
      Expression plain,
      Expression answer,
      Expression later,
      boolean signal,
      boolean wanted) {}

  /**
   * Returns the derivative by {@code node}; where the judge does not confirm the formula, as
   * reverse mode gave it.
   *
   * @param received what the node receives, in terms of the derivatives above
   */
  Finding find(Expression node, Expression received) {
    Expression adjoint = pass.naming().adjoint(node).orElseThrow();
    boolean named = node.equals(pass.signals().get(adjoint));
    int place = pass.by().indexOf(node);
    Expression answer =
        place >= 0 ? pass.gradients().get(place) : named ? adjoint.operand(0) : adjoint;
    Expression plain = Substitution.tidy(received, found);
    if (!check.holds(received, answer)) {
      answer = plain;
    }
    Expression derivative = Expressions.derivative(pass.root(), node);
    return new Finding(derivative, plain, answer, named ? adjoint : answer, named, place >= 0);
  }

  /** Lets later lines use what was found. */
  void keep(Finding finding) {
    check.define(finding.derivative(), finding.later());
    found.put(finding.derivative(), finding.later());
  }

  void add(
      Reasons.Reason reason, Expression subject, Expression before, Expression after, int level) {
    steps.add(Step.of(reason.rule(), subject, before, after, reason.because(), level));
  }
}
