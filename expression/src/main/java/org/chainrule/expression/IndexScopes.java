package org.chainrule.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.chainrule.expression.Operation.*;

/** Which index variables an operation mentions, and which it binds in its operand. */
final class IndexScopes {
  private IndexScopes() {}

  static Set<Index> freeIndices(Operation operation, List<Expression> operands) {
    Set<Index> free =
        new TreeSet<>(
            java.util.Comparator.comparing(Index::name)
                .thenComparing(index -> index.first() + ".." + index.last()));
    for (Expression operand : operands) {
      free.addAll(operand.freeIndices());
    }
    bound(operation).forEach(free::remove);
    mentioned(operation).forEach(term -> term.variable().ifPresent(free::add));
    return free.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(free);
  }

  /** Returns the indices that {@code operation} binds in its operand. */
  static List<Index> bound(Operation operation) {
    return switch (operation) {
      case IndexSum(Index index, _) -> List.of(index);
      case Tabulate(Index row, var column) ->
          column.map(c -> List.of(row, c)).orElseGet(() -> List.of(row));
      default -> List.of();
    };
  }

  private static List<IndexTerm> mentioned(Operation operation) {
    return switch (operation) {
      case IndexValue(IndexTerm position) -> List.of(position);
      case KroneckerDelta(IndexTerm left, IndexTerm right) -> List.of(left, right);
      case Part(Selection rows, Selection columns) -> positions(rows, columns);
      case Place(Selection rows, Selection columns, _) -> positions(rows, columns);
      case IndexSum(_, List<IndexTerm> except) -> except;
      default -> List.of();
    };
  }

  private static List<IndexTerm> positions(Selection rows, Selection columns) {
    List<IndexTerm> found = new ArrayList<>();
    for (Selection selection : List.of(rows, columns)) {
      if (selection instanceof Selection.At(IndexTerm position)) {
        found.add(position);
      }
    }
    return found;
  }

  /**
   * Returns {@code body} with {@code replacement} put for every free {@code index}. Binders whose
   * index occurs in the replacement are renamed first, so that nothing is captured.
   */
  static Expression substitute(Expression body, Index index, IndexTerm replacement) {
    Expression clear =
        replacement
            .variable()
            .map(v ->
                rebuild(body, index, (node, operands) -> withoutBinder(node, operands, v, index)))
            .orElse(body);
    return rebuild(
        clear,
        index,
        (node, operands) -> rebuilt(substitute(node.operation(), index, replacement), operands));
  }

  /** Replaces every node in which {@code index} is free, from the leaves up. */
  private static Expression rebuild(
      Expression body,
      Index index,
      BiFunction<Expression, List<Expression>, Expression> replacement) {
    Map<Expression, Expression> done = new HashMap<>();
    for (Expression node :
        Expression.topologicalOrder(List.of(body), node -> node.freeIndices().contains(index))) {
      List<Expression> operands =
          node.operands().stream().map(operand -> done.getOrDefault(operand, operand)).toList();
      done.put(node, replacement.apply(node, operands));
    }
    return done.getOrDefault(body, body);
  }

  /** Returns the node on these operands, with another index where it binds {@code binder}. */
  private static Expression withoutBinder(
      Expression node, List<Expression> operands, Index binder, Index index) {
    Expression same = node.withOperands(operands);
    return bound(node.operation()).contains(binder) ? renameBinder(same, binder, index) : same;
  }

  private static Expression renameBinder(Expression node, Index binder, Index other) {
    Expression inner = node.operand(0);
    Index fresh = binder;
    for (int number = 1;
        inner.freeIndices().contains(fresh)
            || fresh.equals(other)
            || bound(node.operation()).contains(fresh);
        number++) {
      fresh = binder.renamed(binder.name() + "_" + number);
    }
    Index renamed = fresh;
    Operation operation =
        switch (node.operation()) {
          case IndexSum(_, List<IndexTerm> except) -> new IndexSum(renamed, except);
          case Tabulate(Index row, var column) ->
              new Tabulate(
                  row.equals(binder) ? renamed : row,
                  column.map(c -> c.equals(binder) ? renamed : c));
          default -> throw new IllegalStateException("no binder: " + node.operation());
        };
    return Expression.of(operation, substitute(inner, binder, IndexTerm.of(renamed)));
  }

  private static Operation substitute(Operation operation, Index index, IndexTerm by) {
    return switch (operation) {
      case IndexValue(IndexTerm position) -> new IndexValue(position.substitute(index, by));
      case KroneckerDelta(IndexTerm left, IndexTerm right) ->
          new KroneckerDelta(left.substitute(index, by), right.substitute(index, by));
      case Part(Selection rows, Selection columns) ->
          new Part(rows.substitute(index, by), columns.substitute(index, by));
      case Place(Selection rows, Selection columns, Shape shape) ->
          new Place(rows.substitute(index, by), columns.substitute(index, by), shape);
      case IndexSum(Index bound, List<IndexTerm> except) ->
          new IndexSum(bound, except.stream().map(e -> e.substitute(index, by)).toList());
      default -> operation;
    };
  }

  /** Rebuilds through the smart constructors where an index became a number or another index. */
  private static Expression rebuilt(Operation operation, List<Expression> operands) {
    return switch (operation) {
      case KroneckerDelta(IndexTerm left, IndexTerm right) -> Expressions.delta(left, right);
      case IndexValue(IndexTerm position) -> Expressions.indexValue(position);
      case Part(Selection rows, Selection columns) ->
          Expressions.part(operands.getFirst(), rows, columns);
      default -> Expression.of(operation, operands);
    };
  }
}
