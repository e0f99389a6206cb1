package org.chainrule.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.ReverseMode;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation;
import org.chainrule.language.Formulas;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Term;

/**
 * A value of the network that a function makes of another, entry by entry.
 *
 * @param output the value, under its name where it has one
 * @param input what the function is applied to
 * @param shown the value as the author calls it
 * @param derivative f′ at the input, in the author's names
 */
record Activation(Expression output, Expression input, String shown, Term derivative) {

  /** Returns the activations of {@code network}, in the order of computation. */
  static List<Activation> of(Network network) {
    Map<Expression, Expression> names = new HashMap<>();
    List<Expression> nodes = Expression.topologicalOrder(network.definitions());
    for (Expression node : nodes) {
      if (node.operation() instanceof Operation.Named) {
        names.putIfAbsent(Expressions.unwrapped(node), node);
      }
    }
    List<Activation> found = new ArrayList<>();
    for (Expression node : nodes) {
      if (isActivation(node)) {
        activation(names.getOrDefault(node, node), node.operand(0), network).ifPresent(found::add);
      }
    }
    return found;
  }

  private static boolean isActivation(Expression node) {
    return switch (node.operation()) {
      case Operation.Elementwise(ElementwiseFunction f) ->
          f != ElementwiseFunction.LOG && !node.operand(0).variables().isEmpty();
      case Operation.Boltzmann() -> true;
      default -> false;
    };
  }

  private static Optional<Activation> activation(
      Expression output, Expression input, Network network) {
    if (!output.freeIndices().isEmpty()) {
      return Optional.empty();
    }
    try {
      Expression derivative =
          ReverseMode.vectorJacobian(output, Expressions.ones(output.shape()), List.of(input))
              .getFirst();
      return Optional.of(
          new Activation(
              output,
              input,
              Formulas.print(output),
              Formulas.syntax(Formulas.print(derivative), network)));
    } catch (CalculusException | LanguageException e) {
      return Optional.empty();
    }
  }
}
