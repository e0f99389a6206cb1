package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.IndexSum;
import org.chainrule.expression.Operation.Named;
import org.chainrule.expression.Operation.Tabulate;
import org.chainrule.expression.Selection;

/**
 * Reverse mode on the expression graph.
 *
 * <p>With a scalar root, the adjoint G = ∂root/∂node of every node has the node's shape. Nodes are
 * visited users first; each hands {@link AdjointRules its rule's} contribution to its operands, and
 * a node's adjoint is the sum of what its users handed down.
 *
 * <p>A sum over an index, or a matrix made entry by entry, hands its adjoint to its body once for
 * every value of the index. What the body's nodes without that index receive is summed over it:
 * {@code Σ_k} of the contribution at k.
 */
public final class ReverseMode {
  private final Set<Expression> wanted;
  private final Set<Expression> active;
  private final Map<Expression, Expression> names;
  private final Optional<Adjoints> along;
  private final Set<Expression> passedBy = new HashSet<>();

  private ReverseMode(Expression root, List<Expression> by, Optional<Adjoints> along) {
    this.along = along;
    wanted = new HashSet<>(by);
    active = new HashSet<>();
    names = new HashMap<>();
    for (Expression node : Expression.topologicalOrder(List.of(root))) {
      if (wanted.contains(node) || node.operands().stream().anyMatch(active::contains)) {
        active.add(node);
      }
      if (node.operation() instanceof Named) {
        Expression value = node.operand(0);
        names.putIfAbsent(value, node);
        names.putIfAbsent(Expressions.unwrapped(value), node);
      }
    }
  }

  /**
   * Returns ∂root/∂v for each v in {@code by}, of v's shape: variables or any nodes below the root.
   *
   * @param root a scalar
   * @throws CalculusException if an operation on the way has no derivative
   */
  public static List<Expression> gradients(Expression root, List<Expression> by) {
    if (!root.isScalar()) {
      throw new CalculusException("only a scalar has a gradient; this is " + root.shape());
    }
    return vectorJacobian(root, Expressions.constant(1), by);
  }

  /** What looks at each adjoint of a pass, and says in which form it is handed on. */
  interface Adjoints {
    /** Announces the graph, operands first, and those of its nodes that have adjoints. */
    default void survey(List<Expression> order, Set<Expression> active, Set<Expression> wanted) {}

    /** Returns the form in which the operands' adjoints are written with that of {@code node}. */
    Expression handedOn(Expression node, Expression adjoint);

    /**
     * As {@link #handedOn}, for a value that a rule for two operations has passed by: this is not
     * all of its adjoint.
     */
    default Expression partHandedOn(Expression part) {
      return part;
    }
  }

  /** As {@link #vectorJacobian(Expression, Expression, List)}, with each adjoint's form given. */
  static List<Expression> vectorJacobian(
      Expression root, Expression seed, List<Expression> by, Adjoints along) {
    return vectorJacobian(root, seed, by, Optional.of(along));
  }

  /**
   * Returns Σ seed_ij ∂root_ij/∂v for each v in {@code by}, of v's shape.
   *
   * @param seed the root's adjoint, of the root's shape
   * @throws CalculusException if an operation on the way has no derivative
   */
  public static List<Expression> vectorJacobian(
      Expression root, Expression seed, List<Expression> by) {
    return vectorJacobian(root, seed, by, Optional.empty());
  }

  private static List<Expression> vectorJacobian(
      Expression root, Expression seed, List<Expression> by, Optional<Adjoints> along) {
    ReverseMode pass = new ReverseMode(root, by, along);
    Map<Expression, Expression> adjoints = new HashMap<>();
    List<Expression> order = Expression.topologicalOrder(List.of(root));
    along.ifPresent(a -> a.survey(order, pass.active, pass.wanted));
    pass.run(
        order,
        root,
        seed,
        adjoints,
        (node, _) -> {
          throw new IllegalStateException("outside of the graph: " + node);
        });
    return DistinctBinders.of(
        by.stream().map(v -> adjoints.getOrDefault(v, Expressions.zeros(v.shape()))).toList());
  }

