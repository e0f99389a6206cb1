package org.chainrule.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Relation;

/**
 * The well-known wrong rules, each as a network in which it is the right one.
 *
 * @see WrongGraph
 */
final class WrongRules {
  private static final int MOST_NODES = 400;

  /**
   * One wrong rule at one place of the network.
   *
   * @param told the mistake
   * @param graph the network in which it is right
   * @param isMissing whether it is that a function is passed by
   */
  record Rule(Supplier<Mistake> told, WrongGraph graph, boolean isMissing) {}

  private final Case c;
  private final List<Expression> nodes;
  private final Map<Expression, Expression> names = new HashMap<>();
  private final List<Rule> found = new ArrayList<>();

  private WrongRules(Case c, Expression root, Expression by) {
    this.c = c;
    List<Expression> order = Expression.topologicalOrder(List.of(root), n -> !n.equals(by));
    Set<Expression> active = new HashSet<>(List.of(by));
    List<Expression> between = new ArrayList<>();
    for (Expression node : order) {
      if (node.operands().stream().anyMatch(active::contains)) {
        active.add(node);
        between.add(node);
      }
      if (node.operation() instanceof Named) {
        names.putIfAbsent(Expressions.unwrapped(node), node);
      }
    }
    this.nodes = between.size() > MOST_NODES ? List.of() : between;
  }

  /** Returns the wrong rules between {@code by} and {@code root}. */
  static List<Rule> of(Case c, Expression root, Expression by) {
    WrongRules rules = new WrongRules(c, root, by);
    rules.nodes.forEach(rules::slopes);
    return rules.found;
  }

  private void slopes(Expression node) {
    switch (node.operation()) {
      case Elementwise(ElementwiseFunction f) -> elementwise(node, f);
      case Softmax() -> softmax(node);
      case Boltzmann() -> {
        Expression a = node.operand(0);
        add(node, () -> missing(node), Expressions.ones(a.shape()));
      }
      default -> {}
    }
  }

  private void elementwise(Expression node, ElementwiseFunction f) {
    Expression a = node.operand(0);
    Expression y = node;
    add(node, () -> missing(node), Expressions.ones(a.shape()));
    for (ElementwiseFunction other : COMMON) {
      if (other != f) {
        slope(other, y, a).ifPresent(slope -> add(node, () -> wrong(node, slope), slope));
      }
    }
    slope(f, a, a).ifPresent(slope -> add(node, () -> wrongPoint(node, slope), slope));
    slope(f, Expressions.elementwise(f, y), y)
        .ifPresent(slope -> add(node, () -> wrongPoint(node, slope), slope));
  }

  private static final List<ElementwiseFunction> COMMON =
      List.of(ElementwiseFunction.SIGMOID, ElementwiseFunction.TANH, ElementwiseFunction.RELU);

  /** Returns f′ for y = f(a). */
  private static Optional<Expression> slope(ElementwiseFunction f, Expression y, Expression a) {
    Expression one = Expressions.constant(1);
    return switch (f) {
      case SIGMOID -> Optional.of(Expressions.hadamard(y, Expressions.subtract(one, y)));
      case TANH -> Optional.of(Expressions.subtract(one, Expressions.power(y, 2)));
      case RELU ->
          Optional.of(Expressions.comparison(Relation.GREATER, a, Expressions.constant(0)));
      default -> Optional.empty();
    };
  }

  private void softmax(Expression node) {
    Expression z = node.operand(0);
    Expression beta = node.operand(1);
    Expression own =
        Expressions.hadamard(node, Expressions.subtract(Expressions.constant(1), node));
    add(
        node,
        () -> new ActivationMistake.DiagonalJacobian(shown(node)),
        Expressions.scale(beta, own));
    add(node, () -> missing(node), Expressions.scale(beta, Expressions.ones(z.shape())));
    add(node, () -> missing(node), Expressions.ones(z.shape()));
  }

  private void add(Expression node, Supplier<Mistake> told, Expression slope) {
    Expression original = node.operand(0);
    WrongGraph.Wrong wrong = right -> WrongGraph.withSlope(right, right.operand(0), slope);
    Map<Expression, WrongGraph.Wrong> replaced = new LinkedHashMap<>();
    replaced.put(node, wrong);
    if (original.shape().sameAs(slope.shape())) {
      found.add(new Rule(told, new WrongGraph(replaced, List.of()), isOnes(slope)));
    }
  }

  private static boolean isOnes(Expression slope) {
    return switch (slope.operation()) {
      case Fill(Rational value, _) -> value.is(1);
      case Constant(Rational value) -> value.is(1);
      default -> false;
    };
  }

  private String shown(Expression node) {
    return c.shown(names.getOrDefault(node, node));
  }

  private Mistake missing(Expression node) {
    return new ActivationMistake.Missing(derivative(node), shown(node));
  }

  private Mistake wrong(Expression node, Expression slope) {
    return new ActivationMistake.Wrong(c.shown(withNames(slope)), derivative(node), shown(node));
  }

  private Mistake wrongPoint(Expression node, Expression slope) {
    return new ActivationMistake.WrongPoint(
        c.shown(withNames(slope)), derivative(node), shown(node));
  }

  private Expression withNames(Expression value) {
    return value.transform(node -> names.getOrDefault(node, node));
  }

  private String derivative(Expression node) {
    return c.vocabulary().activations().stream()
        .filter(activation -> Expressions.unwrapped(activation.output()).equals(node))
        .map(activation -> Case.show(activation.derivative()))
        .findFirst()
        .orElse("its derivative");
  }
}
