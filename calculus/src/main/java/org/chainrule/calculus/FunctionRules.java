package org.chainrule.calculus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Relation;

/** Functions that meet in one term: e^z/(1 + e^z) is sigmoid(z), sinh/cosh is tanh. */
final class FunctionRules {
  private FunctionRules() {}

  /** Returns the same term with such factors joined. */
  static Monomial rewritten(Monomial term) {
    return term.withFactors(joined(term.scalars()), joined(term.entries()));
  }

  private static SequencedMap<Expression, Rational> joined(
      SequencedMap<Expression, Rational> factors) {
    SequencedMap<Expression, Rational> result = factors;
    for (Expression base : List.copyOf(factors.keySet())) {
      if (result.containsKey(base)) {
        result = joined(result, base);
      }
    }
    return linearWherePositive(result);
  }

  private static SequencedMap<Expression, Rational> joined(
      SequencedMap<Expression, Rational> factors, Expression base) {
    Rational exponent = factors.getOrDefault(base, Rational.ZERO);
    if (base.operation() instanceof Elementwise(ElementwiseFunction f)
        && f == ElementwiseFunction.SIGMOID
        && exponent.signum() > 0) {
      Expression minus = Expressions.negate(base.operand(0));
      Expression exp = Expressions.elementwise(ElementwiseFunction.EXP, minus);
      Map<Expression, Rational> both = Map.of(base, Rational.ONE, exp, Rational.ONE);
      return exchanged(factors, base, both, sigmoid(minus));
    }
    if (!exponent.isInteger() || exponent.signum() > 0) {
      return factors;
    }
    if (base.operation() instanceof Elementwise(ElementwiseFunction f)) {
      Optional<Pair> pair =
          switch (f) {
            case COSH -> Optional.of(new Pair(ElementwiseFunction.SINH, ElementwiseFunction.TANH));
            case COS -> Optional.of(new Pair(ElementwiseFunction.SIN, ElementwiseFunction.TAN));
            default -> Optional.empty();
          };
      if (pair.isPresent()) {
        Expression above = Expressions.elementwise(pair.get().above(), base.operand(0));
        Expression quotient = Expressions.elementwise(pair.get().quotient(), base.operand(0));
        return exchanged(factors, base, quotientOf(above, base), quotient);
      }
    }
    Optional<Expression> exponential = onePlusExponential(base);
    if (exponential.isPresent()) {
      Expression z = exponential.get();
      Expression exp = Expressions.elementwise(ElementwiseFunction.EXP, z);
      if (factors.getOrDefault(exp, Rational.ZERO).signum() > 0) {
        return exchanged(factors, base, quotientOf(exp, base), sigmoid(z));
      }
      if (isNegative(z)) {
        Expression logistic = sigmoid(Expressions.negate(z));
        return exchanged(factors, base, Map.of(base, Rational.MINUS_ONE), logistic);
      }
    }
    return factors;
  }

  private static Map<Expression, Rational> quotientOf(Expression above, Expression below) {
    return Map.of(above, Rational.ONE, below, Rational.MINUS_ONE);
  }

  private record Pair(ElementwiseFunction above, ElementwiseFunction quotient) {}

  /**
   * Puts {@code joined} where {@code place} stands, for the powers {@code consumed} of its factors;
   * leaves the factors as they are if there are fewer.
   */
  private static SequencedMap<Expression, Rational> exchanged(
      SequencedMap<Expression, Rational> factors,
      Expression place,
      Map<Expression, Rational> consumed,
      Expression joined) {
    for (var power : consumed.entrySet()) {
      Rational there = factors.getOrDefault(power.getKey(), Rational.ZERO);
      Rational left = there.plus(power.getValue().negated());
      if (there.signum() != power.getValue().signum() || left.signum() == -there.signum()) {
        return factors;
      }
    }
    SequencedMap<Expression, Rational> changed = new LinkedHashMap<>();
    factors.forEach((factor, exponent) -> {
      if (factor.equals(place)) {
        changed.merge(joined, Rational.ONE, Rational::plus);
      }
      Rational used = consumed.getOrDefault(factor, Rational.ZERO);
      changed.merge(factor, exponent.plus(used.negated()), Rational::plus);
    });
    changed.values().removeIf(e -> e.signum() == 0);
    return changed;
  }

  private static Expression sigmoid(Expression z) {
    return Expressions.elementwise(ElementwiseFunction.SIGMOID, z);
  }

  private static boolean isNegative(Expression z) {
    return Coefficient.of(z).factor().signum() < 0;
  }

  /** Returns z of 1 + e^z. */
  private static Optional<Expression> onePlusExponential(Expression sum) {
    if (!(sum.operation() instanceof Add()) || sum.operands().size() != 2) {
      return Optional.empty();
    }
    for (int i = 0; i < 2; i++) {
      Coefficient one = Coefficient.of(sum.operand(1 - i));
      if (one.isNumber()
          && one.factor().is(1)
          && sum.operand(i).operation() instanceof Elementwise(ElementwiseFunction f)
          && f == ElementwiseFunction.EXP) {
        return Optional.of(sum.operand(i).operand(0));
      }
    }
    return Optional.empty();
  }

  /** Beside the factor [z &gt; 0], relu(z) is z. */
  private static SequencedMap<Expression, Rational> linearWherePositive(
      SequencedMap<Expression, Rational> factors) {
    SequencedMap<Expression, Rational> result = factors;
    for (Expression step : factors.keySet()) {
      if (step.operation() instanceof Comparison(Relation relation)
          && relation == Relation.GREATER
          && Expressions.isZero(step.operand(1))) {
        Expression z = step.operand(0);
        Expression relu = Expressions.elementwise(ElementwiseFunction.RELU, z);
        SequencedMap<Expression, Rational> changed = new LinkedHashMap<>();
        result.forEach((base, exponent) ->
            changed.merge(
                base.operation() instanceof Add() || base.equals(relu)
                    ? replacedTerm(base, relu, z)
                    : base,
                exponent,
                Rational::plus));
        result = changed;
      }
    }
    return result;
  }

  /** Returns {@code base} with {@code relu} as a whole, or as a term, replaced by {@code z}. */
  private static Expression replacedTerm(Expression base, Expression relu, Expression z) {
    if (base.equals(relu)) {
      return z;
    }
    boolean there = base.operands().stream().anyMatch(t -> Coefficient.of(t).core().equals(relu));
    if (!there) {
      return base;
    }
    return Expressions.add(
        base.operands().stream()
            .map(t -> {
              Coefficient split = Coefficient.of(t);
              return split.core().equals(relu) ? Expressions.scale(split.factor(), z) : t;
            })
            .toList());
  }
}
