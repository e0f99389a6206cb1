package org.chainrule.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;

/**
 * What a network's author defines as the values of parameters after a step: {@code W2new = W2 - r
 * g}.
 */
final class Updates {
  private final Map<Expression, Expression> after = new LinkedHashMap<>();

  /** Finds the definitions that are a parameter plus something. */
  Updates(Network network) {
    Set<Expression> parameters = new HashSet<>();
    network.parameters().forEach(symbol -> parameters.add(Expressions.variable(symbol)));
    for (Expression definition : network.definitions()) {
      Expression value = Expressions.unwrapped(definition);
      if (value.operation() instanceof Add()) {
        List<Expression> updated = value.operands().stream().filter(parameters::contains).toList();
        if (updated.size() == 1) {
          after.putIfAbsent(updated.getFirst(), definition);
        }
      }
    }
  }

  boolean isEmpty() {
    return after.isEmpty();
  }

  /** Returns the updated parameters with what they become. */
  Map<Expression, Expression> after() {
    return Map.copyOf(after);
  }

  /** Whether {@code value} is made of values after the step. */
  boolean isAfter(Expression value) {
    List<Expression> nodes = Expression.topologicalOrder(List.of(value));
    return after.values().stream().anyMatch(nodes::contains);
  }

  /** Returns {@code value} as it is after the step. */
  Expression afterStep(Expression value) {
    return replaced(value, after);
  }

  /** Returns {@code value} as it was before the step. */
  Expression beforeStep(Expression value) {
    Map<Expression, Expression> before = new LinkedHashMap<>();
    after.forEach((parameter, updated) -> before.put(updated, parameter));
    return replaced(value, before);
  }

  /** Returns {@code value} with others in the place of some of its nodes. */
  static Expression replaced(Expression value, Map<Expression, Expression> others) {
    return value.transform(node -> others.getOrDefault(node, node));
  }

  /** Returns the symbols of the parameters that are updated. */
  Set<Symbol> parameters() {
    Set<Symbol> symbols = new HashSet<>();
    after.keySet().forEach(parameter -> symbols.addAll(parameter.variables()));
    return symbols;
  }
}
