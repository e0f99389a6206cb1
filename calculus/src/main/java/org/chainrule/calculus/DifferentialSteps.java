package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Reduction;

/**
 * A derivation by differentials: {@code dL = tr(Gᵀ dZ)}; put in what dZ is; move the factors of
 * each differential to its left, under the trace; read the gradient off.
 */
final class DifferentialSteps {
  private final StepWriter writer;
  private final Backpropagation pass;
  private final Trace trace;
  private final Map<Expression, Expression> gradientOf = new HashMap<>();

  private DifferentialSteps(StepWriter writer) {
    this.writer = writer;
    this.pass = writer.pass();
    this.trace = writer.trace();
  }

  /** Returns the lines; for each wanted gradient the last one reads it off. */
  static List<Step> of(StepWriter writer) {
    new DifferentialSteps(writer).run();
    return writer.steps();
  }

  private void run() {
    Set<Expression> shown = new HashSet<>(trace.received().keySet());
    Expression root = pass.root();
    gradientOf.put(root, Expressions.constant(1));
    SequencedMap<Expression, List<Expression>> collected = new LinkedHashMap<>();
    value(root, shown, collected);
    for (Expression node : trace.received().keySet()) {
      Expression adjoint = pass.naming().adjoint(node).orElseThrow();
      gradientOf.put(node, adjoint);
      if (pass.by().contains(node)) {
        readOff(node, collected.getOrDefault(node, List.of()));
      }
      if (!node.operands().isEmpty()) {
        value(node, shown, collected);
      }
    }
  }

  /** The lines for one value: its differential, and what it makes of dL. */
  private void value(
      Expression value, Set<Expression> shown, Map<Expression, List<Expression>> collected) {
    LocalDifferential local = LocalDifferential.of(value, shown, writer.simplification());
    if (local.contributions().isEmpty()) {
      return;
    }
    boolean isRoot = value.equals(pass.root());
    Expression dValue = Expressions.differential(value);
    Expression total = Expressions.differential(pass.root());
    Expression gradient = gradientOf.getOrDefault(value, Expressions.constant(1));
    SequencedMap<Expression, Expression> parts = new LinkedHashMap<>();
    local
        .contributions()
        .forEach((v, c) -> {
          Expression given = Substitution.tidy(c, Map.of(local.cotangent(), gradient));
          parts.put(v, writer.simplification().of(isRoot ? c : given));
        });
    Expression traces = traces(parts);
    Reasons.Reason reason =
        isRoot
            ? Reasons.of(local.contributions().firstEntry().getKey(), trace)
            : Reasons.ofDifferential(Expressions.unwrapped(value));
    if (isRoot) {
      if (writer.check().holds(traces(local.contributions()), traces)) {
        writer.add(reason, total, dValue, traces, 1);
      }
    } else {
      Expression any = traced(local.cotangent(), local.differential());
      if (writer.check().holds(traces(local.contributions()), any)) {
        writer.add(reason, dValue, dValue, local.differential(), 1);
      }
      Expression before = traced(gradient, dValue);
      Expression inserted = traced(gradient, local.differential());
      if (writer.check().holds(inserted, traces)) {
        if (writer.detail() == 1) {
          writer.add(TRACE, total, before, traces, 1);
        } else {
          writer.add(INSERT, total, before, inserted, 2);
          writer.add(TRACE, total, inserted, traces, 2);
        }
      }
    }
    parts.forEach((v, part) -> collected.computeIfAbsent(v, _ -> new ArrayList<>()).add(part));
  }

  private static final Reasons.Reason TRACE =
      new Reasons.Reason(
          "trace", "tr(A B) = tr(B A) brings each differential to the right of its factors");

  private static final Reasons.Reason INSERT =
      new Reasons.Reason("insert", "the differential is put in");

  private void readOff(Expression node, List<Expression> parts) {
    Expression subject = Expressions.derivative(pass.root(), node);
    Expression sum = parts.isEmpty() ? Expressions.zeros(node.shape()) : Expressions.add(parts);
    Expression answer = pass.gradients().get(pass.by().indexOf(node));
    Expression last = writer.check().holds(sum, answer) ? answer : sum;
    writer.add(
        new Reasons.Reason(
            "read-off",
            parts.size() > 1
                ? "dL = tr(Gᵀ dW) has the gradient G; the parts with the same dW add up"
                : "dL = tr(Gᵀ dW) has the gradient G"),
        subject,
        sum.equals(last) ? subject : sum,
        last,
        1);
  }

  private static Expression traces(SequencedMap<Expression, Expression> parts) {
    List<Expression> terms = new ArrayList<>();
    parts.forEach((v, g) -> terms.add(traced(g, Expressions.differential(v))));
    return Expressions.add(terms);
  }

  /** Returns tr(Gᵀ dV), for columns Gᵀ dV, for scalars G dV. */
  private static Expression traced(Expression g, Expression dv) {
    if (dv.isScalar()) {
      return Expressions.hadamard(g, dv);
    }
    if (dv.shape().columns().is(1)) {
      return Expressions.product(Expressions.transpose(g), dv);
    }
    return Expressions.reduce(Reduction.TRACE, Expressions.product(Expressions.transpose(g), dv));
  }
}
