package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;

/**
 * The backward pass in matrices, line by line from the loss down: what each value receives from
 * those made of it, the derivatives found before put in, and simplified.
 */
final class MatrixSteps {
  private final Backpropagation pass;
  private final Trace trace;
  private final StepCheck check;
  private final Simplification simplification;
  private final int detail;
  private final Map<Expression, Expression> found = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();

  private MatrixSteps(
      Backpropagation pass,
      Trace trace,
      StepCheck check,
      Simplification simplification,
      int detail) {
    this.pass = pass;
    this.trace = trace;
    this.check = check;
    this.simplification = simplification;
    this.detail = detail;
  }

  /**
   * Returns the lines for the values of {@code trace}; those whose gradient is wanted end in it.
   */
  static List<Step> of(
      Backpropagation pass,
      Trace trace,
      StepCheck check,
      Simplification simplification,
      int detail) {
    MatrixSteps all = new MatrixSteps(pass, trace, check, simplification, detail);
    trace.received().forEach(all::line);
    return all.steps;
  }

  private void line(Expression node, Expression received) {
    Expression subject = Expressions.derivative(pass.root(), node);
    Expression adjoint = pass.naming().adjoint(node).orElseThrow();
    boolean named = node.equals(pass.signals().get(adjoint));
    int place = pass.by().indexOf(node);
    Expression answer =
        place >= 0 ? pass.gradients().get(place) : named ? adjoint.operand(0) : adjoint;
    Expression local = simplification.of(received);
    Expression plain = Substitution.tidy(received, found);
    if (!check.holds(received, answer)) {
      answer = plain; // what reverse mode gave, not rewritten
    }
    check.define(subject, named ? adjoint : answer);
    found.put(subject, named ? adjoint : answer);
    Reasons.Reason reason = Reasons.of(node, trace);
    if (detail == 1) {
      add(reason, subject, local.equals(answer) ? subject : local, answer, 1);
      return;
    }
    add(reason, subject, subject, local, 1);
    Expression inserted = detail == 3 ? plain : answer;
    if (!local.equals(inserted)) {
      add(
          new Reasons.Reason("insert", "the derivatives found above are put in"),
          subject,
          local,
          inserted,
          2);
    }
    if (!inserted.equals(answer)) {
      add(
          new Reasons.Reason("simplify", "the same, as short as it can be written"),
          subject,
          inserted,
          answer,
          3);
    }
    if (named) {
      add(
          new Reasons.Reason("error-signal", "it is needed again below, and gets a name"),
          subject,
          answer,
          adjoint,
          2);
    }
  }

  private void add(
      Reasons.Reason reason, Expression subject, Expression before, Expression after, int level) {
    steps.add(
        new Step(
            reason.rule(),
            subject,
            before,
            after,
            reason.because(),
            List.of(),
            Focus.of(before, after),
            level));
  }
}
