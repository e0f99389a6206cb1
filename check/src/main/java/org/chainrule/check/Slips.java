package org.chainrule.check;

import static org.chainrule.expression.Expressions.add;
import static org.chainrule.expression.Expressions.constant;
import static org.chainrule.expression.Expressions.dot;
import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.softmax;
import static org.chainrule.expression.Expressions.stopGradient;
import static org.chainrule.expression.Expressions.subtract;

import java.util.ArrayList;
import java.util.HashMap;
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
 * Derivatives as they come out with one well-known slip: the same values are computed, but one node
 * of the graph hands on something else.
 */
final class Slips {
  private static final int MOST = 200;

  private final Expression of;
  private final Expression by;
  private final Map<Expression, String> names = new HashMap<>();
  private final List<Slip> slips = new ArrayList<>();

  /**
   * One slip.
   *
   * @param kind what kind of mistake it is
   * @param message what was done, in one sentence
   * @param derivative the derivative with the slip, to be resolved
   */
  record Slip(MistakeKind kind, String message, Expression derivative) {}

  private Slips(Network network, Expression of, Expression by) {
    this.of = of;
    this.by = by;
    for (Expression definition : network.definitions()) {
      for (Expression node : Expression.topologicalOrder(List.of(definition))) {
        names.putIfAbsent(node, nameOf(definition));
      }
    }
  }

  private static String nameOf(Expression definition) {
    return Network.symbolOf(definition).name();
  }

  /** Returns the slips that may happen on the way to ∂of/∂by. */
  static List<Slip> of(Network network, Expression of, Expression by) {
    Slips slips = new Slips(network, of, by);
    slips.collect();
    return slips.slips;
  }

  private void collect() {
    List<Expression> order = Expression.topologicalOrder(List.of(of));
    Set<Expression> dependent = new HashSet<>();
    Map<Expression, List<Expression>> users = new LinkedHashMap<>();
    for (Expression node : order) {
      boolean depends = node.equals(by) || node.operands().stream().anyMatch(dependent::contains);
      if (depends) {
        dependent.add(node);
        node.operands().stream()
            .filter(dependent::contains)
            .distinct()
            .forEach(operand -> users.computeIfAbsent(operand, _ -> new ArrayList<>()).add(node));
      }
    }
    for (Expression node : order) {
      if (dependent.contains(node) && !node.equals(by)) {
        activation(node);
      }
    }
    users.forEach((node, all) -> {
      if (all.size() > 1) {
        all.forEach(user -> path(node, user));
      }
    });
  }

  /** The derivative of {@code node} by {@code inner} taken as 1. */
  private void forgotten(Expression node, Expression inner) {
    replace(
        node,
        add(inner, stopGradient(subtract(node, inner))),
        MistakeKind.MISSING_ACTIVATION_DERIVATIVE,
        FigureMessages.missingActivation(name(node)));
  }

  private void activation(Expression node) {
    if (!node.freeIndices().isEmpty()) {
      return;
    }
    switch (node.operation()) {
      case Elementwise _ -> {
        Expression inner = node.operand(0);
        forgotten(node, inner);
        replace(
            node,
            along(node, hadamard(inner, subtract(constant(1), inner))),
            MistakeKind.DERIVATIVE_AT_WRONG_POINT,
            FigureMessages.derivativeAtEnergy(name(node)));
      }
      case Softmax() -> {
        forgotten(node, node.operand(0));
        replace(
            node,
            along(node, hadamard(node, subtract(constant(1), node))),
            MistakeKind.DIAGONAL_JACOBIAN,
            FigureMessages.diagonalJacobian(name(node)));
      }
      case Boltzmann() when node.operand(0).shape().isVector() ->
          replace(
              node,
              dot(stopGradient(softmax(node.operand(0))), node.operand(0)),
              MistakeKind.MISSING_TERM,
              FigureMessages.constantWeights(name(node)));
      default -> {}
    }
  }

  /** The node's value, with {@code slope} for its derivative by its operand. */
  private static Expression along(Expression node, Expression slope) {
    Expression inner = node.operand(0);
    return add(
        stopGradient(node), hadamard(stopGradient(slope), subtract(inner, stopGradient(inner))));
  }

  private void path(Expression node, Expression user) {
    if (!node.freeIndices().isEmpty() || user.operation() instanceof Named) {
      return;
    }
    List<Expression> cut = new ArrayList<>();
    for (Expression operand : user.operands()) {
      cut.add(operand.equals(node) ? stopGradient(operand) : operand);
    }
    replace(
        user,
        user.withOperands(cut),
        MistakeKind.MISSING_PATH,
        FigureMessages.missingPath(name(node), name(user)));
  }

  private void replace(Expression node, Expression other, MistakeKind kind, String message) {
    if (slips.size() < MOST) {
      Expression changed = of.transform(n -> n.equals(node) ? other : n);
      slips.add(new Slip(kind, message, Expressions.derivative(changed, by)));
    }
  }

  /** The first definition that a node is part of. */
  private String name(Expression node) {
    return switch (node.operation()) {
      case Named(Symbol symbol) -> symbol.name();
      case Variable(Symbol symbol) -> symbol.name();
      default -> names.getOrDefault(node, "a value");
    };
  }
}
