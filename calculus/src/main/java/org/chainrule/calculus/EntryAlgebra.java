package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Selection;

/**
 * Sums and products of entries, in the order in which they are read: {@code 2 beta delta[i,j] y[k]
 * (y[k] - t[k]) sum[l](…)}.
 */
final class EntryAlgebra {
  private EntryAlgebra() {}

  /** Returns the entry of a value at as many positions as it has axes. */
  static Expression at(Expression value, List<IndexTerm> positions) {
    return switch (positions.size()) {
      case 0 -> value;
      case 1 -> Expressions.entry(value, positions.getFirst());
      default -> Expressions.entry(value, positions.get(0), positions.get(1));
    };
  }

  /** As {@link #at}, at plain indices. */
  static Expression atIndices(Expression value, List<Index> indices) {
    return at(value, indices.stream().map(IndexTerm::of).toList());
  }

  /** Returns the factors that {@code scalar} is a product of; itself where it is none. */
  static List<Expression> factors(Expression scalar) {
    return scalar.operation() instanceof Hadamard ? scalar.operands() : List.of(scalar);
  }

  /** Returns the product of scalars: equal deltas once, the simplest factors first. */
  static Expression product(List<Expression> scalars) {
    List<Expression> factors = new ArrayList<>();
    for (Expression scalar : scalars) {
      for (Expression factor : factors(scalar)) {
        boolean again = factor.operation() instanceof KroneckerDelta && factors.contains(factor);
        if (!again) {
          factors.add(factor);
        }
      }
    }
    Set<Expression> mentioned = mentionedInSums(factors);
    factors.sort(Comparator.comparingInt(factor -> rank(factor, mentioned)));
    byPosition(factors);
    return withoutMinus(Expressions.hadamard(factors));
  }

  static Expression product(Expression a, Expression b) {
    return product(List.of(a, b));
  }

  /**
   * Numbers, scalars, deltas, entries, those that a sum in brackets mentions: {@code h[j] (1 -
   * h[j])}, comparisons, sums in brackets, sums over an index.
   */
  private static int rank(Expression factor, Set<Expression> mentioned) {
    return switch (factor.operation()) {
      case Constant _ -> 0;
      case Add() when factor.freeIndices().isEmpty() && !hasSum(factor) -> 1;
      case KroneckerDelta _ -> 2;
      case Comparison _ -> 5;
      case Add() -> 6;
      case IndexSum _ -> 7;
      default -> factor.freeIndices().isEmpty() ? 1 : mentioned.contains(factor) ? 4 : 3;
    };
  }

  private static Set<Expression> mentionedInSums(List<Expression> factors) {
    Set<Expression> mentioned = new HashSet<>();
    for (Expression factor : factors) {
      if (factor.operation() instanceof Add) {
        for (Expression term : factor.operands()) {
          for (Expression inner : factors(term)) {
            mentioned.add(inner.operation() instanceof Power ? inner.operand(0) : inner);
          }
        }
      }
    }
    return mentioned;
  }

  /** {@code -(a - b)} is {@code b - a}. */
  private static Expression withoutMinus(Expression product) {
    Coefficient split = Coefficient.of(product);
    boolean negated =
        split.factor().equals(Rational.MINUS_ONE)
            && split.core().operation() instanceof Add
            && split.core().operands().stream().anyMatch(EntryAlgebra::isNegative);
    return negated
        ? Expressions.add(
            positiveFirst(split.core().operands().stream().map(Expressions::negate).toList()))
        : product;
  }

  private static boolean isNegative(Expression term) {
    return Coefficient.of(term).factor().signum() < 0;
  }

  private static boolean hasSum(Expression sum) {
    return sum.operands().stream()
        .flatMap(term -> factors(term).stream())
        .anyMatch(factor -> factor.operation() instanceof IndexSum);
  }

  /** Orders neighbouring deltas, and neighbouring entries of one matrix: {@code y[k] y[l]}. */
  private static void byPosition(List<Expression> factors) {
    for (int end = factors.size() - 1; end > 0; end--) {
      for (int i = 0; i < end; i++) {
        Expression a = factors.get(i);
        Expression b = factors.get(i + 1);
        boolean alike =
            (a.operation() instanceof Part && b.operation() instanceof Part)
                || (a.operation() instanceof KroneckerDelta
                    && b.operation() instanceof KroneckerDelta);
        if (alike
            && a.operands().equals(b.operands())
            && positions(a).compareTo(positions(b)) > 0) {
          factors.set(i, b);
          factors.set(i + 1, a);
        }
      }
    }
  }

