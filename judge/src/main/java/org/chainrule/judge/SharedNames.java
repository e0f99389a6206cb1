package org.chainrule.judge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;

/** The named values that two expressions have in common. */
final class SharedNames {
  /** How many names deep is near the surface. */
  private static final int SURFACE = 6;

  private SharedNames() {}

  /** Returns {@code root} without names, calls and other wrappers that keep the value. */
  static Expression withoutNames(Expression root) {
    boolean plain =
        Expression.topologicalOrder(List.of(root)).stream().noneMatch(SharedNames::isWrapper);
    if (plain) {
      return root;
    }
    return root.transform(node -> isWrapper(node) ? node.operand(0) : node);
  }

  private static boolean isWrapper(Expression node) {
    return node.operation() instanceof Named
        || node.operation() instanceof Call
        || node.operation() instanceof StopGradient;
  }

  /**
   * Returns sets of nodes not to look into: first the outermost shared names, then those one layer
   * further in, and so on; last of all none.
   */
  static List<Set<Expression>> layers(Expression left, Expression right, int most) {
    Set<Expression> shared = names(left);
    shared.retainAll(names(right));
    List<Set<Expression>> layers = new ArrayList<>();
    while (!shared.isEmpty() && layers.size() < most) {
      layers.add(Set.copyOf(shared));
      Set<Expression> outermost = outermost(left, shared);
      outermost.addAll(outermost(right, shared));
      shared.removeAll(outermost);
    }
    layers.add(Set.of());
    return layers;
  }

  /**
   * Returns the names that both sides show, near the surface: where a side shows a name that the
   * other does not, its value is looked at, a few times. A line of a derivation in a deep network
   * is proved without looking at all that is below it.
   *
   * @return nothing if the sides still show different names then
   */
  static Optional<Set<Expression>> nearTheSurface(Expression left, Expression right) {
    Set<Expression> seenLeft = shown(left);
    Set<Expression> seenRight = shown(right);
    for (int layer = 0; layer < SURFACE; layer++) {
      Set<Expression> openLeft = new LinkedHashSet<>(seenLeft);
      openLeft.removeAll(seenRight);
      Set<Expression> openRight = new LinkedHashSet<>(seenRight);
      openRight.removeAll(seenLeft);
      boolean changed = false;
      for (Expression name : openLeft) {
        changed |= seenLeft.addAll(shown(name.operand(0)));
      }
      for (Expression name : openRight) {
        changed |= seenRight.addAll(shown(name.operand(0)));
      }
      if (!changed) {
        seenLeft.retainAll(seenRight);
        return Optional.of(seenLeft);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the largest parts without free indices that both sides contain, named or not: two
   * gradients often differ in how they end only.
   */
  static Set<Expression> parts(Expression left, Expression right) {
    Set<Expression> shared = closedParts(left);
    shared.retainAll(closedParts(right));
    Set<Expression> outermost = outermost(left, shared);
    outermost.addAll(outermost(right, shared));
    return outermost;
  }

  private static Set<Expression> closedParts(Expression root) {
    Set<Expression> parts = new HashSet<>();
    root.forEach(node -> {
      if (node.freeIndices().isEmpty() && !Expressions.unwrapped(node).operands().isEmpty()) {
        parts.add(node);
      }
    });
    return parts;
  }

  private static Set<Expression> shown(Expression root) {
    Set<Expression> names = new LinkedHashSet<>();
    for (Expression node : Expression.topologicalOrder(List.of(root), n -> !isName(n))) {
      node.operands().stream().filter(SharedNames::isName).forEach(names::add);
    }
    if (isName(root)) {
      names.add(root);
    }
    return names;
  }

  private static boolean isName(Expression node) {
    return node.operation() instanceof Named
        && node.freeIndices().isEmpty()
        && !Expressions.unwrapped(node).operands().isEmpty();
  }

  private static Set<Expression> names(Expression root) {
    Set<Expression> names = new LinkedHashSet<>();
    root.forEach(node -> {
      if (isName(node)) {
        names.add(node);
      }
    });
    return names;
  }

  /** Returns those of {@code nodes} that can be reached without passing another of them. */
  private static Set<Expression> outermost(Expression root, Set<Expression> nodes) {
    Set<Expression> found = new LinkedHashSet<>();
    Set<Expression> seen = new HashSet<>();
    Deque<Expression> stack = new ArrayDeque<>(List.of(root));
    while (!stack.isEmpty()) {
      Expression node = stack.pop();
      if (!seen.add(node)) {
        continue;
      }
      if (nodes.contains(node)) {
        found.add(node);
      } else {
        node.operands().forEach(stack::push);
      }
    }
    return found;
  }
}
