package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;

/**
 * A backward pass that goes from one shown value to the next: what each receives, written with the
 * derivatives by the values above it, as {@code ∂L/∂h = (∂L/∂z) Vᵀ}.
 */
final class Trace implements ReverseMode.Adjoints {
  private final Expression root;
  private final Set<Expression> shown;
  private final SequencedMap<Expression, Expression> received = new LinkedHashMap<>();
  private final Map<Expression, List<Expression>> users = new HashMap<>();
  private final Set<Expression> visited = new HashSet<>();

  private Trace(Expression root, Set<Expression> shown) {
    this.root = root;
    this.shown = shown;
  }

  /**
   * Runs the pass.
   *
   * @param shown the values that get a line of their own
   */
  static Trace of(Expression root, List<Expression> by, Set<Expression> shown) {
    Trace trace = new Trace(root, shown);
    ReverseMode.vectorJacobian(root, Expressions.constant(1), by, trace);
    return trace;
  }

  @Override
  public void survey(List<Expression> order, Set<Expression> active, Set<Expression> wanted) {
    for (Expression node : order) {
      List<Expression> needed =
          node.operation() instanceof Call ? node.operands().subList(0, 1) : node.operands();
      for (Expression operand : needed) {
        if (active.contains(operand)) {
          users.computeIfAbsent(operand, _ -> new ArrayList<>()).add(node);
        }
      }
    }
  }

  @Override
  public Expression handedOn(Expression node, Expression adjoint) {
    visited.add(node);
    if (!shown.contains(node) || node.equals(root) || !adjoint.freeIndices().isEmpty()) {
      return adjoint;
    }
    received.put(node, adjoint);
    return Expressions.derivative(root, node);
  }

  /** Returns the values in the order of the pass ↦ their adjoints in terms of those above. */
  SequencedMap<Expression, Expression> received() {
    return received;
  }

  /**
   * Returns the adjoints, found by the rules of single operations only, of the values that the loss
   * is made of directly: those whose line names no other derivative.
   */
  Map<Expression, Expression> withoutShortcuts() {
    List<Expression> top =
        received.entrySet().stream()
            .filter(line ->
                Substitution.closedParts(line.getValue()).stream()
                    .noneMatch(part -> part.operation() instanceof Derivative()))
            .map(Map.Entry::getKey)
            .toList();
    if (top.isEmpty()) {
      return Map.of();
    }
    List<Expression> all = new ArrayList<>(top);
    for (Expression node : Expression.topologicalOrder(List.of(root), n -> !top.contains(n))) {
      if (node.operation() instanceof Named && !node.equals(root)) {
        all.add(node); // a value whose adjoint is wanted is not passed by
      }
    }
    List<Expression> adjoints = ReverseMode.gradients(root, all);
    Map<Expression, Expression> plain = new HashMap<>();
    for (int i = 0; i < top.size(); i++) {
      plain.put(top.get(i), adjoints.get(i));
    }
    return plain;
  }

  /**
   * Returns the operations that {@code node} goes into, behind names and calls, and where that is
   * short of the next shown value behind sums, numbers in front and transposes.
   */
  List<Expression> uses(Expression node) {
    List<Expression> found = new ArrayList<>();
    for (Expression user : users.getOrDefault(node, List.of())) {
      found.addAll(
          uses(user, isName(user) && !user.equals(root) ? Optional.empty() : Optional.of(user)));
    }
    return found;
  }

  /**
   * Climbs from {@code user}; {@code plain} is the first operation on the way, if there was one.
   */
  private List<Expression> uses(Expression user, Optional<Expression> plain) {
    boolean name = isName(user);
    if (!name && !isPlain(user)) {
      return List.of(user);
    }
    Optional<Expression> first = plain.isEmpty() && !name ? Optional.of(user) : plain;
    boolean stops = user.equals(root) || (first.isPresent() && shown.contains(user));
    List<Expression> beyond =
        stops
            ? List.of()
            : users.getOrDefault(user, List.of()).stream()
                .flatMap(next -> uses(next, first).stream())
                .distinct()
                .toList();
    // Several further uses are uses of what was made of the value, not of the value.
    return beyond.size() == 1 || first.isEmpty() ? beyond : first.stream().toList();
  }

  private static boolean isName(Expression node) {
    return node.operation() instanceof Named || node.operation() instanceof Call;
  }

  private static boolean isPlain(Expression node) {
    return switch (node.operation()) {
      case Add(), Transpose() -> true;
      case Scale(), Hadamard() -> node.operand(0).operation() instanceof Constant;
      default -> false;
    };
  }

  /** Whether an adjoint reached {@code node}: a rule for two operations passes one by. */
  boolean visited(Expression node) {
    return visited.contains(node);
  }
}
