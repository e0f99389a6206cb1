package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.Add;
import org.chainrule.expression.Operation.Divide;
import org.chainrule.expression.Operation.IndexSum;
import org.chainrule.expression.Operation.KroneckerDelta;

/**
 * Sums of entries: {@code Σ_k δ_ik a_k = a_i}; what does not depend on k stands before the sum; a
 * product of sums is multiplied out only where a delta then goes.
 */
final class EntrySums {
  private EntrySums() {}

  /**
   * Returns Σ over {@code index} of the scalar {@code body}, without the positions {@code except}.
   */
  static Expression over(Index index, List<IndexTerm> except, Expression body) {
    return except.isEmpty() ? over(index, body) : Expressions.indexSum(index, except, body);
  }

  /** Returns Σ over {@code index} of the scalar {@code body}. */
  static Expression over(Index index, Expression body) {
    if (!body.freeIndices().contains(index)) {
      return Expressions.indexSum(index, List.of(), body);
    }
    if (body.operation() instanceof Add) {
      return overTerms(index, body.operands());
    }
    List<Expression> factors = EntryAlgebra.factors(body);
    for (Expression factor : factors) {
      Optional<IndexTerm> position = solved(factor, index);
      if (position.isPresent()) {
        Expression rest = EntryAlgebra.product(without(factors, factor));
        return EntryAlgebra.substituted(rest, index, position.get());
      }
    }
    for (Expression factor : factors) {
      if (collapses(factor, index)) {
        return distributed(index, factor, without(factors, factor));
      }
    }
    return pulledOut(index, factors);
  }

  private static List<Expression> without(List<Expression> factors, Expression factor) {
    List<Expression> rest = new ArrayList<>(factors);
    rest.remove(factor);
    rest.add(Expressions.constant(1));
    return rest;
  }

  /** The terms in which a delta goes are summed one by one, the others together. */
  private static Expression overTerms(Index index, List<Expression> terms) {
    List<Expression> sums = new ArrayList<>();
    List<Expression> together = new ArrayList<>();
    for (Expression term : terms) {
      if (EntryAlgebra.factors(term).stream().anyMatch(f -> collapses(f, index))) {
        sums.add(over(index, term));
      } else {
        together.add(term);
      }
    }
    if (!together.isEmpty()) {
      Expression rest = EntryAlgebra.sum(together);
      sums.add(
          rest.operation() instanceof Add && rest.freeIndices().contains(index)
              ? Expression.of(new IndexSum(index, List.of()), rest)
              : over(index, rest));
    }
    return EntryAlgebra.sum(sums);
  }

  /** Whether a delta in the factor determines the index. */
  private static boolean collapses(Expression factor, Index index) {
    return factor.freeIndices().contains(index)
        && switch (factor.operation()) {
          case KroneckerDelta _ -> solved(factor, index).isPresent();
          case Add() ->
              factor.operands().stream()
                  .flatMap(term -> EntryAlgebra.factors(term).stream())
                  .anyMatch(inner -> collapses(inner, index));
          case IndexSum(_, List<IndexTerm> except) ->
              except.isEmpty()
                  && EntryAlgebra.factors(factor.operand(0)).stream()
                      .anyMatch(inner -> collapses(inner, index));
          default -> false;
        };
  }

  /** Σ_k rest (a + b), or Σ_k rest Σ_m c: term by term, and with the sums exchanged. */
  private static Expression distributed(Index index, Expression factor, List<Expression> rest) {
    Expression others = EntryAlgebra.product(rest);
    if (factor.operation() instanceof IndexSum(Index inner, _)) {
      Index apart = apart(inner, others);
      Expression body = Expressions.substitute(factor.operand(0), inner, IndexTerm.of(apart));
      return over(apart, over(index, EntryAlgebra.product(others, body)));
    }
    return EntryAlgebra.sum(
        factor.operands().stream()
            .map(term -> over(index, EntryAlgebra.product(others, term)))
            .toList());
  }

  /** Another name for a summed index, which {@code others} may use too. */
  private static Index apart(Index inner, Expression others) {
    Index apart = inner;
    while (mentions(others, apart)) {
      apart = apart.renamed(apart.name() + "'");
    }
    return apart;
  }

  private static boolean mentions(Expression scalar, Index index) {
    return scalar.freeIndices().contains(index)
        || EntryAlgebra.entrywise(scalar, Set.of()).stream()
            .anyMatch(node ->
                node.operation() instanceof IndexSum(Index bound, _) && bound.equals(index));
  }

  private static Expression pulledOut(Index index, List<Expression> factors) {
    List<Expression> outside = new ArrayList<>();
    List<Expression> below = new ArrayList<>();
    List<Expression> inside = new ArrayList<>();
    for (Expression factor : factors) {
      if (!factor.freeIndices().contains(index)) {
        outside.add(factor);
      } else if (factor.operation() instanceof Divide
          && !factor.operand(1).freeIndices().contains(index)) {
        inside.add(factor.operand(0));
        below.add(factor.operand(1));
      } else {
        inside.add(factor);
      }
    }
    Expression body = EntryAlgebra.product(inside);
    boolean sameAgain = below.isEmpty() && outside.isEmpty();
    Expression sum =
        sameAgain ? Expression.of(new IndexSum(index, List.of()), body) : over(index, body);
    outside.add(sum);
    Expression product = EntryAlgebra.product(outside);
    return below.isEmpty() ? product : Expressions.divide(product, EntryAlgebra.product(below));
  }

  /**
   * Returns the only position of {@code index} at which a delta is 1, where that is in its range.
   */
  private static Optional<IndexTerm> solved(Expression factor, Index index) {
    if (!(factor.operation() instanceof KroneckerDelta(IndexTerm left, IndexTerm right))) {
      return Optional.empty();
    }
    return solved(left, right, index).or(() -> solved(right, left, index));
  }

  private static Optional<IndexTerm> solved(IndexTerm own, IndexTerm other, Index index) {
    if (!own.variable().equals(Optional.of(index)) || other.variable().equals(own.variable())) {
      return Optional.empty();
    }
    IndexTerm position = new IndexTerm(other.variable(), other.offset().minus(own.offset()));
    boolean within = index.first().atMost(position.first()) && position.last().atMost(index.last());
    return within ? Optional.of(position) : Optional.empty();
  }
}
