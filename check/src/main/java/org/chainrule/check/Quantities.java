package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.ReverseMode;
import org.chainrule.calculus.UpdateValues;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Symbol;
import org.chainrule.expression.UpdateStep;

/** All that a network has names for, with its value at the given numbers. */
final class Quantities {
  private static final int MOST = 400;

  private Quantities() {}

  /** Returns the given symbols, the definitions, and the gradients of the losses by all of them. */
  static List<Quantity> of(
      Network network, GivenNumbers given, Updates steps, UpdateValues updates) {
    List<Quantity> quantities = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    for (Symbol symbol : network.symbols()) {
      values.add(Expressions.variable(symbol));
    }
    values.addAll(network.definitions());
    for (Expression value : values) {
      boolean after = steps.isAfter(value);
      add(quantities, new Candidate(nameOf(value), value, false, after), given);
    }
    for (Expression loss : network.losses()) {
      List<Expression> below = new ArrayList<>(Expression.topologicalOrder(List.of(loss)));
      below.retainAll(values);
      below.remove(loss);
      List<Expression> gradients;
      try {
        gradients = ReverseMode.gradients(loss, below);
      } catch (CalculusException e) {
        continue;
      }
      for (int i = 0; i < below.size() && quantities.size() < MOST; i++) {
        String name = "∂%s/∂%s".formatted(nameOf(loss), nameOf(below.get(i)));
        add(quantities, new Candidate(name, gradients.get(i), true, false), given);
      }
    }
    for (UpdateStep step : network.steps()) {
      try {
        updates
            .valuesAfter(step)
            .forEach((name, value) ->
                add(quantities, new Candidate(nameAfter(name, step), value, false, true), given));
      } catch (CalculusException e) {
        // A step that can't be taken leaves nothing behind.
      }
    }
    return List.copyOf(quantities);
  }

  private static String nameAfter(String name, UpdateStep step) {
    return step.tag()
        .map(tag -> name + "_" + tag)
        .or(() -> step.name().map(title -> "%s after the step \"%s\"".formatted(name, title)))
        .orElse(name + " after the step");
  }

  private record Candidate(String name, Expression value, boolean derivative, boolean after) {}

  private static void add(List<Quantity> quantities, Candidate candidate, GivenNumbers given) {
    boolean known =
        quantities.stream().anyMatch(quantity -> quantity.value().equals(candidate.value()));
    if (known || !given.missing(candidate.value()).isEmpty()) {
      return;
    }
    try {
      quantities.add(
          new Quantity(
              candidate.name(),
              candidate.value(),
              candidate.derivative(),
              candidate.after(),
              Evaluator.evaluate(candidate.value(), given.bindings())));
    } catch (EvaluationException e) {
      // It has no value at these numbers, and so nobody can have printed it.
    }
  }

  private static String nameOf(Expression value) {
    return switch (value.operation()) {
      case org.chainrule.expression.Operation.Variable(Symbol symbol) -> symbol.name();
      case org.chainrule.expression.Operation.Named(Symbol symbol) -> symbol.name();
      default -> throw new IllegalArgumentException("without a name: " + value);
    };
  }
}