  private static String positions(Expression factor) {
    return switch (factor.operation()) {
      case Part(Selection.At row, Selection.At column) -> row.position() + "," + column.position();
      case KroneckerDelta(IndexTerm left, IndexTerm right) -> left + "," + right;
      default -> "";
    };
  }

  /** Returns the sum of scalars, what all of them have in common taken out. */
  static Expression sum(List<Expression> scalars) {
    Expression sum = Expressions.add(scalars);
    return sum.operation() instanceof Add ? factored(sum) : sum;
  }

  private static Expression factored(Expression sum) {
    List<Expression> terms = sum.operands();
    List<Expression> common = new ArrayList<>(factors(Coefficient.of(terms.getFirst()).core()));
    for (Expression term : terms.subList(1, terms.size())) {
      List<Expression> left = new ArrayList<>(factors(Coefficient.of(term).core()));
      common.removeIf(factor -> !left.remove(factor));
    }
    common.removeIf(factor -> factor.operation() instanceof Constant);
    if (common.isEmpty()) {
      return sum;
    }
    List<Expression> rest = new ArrayList<>();
    for (Expression term : terms) {
      List<Expression> factors = new ArrayList<>(factors(term));
      common.forEach(factors::remove);
      rest.add(product(factors));
    }
    List<Expression> all = new ArrayList<>(common);
    all.add(sum(positiveFirst(rest)));
    return product(all);
  }

  private static List<Expression> positiveFirst(List<Expression> terms) {
    List<Expression> sorted = new ArrayList<>(terms);
    sorted.sort(Comparator.comparing(EntryAlgebra::isNegative));
    return sorted;
  }

  /** Returns 1 where both positions agree, else 0; written one way only. */
  static Expression delta(IndexTerm left, IndexTerm right) {
    boolean swapped =
        left.variable().isEmpty()
            || (right.variable().isPresent() && left.toString().compareTo(right.toString()) > 0);
    return swapped ? Expressions.delta(right, left) : Expressions.delta(left, right);
  }

  /**
   * Returns {@code scalar} with {@code replacement} put for {@code index}, and the deltas, sums and
   * products in it simplified.
   */
  static Expression substituted(Expression scalar, Index index, IndexTerm replacement) {
    return simplified(Expressions.substitute(scalar, index, replacement), Map.of());
  }

  /** Returns {@code scalar}, of the same value, with {@code known} put for some of its nodes. */
  static Expression simplified(Expression scalar, Map<Expression, Expression> known) {
    Map<Expression, Expression> done = new HashMap<>(known);
    for (Expression node : entrywise(scalar, known.keySet())) {
      List<Expression> operands =
          node.operands().stream().map(a -> done.getOrDefault(a, a)).toList();
      done.put(node, rebuilt(node, operands));
    }
    return done.getOrDefault(scalar, scalar);
  }

  /**
   * Returns what {@code scalar} is put together from entry by entry, operands before their users:
   * neither entries of matrices nor what is below {@code without}.
   */
  static List<Expression> entrywise(Expression scalar, Set<Expression> without) {
    return PrintedNodes.order(scalar, node -> without.contains(node) || !isEntrywise(node));
  }

  /** Whether the entries of the operands are what the operation combines. */
  static boolean isEntrywise(Expression node) {
    return node.isScalar()
        && node.operands().stream().allMatch(Expression::isScalar)
        && switch (node.operation()) {
          case Add _, Hadamard _, Divide _, Power _, Elementwise _, Comparison _ -> true;
          case Extremum _, StopGradient _, IndexSum _, KroneckerDelta _ -> true;
          default -> false;
        };
  }

  private static Expression rebuilt(Expression node, List<Expression> operands) {
    return switch (node.operation()) {
      case Add() -> sum(operands);
      case Hadamard() -> product(operands);
      case KroneckerDelta(IndexTerm left, IndexTerm right) -> delta(left, right);
      case IndexSum(Index index, List<IndexTerm> except) ->
          EntrySums.over(index, except, operands.getFirst());
      case Divide() -> Expressions.divide(operands.get(0), operands.get(1));
      case Power() -> Expressions.power(operands.get(0), operands.get(1));
      default -> node.withOperands(operands);
    };
  }
}
