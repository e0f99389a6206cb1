package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.Add;
import org.chainrule.expression.Operation.Hadamard;
import org.chainrule.expression.Operation.Scale;
import org.chainrule.expression.Rational;

/**
 * Elementwise products of sums multiplied out, where the terms then cancel: {@code (1 − t) ⊙ h − t
 * ⊙ (1 − h)} is {@code h − t}.
 */
final class Expansion {
  private static final int MOST_TERMS = 12;

  private Expansion() {}

  /** A number times factors, whose order does not matter. */
  private record Term(Rational number, List<Expression> factors) {
    Map<Expression, Integer> key() {
      Map<Expression, Integer> counts = new HashMap<>();
      factors.forEach(factor -> counts.merge(factor, 1, Integer::sum));
      return counts;
    }

    Expression product(Expression like) {
      List<Expression> all = new ArrayList<>(factors);
      all.addFirst(Expressions.fill(number, like.shape()));
      return Expressions.hadamard(all);
    }
  }

  /** Returns the terms multiplied out where that leaves fewer factors, else {@code terms}. */
  static List<Expression> whereShorter(List<Expression> terms) {
    Map<Map<Expression, Integer>, Term> collected = new LinkedHashMap<>();
    int before = 0;
    for (Expression term : terms) {
      List<Term> expanded = expanded(term);
      if (expanded.isEmpty()) {
        return terms;
      }
      before += expanded.stream().mapToInt(t -> t.factors().size()).sum();
      for (Term part : expanded) {
        collected.merge(
            part.key(), part, (a, b) -> new Term(a.number().plus(b.number()), a.factors()));
      }
    }
    List<Term> left = collected.values().stream().filter(t -> t.number().signum() != 0).toList();
    int after = left.stream().mapToInt(t -> t.factors().size()).sum();
    // More than a factored form saves has to cancel, else the products were shorter as they stood.
    if (2 * after >= before) {
      return terms;
    }
    return left.stream().map(term -> term.product(terms.getFirst())).toList();
  }

  /** Returns the products that {@code term} is a sum of; none where they are too many. */
  private static List<Term> expanded(Expression term) {
    Coefficient split = Coefficient.of(term);
    Expression core = split.core();
    List<Term> result = new ArrayList<>(List.of(new Term(split.factor(), List.of())));
    if (core.operation() instanceof Scale()) {
      result = List.of(new Term(split.factor(), List.of(core.operand(0))));
      core = core.operand(1);
    }
    List<Expression> factors =
        core.operation() instanceof Hadamard ? core.operands() : List.of(core);
    if (split.isNumber()) {
      factors = List.of();
    }
    for (Expression factor : factors) {
      List<Expression> summands =
          factor.operation() instanceof Add ? factor.operands() : List.of(factor);
      if (result.size() * summands.size() > MOST_TERMS) {
        return List.of();
      }
      result = times(result, summands);
    }
    return result;
  }

  private static List<Term> times(List<Term> terms, List<Expression> summands) {
    List<Term> products = new ArrayList<>();
    for (Term term : terms) {
      for (Expression summand : summands) {
        Coefficient split = Coefficient.of(summand);
        List<Expression> factors = new ArrayList<>(term.factors());
        if (!split.isNumber()) {
          factors.add(split.core());
        }
        products.add(new Term(term.number().times(split.factor()), factors));
      }
    }
    return products;
  }
}
