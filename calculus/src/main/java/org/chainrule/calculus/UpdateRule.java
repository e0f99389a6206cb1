package org.chainrule.calculus;

import static org.chainrule.expression.Expressions.add;
import static org.chainrule.expression.Expressions.divide;
import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.subtract;

import java.util.List;
import java.util.Map;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.OptimizerConstants;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Setting;
import org.chainrule.expression.UpdateStep;

/** How a parameter θ follows from its gradient g, as formulas. */
sealed interface UpdateRule {

  /**
   * A parameter, and what its optimiser keeps with it, after some steps.
   *
   * @param value the parameter
   * @param kept the velocity, or the two moments; empty before the first step
   * @param steps the number of steps that {@code kept} is made of
   */
  record State(Expression value, List<Expression> kept, int steps) {
    static State of(Expression value) {
      return new State(value, List.of(), 0);
    }
  }

  /** Returns the state after a step. */
  State after(State state, Expression gradient);

  /** θ − rate g (Robbins and Monro 1951). */
  record Descent(Rational rate) implements UpdateRule {
    @Override
    public State after(State state, Expression gradient) {
      return State.of(subtract(state.value(), scale(rate, gradient)));
    }
  }

  /** v ← mu v + g; θ − rate v (Polyak 1964), with a velocity v that starts at 0. */
  record Momentum(Rational rate, Rational mu) implements UpdateRule {
    @Override
    public State after(State state, Expression gradient) {
      Expression velocity =
          state.kept().isEmpty() ? gradient : add(scale(mu, state.kept().getFirst()), gradient);
      return new State(
          subtract(state.value(), scale(rate, velocity)), List.of(velocity), state.steps() + 1);
    }
  }

  /**
   * m ← beta1 m + (1 − beta1) g; v ← beta2 v + (1 − beta2) g²; θ − rate m̂ / (√v̂ + epsilon) with
   * m̂ = m / (1 − beta1ᵗ), v̂ = v / (1 − beta2ᵗ) (Kingma and Ba 2015, algorithm 1).
   */
  record Adam(Rational rate, Rational beta1, Rational beta2, Rational epsilon)
      implements UpdateRule {
    @Override
    public State after(State state, Expression gradient) {
      int steps = state.steps() + 1;
      Expression square = hadamard(gradient, gradient);
      Expression first = mean(beta1, state, 0, gradient);
      Expression second = mean(beta2, state, 1, square);
      Expression root =
          Expressions.elementwise(ElementwiseFunction.SQRT, unbiased(beta2, second, steps));
      Expression change =
          divide(unbiased(beta1, first, steps), add(root, Expressions.constant(epsilon)));
      return new State(subtract(state.value(), scale(rate, change)), List.of(first, second), steps);
    }

    private static Expression mean(Rational beta, State state, int place, Expression latest) {
      Expression share = scale(rest(beta), latest);
      return state.kept().isEmpty() ? share : add(scale(beta, state.kept().get(place)), share);
    }

    private static Expression unbiased(Rational beta, Expression mean, int steps) {
      Rational power = Rational.ONE;
      for (int i = 0; i < steps; i++) {
        power = power.times(beta);
      }
      return scale(Rational.ONE.dividedBy(rest(power)), mean);
    }

    private static Rational rest(Rational share) {
      return Rational.ONE.plus(share.negated());
    }
  }

  /**
   * Returns the rule of a step.
   *
   * @throws CalculusException if its optimiser or one of its constants is unknown, or a constant is
   *     no number
   */
  static UpdateRule of(UpdateStep step) {
    Map<String, Setting> constants = step.optimizer().arguments();
    return switch (step.optimizer().name()) {
      case "sgd" -> {
        check(step, List.of("rate"));
        yield new Descent(number(constants, "rate", OptimizerConstants.DESCENT_RATE));
      }
      case "momentum" -> {
        check(step, List.of("rate", "mu"));
        yield new Momentum(
            number(constants, "rate", OptimizerConstants.DESCENT_RATE),
            number(constants, "mu", OptimizerConstants.MOMENTUM_MU));
      }
      case "adam" -> {
        check(step, List.of("rate", "beta1", "beta2", "epsilon"));
        yield new Adam(
            number(constants, "rate", OptimizerConstants.ADAM_RATE),
            number(constants, "beta1", OptimizerConstants.ADAM_BETA1),
            number(constants, "beta2", OptimizerConstants.ADAM_BETA2),
            number(constants, "epsilon", OptimizerConstants.ADAM_EPSILON));
      }
      default ->
          throw new CalculusException(
              "a step by %s is unknown. Use sgd(rate = …), momentum(…) or adam(…)."
                  .formatted(step.optimizer().name()));
    };
  }

  private static void check(UpdateStep step, List<String> known) {
    for (String constant : step.optimizer().arguments().keySet()) {
      if (!known.contains(constant)) {
        throw new CalculusException(
            "%s has no constant %s; it has %s. Correct its name."
                .formatted(step.optimizer().name(), constant, String.join(", ", known)));
      }
    }
  }

  private static Rational number(Map<String, Setting> constants, String name, Rational otherwise) {
    Setting setting = constants.getOrDefault(name, new Setting.Number(otherwise));
    if (setting instanceof Setting.Number(Rational value)) {
      return value;
    }
    throw new CalculusException("%s has to be a number, as in %s = 0.5.".formatted(name, name));
  }
}
