package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;
import org.chainrule.judge.Judge;
import org.chainrule.judge.Verdict;

/**
 * Puts every line of a derivation before the judge, and keeps the count.
 *
 * <p>In a line, a derivative by a value further up stands for what was found for it; a differential
 * dW stands for any matrix of W's shape.
 */
final class StepCheck {
  private final Map<Expression, Expression> values = new HashMap<>();
  private final Map<Expression, Expression> differentials = new HashMap<>();
  private final SequencedSet<Condition> conditions = new LinkedHashSet<>();
  private int proved;
  private int confirmed;

  /** Says what {@code derivative}, as it stands in lines, is equal to. */
  void define(Expression derivative, Expression value) {
    values.put(derivative, value);
  }

  /** Judges an equation between two sides of lines. */
  Verdict judge(Expression left, Expression right) {
    Verdict verdict = Judge.judge(resolved(left), resolved(right));
    switch (verdict) {
      case Verdict.Proved(List<Condition> used) -> {
        proved++;
        conditions.addAll(used);
      }
      case Verdict.Confirmed(_, _, List<Condition> used) -> {
        confirmed++;
        conditions.addAll(used);
      }
      default -> {}
    }
    return verdict;
  }

  /**
   * Whether the two are equal.
   *
   * <p>A derivation with a line that is not is wrong, and stops wherever assertions are on; where
   * they are off, the caller shows the line that was not rewritten.
   */
  boolean holds(Expression left, Expression right) {
    if (left.equals(right)) {
      return true;
    }
    Verdict verdict = judge(left, right);
    assert verdict.isRight()
        : "a line of a derivation is wrong: " + left + " = " + right + ": " + verdict;
    return verdict.isRight();
  }

  private Expression resolved(Expression side) {
    Map<Expression, Expression> parts = new HashMap<>();
    for (Expression node : Substitution.closedParts(side)) {
      Expression value = values.get(node);
      if (value != null) {
        parts.put(node, value);
      } else if (node.operation() instanceof Differential()) {
        parts.put(node, anyOf(node));
      } else if (node.operation() instanceof Derivative()) {
        entryOf(node).ifPresent(entry -> parts.put(node, entry));
      }
    }
    return Substitution.of(side, parts);
  }

  /** ∂L/∂z[k] is the entry k of ∂L/∂z. */
  private Optional<Expression> entryOf(Expression derivative) {
    Expression by = derivative.operand(1);
    if (!(by.operation() instanceof Part(Selection rows, Selection columns))) {
      return Optional.empty();
    }
    Expression whole = Expressions.derivative(derivative.operand(0), by.operand(0));
    return Optional.ofNullable(values.get(whole))
        .map(value -> Expressions.part(value, rows, columns));
  }

  private Expression anyOf(Expression differential) {
    return differentials.computeIfAbsent(
        differential,
        d ->
            Expressions.variable(
                Symbol.of(" d" + differentials.size(), Symbol.Kind.PLACEHOLDER, d.shape())));
  }

  /** Returns the facts that the judge has used so far. */
  List<Condition> conditions() {
    return new ArrayList<>(conditions);
  }

  /** Whether nothing was merely confirmed. */
  boolean isProved() {
    return confirmed == 0;
  }

  int proved() {
    return proved;
  }

  int confirmed() {
    return confirmed;
  }
}
