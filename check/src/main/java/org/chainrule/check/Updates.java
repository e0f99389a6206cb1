package org.chainrule.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.UpdateValues;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;
import org.chainrule.expression.UpdateStep;

/**
 * What becomes of parameters: by what the author defines as their values after a step, {@code W2new
 * = W2 - r g}, and by the steps of the network.
 */
final class Updates {
  private final List<Map<Expression, Expression>> steps = new ArrayList<>();

  /** Finds the updates of a network. */
  Updates(Network network, UpdateValues values) {
    Map<Expression, Expression> defined = defined(network);
    if (!defined.isEmpty()) {
      steps.add(defined);
    }
    for (UpdateStep step : network.steps()) {
      Map<Expression, Expression> after = new LinkedHashMap<>();
      try {
        values
            .parametersAfter(step)
            .forEach((symbol, value) -> {
              Expression parameter = Expressions.variable(symbol);
              if (!parameter.equals(value)) {
                after.put(parameter, value);
              }
            });
        steps.add(after);
      } catch (CalculusException e) {
        // A step that can't be taken changes nothing.
      }
    }
  }

  /** Finds the definitions that are a parameter plus something. */
  private static Map<Expression, Expression> defined(Network network) {
    Set<Expression> parameters = new HashSet<>();
    network.parameters().forEach(symbol -> parameters.add(Expressions.variable(symbol)));
    Map<Expression, Expression> after = new LinkedHashMap<>();
    // What the loss is computed from is no update: z = W x + b is not what becomes of b.
    Set<Expression> forward =
        network.losses().stream()
            .findFirst()
            .map(loss -> Set.copyOf(Expression.topologicalOrder(List.of(loss))))
            .orElse(Set.of());
    for (Expression definition : network.definitions()) {
      if (forward.contains(definition)) {
        continue;
      }
      Expression value = Expressions.unwrapped(definition);
      if (value.operation() instanceof Add()) {
        List<Expression> updated = value.operands().stream().filter(parameters::contains).toList();
        if (updated.size() == 1) {
          after.putIfAbsent(updated.getFirst(), definition);
        }
      }
    }
    return after;
  }

  /** Returns, for each way of updating, the parameters with what they become. */
  List<Map<Expression, Expression>> steps() {
    return steps;
  }

  /** Whether {@code value} is made of values after a step. */
  boolean isAfter(Expression value) {
    Set<Expression> nodes = new HashSet<>(Expression.topologicalOrder(List.of(value)));
    return steps.stream()
        .flatMap(step -> step.values().stream())
        .anyMatch(after -> nodes.contains(after));
  }

  /** Returns {@code value} as it is after a step. */
  static Expression after(Expression value, Map<Expression, Expression> step) {
    return replaced(value, step);
  }

  /** Returns {@code value} as it was before a step. */
  static Expression before(Expression value, Map<Expression, Expression> step) {
    Map<Expression, Expression> before = new LinkedHashMap<>();
    step.forEach((parameter, updated) -> before.put(updated, parameter));
    return replaced(value, before);
  }

  private static Expression replaced(Expression value, Map<Expression, Expression> others) {
    return value.transform(node -> others.getOrDefault(node, node));
  }

  /** Returns the symbol of a parameter. */
  static Symbol symbol(Expression parameter) {
    return parameter.variables().iterator().next();
  }
}
