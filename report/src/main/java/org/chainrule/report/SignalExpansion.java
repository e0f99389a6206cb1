package org.chainrule.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation;

/**
 * Writes error signals out, so that a formula speaks only of what the network defines and can be
 * read again without the derivation. A formula that would become too long keeps their names.
 */
final class SignalExpansion {
  /** A longer formula is no help to a reader. */
  private static final int LONGEST = 400;

  private final Map<Expression, Optional<Expression>> signals = new HashMap<>();

  /**
   * Expands signals.
   *
   * @param signals the signals, each after those that it uses
   */
  SignalExpansion(List<Expression> signals) {
    for (Expression signal : signals) {
      if (signal.operation() instanceof Operation.Named) {
        this.signals.put(signal, Optional.empty());
        this.signals.put(signal, expanded(signal.operand(0)));
      }
    }
  }

  /** Returns {@code formula} without signals, or as it is where that would be too long. */
  Expression of(Expression formula) {
    return expanded(formula).orElse(formula);
  }

  private Optional<Expression> expanded(Expression formula) {
    Map<Expression, Expression> changed = new HashMap<>();
    for (Expression node : PrintedGraph.order(formula)) {
      Optional<Expression> signal = signals.get(node);
      if (signal != null) {
        if (signal.isEmpty()) {
          return Optional.empty();
        }
        changed.put(node, signal.get());
      } else if (!(node.operation() instanceof Operation.Named)) {
        List<Expression> operands =
            node.operands().stream().map(a -> changed.getOrDefault(a, a)).toList();
        changed.put(node, node.withOperands(operands));
      }
    }
    Expression result = changed.getOrDefault(formula, formula);
    return LanguageText.symbols(result, LONGEST) > LONGEST ? Optional.empty() : Optional.of(result);
  }
}
