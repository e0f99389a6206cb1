package org.chainrule.calculus;

import java.util.List;
import org.chainrule.expression.Expression;

/**
 * The backward pass in matrices, line by line from the loss down: what each value receives from
 * those made of it, the derivatives found before put in, and simplified.
 */
final class MatrixSteps {
  private final StepWriter writer;

  private MatrixSteps(StepWriter writer) {
    this.writer = writer;
  }

  /** Returns the lines for the values of the trace; those whose gradient is wanted end in it. */
  static List<Step> of(StepWriter writer) {
    writer.trace().received().forEach(new MatrixSteps(writer)::line);
    return writer.steps();
  }

  private void line(Expression node, Expression received) {
    StepWriter.Finding finding = writer.find(node, received);
    Expression subject = finding.derivative();
    Expression answer = finding.answer();
    Expression local = writer.simplification().of(received);
    writer.keep(finding);
    Reasons.Reason reason = Reasons.of(node, writer.trace());
    if (writer.detail() == 1) {
      writer.add(reason, subject, local.equals(answer) ? subject : local, answer, 1);
      return;
    }
    writer.add(reason, subject, subject, local, 1);
    Expression inserted = writer.detail() == 3 ? finding.plain() : answer;
    if (!local.equals(inserted)) {
      writer.add(
          new Reasons.Reason("insert", "the derivatives found above are put in"),
          subject,
          local,
          inserted,
          2);
    }
    if (!inserted.equals(answer)) {
      writer.add(
          new Reasons.Reason("simplify", "the same, as short as it can be written"),
          subject,
          inserted,
          answer,
          3);
    }
    if (finding.signal()) {
      writer.add(
          new Reasons.Reason("error-signal", "it is needed again below, and gets a name"),
          subject,
          answer,
          finding.later(),
          2);
    }
  }
}
