package org.chainrule.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;

/**
 * Values of expressions in which some symbols stand for intervals: an interval for every entry that
 * holds all values which the entry can have. It may hold more, where a symbol occurs several times.
 */
final class IntervalEvaluation {
  private static final int MOST_POSITIONS = 10_000;

  private final Bindings bindings;
  private final Map<Symbol, Interval> intervals;

  /** Thrown where an operation has no rule for intervals. */
  static final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsupported(Expression node) {
      super("no rule for intervals: " + node.operation());
    }
  }

  /**
   * Makes an evaluation.
   *
   * @param bindings the sizes, and the values of all other symbols
   * @param intervals the scalar symbols that stand for intervals
   */
  IntervalEvaluation(Bindings bindings, Map<Symbol, Interval> intervals) {
    this.bindings = bindings;
    this.intervals = Map.copyOf(intervals);
  }

  /**
   * Returns what {@code root} can be.
   *
   * @throws Unsupported if an operation has no rule for intervals
   * @throws org.chainrule.expression.EvaluationException as the evaluator does
   */
  IntervalMatrix of(Expression root) {
    Expression plain = root.transform(this::written);
    List<Expression> order = Expression.topologicalOrder(List.of(plain));
    Set<Expression> open = new HashSet<>();
    Set<Expression> exact = new LinkedHashSet<>();
    for (Expression node : order) {
      boolean rounded =
          node.operation() instanceof Variable(Symbol symbol) && intervals.containsKey(symbol);
      if (rounded || node.operands().stream().anyMatch(open::contains)) {
        open.add(node);
        exact.addAll(node.operands());
      }
    }
    exact.add(plain);
    exact.removeAll(open);
    Map<Expression, IntervalMatrix> values = new HashMap<>();
    List<Matrix> known = Evaluator.evaluateAll(List.copyOf(exact), bindings);
    int place = 0;
    for (Expression node : exact) {
      values.put(node, IntervalMatrix.of(known.get(place++)));
    }
    IntervalRules rules = new IntervalRules(bindings, intervals);
    for (Expression node : order) {
      if (open.contains(node)) {
        List<IntervalMatrix> operands =
            node.operands().stream()
                .map(operand -> Optional.ofNullable(values.get(operand)).orElseThrow())
                .toList();
        values.put(node, rules.value(node, operands));
      }
    }
    return Optional.ofNullable(values.get(plain)).orElseThrow();
  }

  /** Writes sums over an index, and tables, term by term where figures occur in them. */
  private Expression written(Expression node) {
    return switch (node.operation()) {
      case IndexSum(Index index, List<IndexTerm> except) when hasFigures(node) -> {
        Set<Integer> left = new HashSet<>();
        for (IndexTerm term : except) {
          if (term.variable().isPresent()) {
            throw new Unsupported(node);
          }
          left.add(bindings.size(term.offset()));
        }
        List<Expression> terms = new ArrayList<>();
        for (int k : positions(index)) {
          if (!left.contains(k)) {
            terms.add(Expressions.substitute(node.operand(0), index, IndexTerm.at(k)));
          }
        }
        yield terms.isEmpty() ? Expressions.zeros(node.shape()) : Expressions.add(terms);
      }
      case Tabulate(Index row, Optional<Index> column) when hasFigures(node) -> {
        List<Integer> columns = column.map(this::positions).orElse(List.of(1));
        List<Expression> entries = new ArrayList<>();
        for (int i : positions(row)) {
          Expression ofRow = Expressions.substitute(node.operand(0), row, IndexTerm.at(i));
          for (int j : columns) {
            entries.add(
                column.isEmpty()
                    ? ofRow
                    : Expressions.substitute(ofRow, column.get(), IndexTerm.at(j)));
          }
        }
        yield Expressions.blocks(columns.size(), entries);
      }
      default -> node;
    };
  }

  private boolean hasFigures(Expression node) {
    return node.variables().stream().anyMatch(intervals::containsKey);
  }

  private List<Integer> positions(Index index) {
    int first = bindings.size(index.first());
    int last = bindings.size(index.last());
    if (last - first > MOST_POSITIONS) {
      throw new IllegalArgumentException("%d terms are too many".formatted(last - first));
    }
    return java.util.stream.IntStream.rangeClosed(first, last).boxed().toList();
  }
}
