package org.chainrule.calculus;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Named;
import org.chainrule.expression.Operation.Variable;
import org.chainrule.expression.Symbol;
import org.chainrule.expression.UpdateStep;

/**
 * What the steps of a network make of its values, as formulas in the values before them: {@code W -
 * 0.5 ∂L/∂W} for W after a step, and what the network computes with that.
 *
 * <p>A step starts from the parameters as they are given, or with {@code then} where the step
 * before it ended, with its velocity or moments if the optimiser is the same. Frozen parameters
 * stay.
 *
 * <p>What has been worked out once is kept; several threads may ask.
 */
public final class UpdateValues {
  private final Network network;
  private final Map<UpdateStep, SequencedMap<Symbol, UpdateRule.State>> states = new HashMap<>();
  private final Map<UpdateStep, SequencedMap<String, Expression>> values = new HashMap<>();

  private UpdateValues(Network network) {
    this.network = network;
  }

  /** Returns the values after the steps of {@code network}. */
  public static UpdateValues of(Network network) {
    return new UpdateValues(network);
  }

  /**
   * Returns every parameter after {@code step}, one of the network's.
   *
   * @throws CalculusException if there is no loss to descend, a derivative of it does not exist, or
   *     the optimiser is unknown
   */
  public synchronized SequencedMap<Symbol, Expression> parametersAfter(UpdateStep step) {
    SequencedMap<Symbol, Expression> after = new LinkedHashMap<>();
    states(step).forEach((symbol, state) -> after.put(symbol, state.value()));
    return after;
  }

  /**
   * Returns every parameter and every value that the network defines, by name, after {@code step}.
   *
   * @throws CalculusException as {@link #parametersAfter}
   */
  public synchronized SequencedMap<String, Expression> valuesAfter(UpdateStep step) {
    SequencedMap<String, Expression> known = values.get(step);
    if (known != null) {
      return known;
    }
    Map<Expression, Expression> changed = new HashMap<>();
    SequencedMap<String, Expression> after = new LinkedHashMap<>();
    parametersAfter(step)
        .forEach((symbol, value) -> {
          changed.put(Expressions.variable(symbol), value);
          after.put(symbol.name(), value);
        });
    for (Expression definition : network.definitions()) {
      after.put(Network.symbolOf(definition).name(), replaced(definition, changed, step.tag()));
    }
    values.put(step, after);
    return after;
  }

  /**
   * Returns the parameters after {@code step} as numbers.
   *
   * @param before the numbers before all steps
   * @throws CalculusException as {@link #parametersAfter}
   * @throws org.chainrule.expression.EvaluationException if something has no number
   */
  public SequencedMap<Symbol, Matrix> numbersAfter(UpdateStep step, Bindings before) {
    SequencedMap<Symbol, Expression> after = parametersAfter(step);
    List<Matrix> numbers = Evaluator.evaluateAll(List.copyOf(after.values()), before);
    SequencedMap<Symbol, Matrix> found = new LinkedHashMap<>();
    int place = 0;
    for (Symbol symbol : after.keySet()) {
      found.put(symbol, numbers.get(place++));
    }
    return found;
  }

  /**
   * Returns {@code side} with the formulas for values after a step in the place of their names, as
   * {@code W_new} after {@code step … as new}.
   *
   * @throws CalculusException as {@link #parametersAfter}
   */
  public Expression resolved(Expression side) {
    Map<Expression, Expression> found = new HashMap<>();
    for (Expression node : Expression.topologicalOrder(List.of(side))) {
      if (node.operation() instanceof Variable(Symbol symbol)
          && symbol.kind() == Symbol.Kind.PLACEHOLDER) {
        afterStep(symbol.name())
            .filter(value -> value.shape().sameAs(node.shape()))
            .ifPresent(value -> found.put(node, value));
      }
    }
    return found.isEmpty() ? side : replaced(side, found, Optional.empty());
  }

  private Optional<Expression> afterStep(String name) {
    for (UpdateStep step : network.steps().reversed()) {
      String ending = step.tag().map(tag -> "_" + tag).orElse("");
      if (!ending.isEmpty() && name.endsWith(ending)) {
        String plain = name.substring(0, name.length() - ending.length());
        Expression value = valuesAfter(step).get(plain);
        if (value != null) {
          return Optional.of(value);
        }
        return network.value(plain);
      }
    }
    return Optional.empty();
  }

  private SequencedMap<Symbol, UpdateRule.State> states(UpdateStep step) {
    SequencedMap<Symbol, UpdateRule.State> known = states.get(step);
    if (known != null) {
      return known;
    }
    int place = network.steps().indexOf(step);
    if (place < 0) {
      throw new IllegalArgumentException("no step of this network: " + step);
    }
    int start = place;
    while (start > 0 && network.steps().get(start).follows()) {
      start--;
    }
    SequencedMap<Symbol, UpdateRule.State> before = new LinkedHashMap<>();
    network.parameters().forEach(p -> before.put(p, UpdateRule.State.of(Expressions.variable(p))));
    SequencedMap<Symbol, UpdateRule.State> state = before;
    for (UpdateStep next : network.steps().subList(start, place + 1)) {
      SequencedMap<Symbol, UpdateRule.State> from = state;
      state = states.containsKey(next) ? states.get(next) : after(next, from);
      states.put(next, state);
    }
    return state;
  }

  private SequencedMap<Symbol, UpdateRule.State> after(
      UpdateStep step, SequencedMap<Symbol, UpdateRule.State> before) {
    if (network.losses().isEmpty()) {
      throw new CalculusException(
          "a step needs a loss to descend. Add a line 'loss L = …' to the network.");
    }
    UpdateRule rule = UpdateRule.of(step);
    Map<Expression, Expression> moved = new HashMap<>();
    before.forEach((symbol, state) -> moved.put(Expressions.variable(symbol), state.value()));
    List<Symbol> free =
        before.keySet().stream().filter(symbol -> !step.frozen().contains(symbol)).toList();
    List<Expression> gradients =
        ReverseMode.gradients(
            network.losses().getFirst(), free.stream().map(Expressions::variable).toList());
    SequencedMap<Symbol, UpdateRule.State> after = new LinkedHashMap<>(before);
    for (int i = 0; i < free.size(); i++) {
      Expression gradient = replaced(gradients.get(i), moved, Optional.empty());
      after.computeIfPresent(free.get(i), (_, state) -> rule.after(state, gradient));
    }
    return after;
  }

  /** Puts others in the place of nodes; what is named and changes takes the tag into its name. */
  private static Expression replaced(
      Expression formula, Map<Expression, Expression> others, Optional<String> tag) {
    Map<Expression, Expression> changed = new HashMap<>(others);
    for (Expression node :
        Expression.topologicalOrder(List.of(formula), n -> !others.containsKey(n))) {
      List<Expression> operands =
          node.operands().stream().map(a -> changed.getOrDefault(a, a)).toList();
      boolean renamed =
          tag.isPresent() && node.operation() instanceof Named && !operands.equals(node.operands());
      changed.put(
          node,
          renamed
              ? Expressions.named(tagged(Network.symbolOf(node), tag.get()), operands.getFirst())
              : node.withOperands(operands));
    }
    return changed.getOrDefault(formula, formula);
  }

  private static Symbol tagged(Symbol symbol, String tag) {
    return Symbol.of(symbol.name() + "_" + tag, Symbol.Kind.DEFINITION, symbol.shape());
  }
}
