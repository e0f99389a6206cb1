package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Reduction;

/**
 * The display passes: rewrites a formula as a textbook would print it, with equal value.
 *
 * <p>Quotients cancel, minus signs go into differences ({@code -(y - t)} is {@code t - y}), common
 * factors come out of sums, products with ones become row and column sums; of several forms the one
 * with the fewest {@linkplain SymbolCount symbols} stays. Named values are not looked into.
 *
 * <p>One object serves one derivation: it remembers what it has seen.
 */
final class Simplification {
  /** Rewriting one node ends by itself; this is what keeps a wrong rule from running on. */
  private static final int MOST_ROUNDS = 6;

  private final Map<Expression, Expression> done = new HashMap<>();
  private final SymbolCount count = new SymbolCount();
  private final SumRules sums = new SumRules(count);

  /** Returns the formula as it is to be shown. */
  Expression of(Expression formula) {
    return longestFirst(simplified(formula, MOST_ROUNDS));
  }

  /** Of what several paths bring, a penalty's {@code s W} comes last. */
  private Expression longestFirst(Expression formula) {
    if (!(formula.operation() instanceof Add())) {
      return formula;
    }
    List<Expression> positive = new ArrayList<>();
    List<Expression> negative = new ArrayList<>();
    for (Expression term : formula.operands()) {
      Coefficient split = Coefficient.of(term);
      if (split.isNumber()) {
        return formula;
      }
      (split.factor().signum() > 0 ? positive : negative).add(term);
    }
    positive.sort(Comparator.comparingLong(count::count).reversed());
    positive.addAll(negative);
    return Expression.of(new Add(), positive);
  }

  private Expression simplified(Expression formula, int rounds) {
    for (Expression node : Expression.topologicalOrder(List.of(formula), this::isOpen)) {
      if (done.containsKey(node)) {
        continue;
      }
      List<Expression> operands = new ArrayList<>();
      for (Expression operand : node.operands()) {
        operands.add(done.getOrDefault(operand, operand));
      }
      Expression better = rewritten(node.withOperands(operands));
      if (!better.equals(node) && rounds > 0) {
        better = simplified(better, rounds - 1);
      }
      done.put(node, better);
      done.putIfAbsent(better, better);
    }
    return done.getOrDefault(formula, formula);
  }

  private boolean isOpen(Expression node) {
    return !done.containsKey(node) && !node.operands().isEmpty() && !Substitution.isClosed(node);
  }

  private Expression rewritten(Expression node) {
    return switch (node.operation()) {
      case Add() -> sums.rewritten(node);
      case Scale(), Hadamard(), Divide(), Power(), Broadcast _ -> term(node);
      case Dot() -> term(Chains.innerProduct(node, count));
      case Product() -> term(Chains.rewritten(node, count));
      case Transpose() -> term(Chains.transposed(node.operand(0), count));
      case Inverse() -> Expressions.inverse(node.operand(0));
      case DiagonalPart() -> shorter(node, Chains.diagonalPart(node));
      case Reduce(Reduction kind) -> term(Chains.reduced(kind, node));
      default -> node;
    };
  }

  private Expression shorter(Expression first, Expression second) {
    return count.count(second) < count.count(first) ? second : first;
  }

  /** A product of whatever kind: what cancels is gone, a minus goes where it costs nothing. */
  private Expression term(Expression node) {
    Monomial monomial = FunctionRules.rewritten(Monomial.of(node));
    if (monomial.coefficient().signum() < 0) {
      monomial = Signs.absorbed(monomial, count);
    }
    return multipliedOut(monomial);
  }

  /** Returns S ⊙ (A − T ⊘ S) as S ⊙ A − T where that is shorter. */
  private Expression multipliedOut(Monomial term) {
    Expression whole = term.expression();
    List<Expression> parts = Distribution.of(term);
    if (parts.size() < 2) {
      return whole;
    }
    Expression sum = sums.rewritten(Expression.of(new Add(), parts));
    return count.count(sum) < count.count(whole) ? sum : whole;
  }
}
