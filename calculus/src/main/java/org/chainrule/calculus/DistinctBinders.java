package org.chainrule.calculus;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.IndexSum;
import org.chainrule.expression.Operation.Named;
import org.chainrule.expression.Operation.Tabulate;

/**
 * Gives a sum or table another letter where one within it has the same: the adjoint of {@code Σ_k
 * w_k x_k} is summed over the same k, and may contain that sum.
 */
final class DistinctBinders {
  private final Map<Expression, Expression> changed = new HashMap<>();
  private final Map<Expression, Set<Index>> bound = new HashMap<>();

  private DistinctBinders() {}

  /** Returns {@code roots}, of the same values, without equal letters one within the other. */
  static List<Expression> of(List<Expression> roots) {
    DistinctBinders pass = new DistinctBinders();
    for (Expression node : Expression.topologicalOrder(roots)) {
      List<Expression> operands = node.operands().stream().map(pass.changed::get).toList();
      Expression result = pass.renamed(node.withOperands(operands));
      pass.changed.put(node, result);
      pass.bound.put(result, pass.boundWithin(result));
    }
    return roots.stream().map(pass.changed::get).toList();
  }

  private Expression renamed(Expression node) {
    return switch (node.operation()) {
      case IndexSum(Index index, var except) when clashes(node, index) -> {
        Index fresh = fresh(index, node);
        yield Expression.of(new IndexSum(fresh, except), body(node, index, fresh));
      }
      case Tabulate(Index row, Optional<Index> column) when clashes(node, row) -> {
        Index fresh = fresh(row, node);
        yield renamed(Expression.of(new Tabulate(fresh, column), body(node, row, fresh)));
      }
      case Tabulate(Index row, Optional<Index> column)
          when column.isPresent() && clashes(node, column.get()) -> {
        Index fresh = fresh(column.get(), node);
        yield Expression.of(new Tabulate(row, Optional.of(fresh)), body(node, column.get(), fresh));
      }
      default -> node;
    };
  }

  private boolean clashes(Expression binder, Index index) {
    return within(binder.operand(0)).contains(index);
  }

  private Expression body(Expression binder, Index index, Index fresh) {
    Expression body = Expressions.substitute(binder.operand(0), index, IndexTerm.of(fresh));
    bound.put(body, within(binder.operand(0)));
    return body;
  }

  private Index fresh(Index index, Expression binder) {
    Set<Index> taken = new HashSet<>(within(binder.operand(0)));
    taken.addAll(binder.operand(0).freeIndices());
    int number = 1;
    while (true) {
      Index candidate = index.renamed(index.name() + "_" + number++);
      if (!taken.contains(candidate)) {
        return candidate;
      }
    }
  }

  private Set<Index> within(Expression node) {
    return bound.getOrDefault(node, Set.of());
  }

  /** What is named shows as its name: letters within do not meet those outside. */
  private Set<Index> boundWithin(Expression node) {
    List<Index> own =
        switch (node.operation()) {
          case IndexSum(Index index, _) -> List.of(index);
          case Tabulate(Index row, var column) ->
              column.map(c -> List.of(row, c)).orElseGet(() -> List.of(row));
          default -> List.of();
        };
    if (node.operation() instanceof Named && node.freeIndices().isEmpty()) {
      return Set.of();
    }
    Set<Index> all = new HashSet<>(own);
    node.operands().forEach(operand -> all.addAll(within(operand)));
    return all.isEmpty() ? Set.of() : all;
  }
}