  /**
   * Visits {@code scope}, users first, and collects adjoints; what reaches a node beyond the scope
   * goes to {@code beyond}.
   */
  private void run(
      List<Expression> scope,
      Expression root,
      Expression seed,
      Map<Expression, Expression> adjoints,
      BiConsumer<Expression, Expression> beyond) {
    Set<Expression> inside = new HashSet<>(scope);
    Map<Expression, List<Expression>> received = new HashMap<>();
    BiConsumer<Expression, Expression> hand =
        (node, contribution) -> {
          if (!active.contains(node) || Expressions.isZero(contribution)) {
            return;
          }
          if (inside.contains(node)) {
            received.computeIfAbsent(node, _ -> new ArrayList<>()).add(contribution);
          } else {
            beyond.accept(node, contribution);
          }
        };
    hand.accept(root, seed);
    for (Expression node : scope.reversed()) {
      List<Expression> contributions = received.remove(node);
      if (contributions != null) {
        Expression sum = AdjointAlgebra.sum(contributions);
        boolean part = passedBy.contains(node);
        Expression adjoint =
            along.map(a -> part ? a.partHandedOn(sum) : a.handedOn(node, sum)).orElse(sum);
        if (wanted.contains(node)) {
          adjoints.merge(node, adjoint, Expressions::add);
        }
        handDown(node, adjoint, adjoints, hand);
      }
    }
  }

  private void handDown(
      Expression node,
      Expression adjoint,
      Map<Expression, Expression> adjoints,
      BiConsumer<Expression, Expression> hand) {
    switch (node.operation()) {
      case IndexSum(Index index, var except) ->
          intoBody(
              node.operand(0),
              adjoint,
              List.of(index),
              adjoints,
              (inner, c) -> hand.accept(inner, TableSums.over(index, except, c)));
      case Tabulate(Index row, var column) -> {
        Expression entry =
            Expressions.part(
                adjoint, entryOf(row), column.map(ReverseMode::entryOf).orElse(AdjointRules.FIRST));
        List<Index> bound = new ArrayList<>(List.of(row));
        column.ifPresent(bound::add);
        intoBody(
            node.operand(0),
            entry,
            bound,
            adjoints,
            (inner, c) -> hand.accept(inner, sumOver(row, column, c)));
      }
      default -> {
        Optional<Shortcuts.Shortcut> shortcut = Shortcuts.find(node, wanted, names);
        if (shortcut.isPresent()) {
          Map<Expression, Expression> contributions = shortcut.get().contributions(adjoint);
          passedBy.addAll(
              Expression.topologicalOrder(
                  node.operands(), between -> !contributions.containsKey(between)));
          contributions.forEach(hand);
          return;
        }
        Expression output = names.getOrDefault(node, node);
        for (int i = 0; i < node.operands().size(); i++) {
          if (active.contains(node.operand(i))) {
            hand.accept(node.operand(i), AdjointRules.contribution(node, i, adjoint, output));
          }
        }
      }
    }
  }

  private static Expression sumOver(Index row, Optional<Index> column, Expression contribution) {
    Expression inner =
        column.map(c -> TableSums.over(c, List.of(), contribution)).orElse(contribution);
    return TableSums.over(row, List.of(), inner);
  }

  /**
   * Where a table holds the value at {@code index}: in its first row for the index's first value.
   */
  private static Selection entryOf(Index index) {
    return new Selection.At(new IndexTerm(Optional.of(index), Dimension.ONE.minus(index.first())));
  }

  /** Runs the pass through those nodes of a body that depend on the indices bound there. */
  private void intoBody(
      Expression body,
      Expression seed,
      List<Index> bound,
      Map<Expression, Expression> adjoints,
      BiConsumer<Expression, Expression> beyond) {
    List<Expression> scope =
        Expression.topologicalOrder(List.of(body)).stream()
            .filter(node -> bound.stream().anyMatch(node.freeIndices()::contains))
            .toList();
    run(scope, body, seed, adjoints, beyond);
  }
}
