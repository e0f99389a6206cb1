package org.chainrule.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;

/** What is known about signs, and the brackets [a &gt; 0] and [a = 0]. */
final class Signs {
  private final Algebra algebra;

  Signs(Algebra algebra) {
    this.algebra = algebra;
  }

  /** Whether the factor is positive wherever it has a value that is not zero. */
  boolean isPositive(Factor factor) {
    return isPositiveBase(factor) || isRoot(factor.exponent());
  }

  private static boolean isRoot(Rational exponent) {
    return !exponent.isInteger() && !exponent.denominator().testBit(0);
  }

  private boolean isPositiveBase(Factor factor) {
    return switch (factor.head()) {
      case Head.Exponential _, Head.Size _, Head.Prime _ -> true;
      case Head.Entry(var symbol) -> algebra.facts().isPositive(symbol);
      case Head.Determinant _ -> isPositiveDeterminant(factor.atom().argument());
      case Head.Base _ -> isPositive(factor.atom().argument());
      default -> false;
    };
  }

  private boolean isPositiveDeterminant(Polynomial matrix) {
    return matrix.terms().size() == 1
        && matrix.terms().keySet().iterator().next().factors().getFirst().head()
            instanceof Head.Entry(var symbol)
        && matrix.terms().keySet().iterator().next().factors().size() == 1
        && algebra
            .facts()
            .isPositive(Expressions.reduce(Reduction.DETERMINANT, Expressions.variable(symbol)));
  }

  private boolean isNonNegative(Factor factor) {
    return factor.head().isBracket() || Numbers.isEven(factor.exponent()) || isPositive(factor);
  }

  /** Whether a sum can be seen to be positive, term by term. */
  boolean isPositive(Polynomial polynomial) {
    boolean strictly = false;
    for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
      if (term.getValue().signum() < 0
          || !term.getKey().factors().stream().allMatch(this::isNonNegative)) {
        return false;
      }
      strictly |= term.getKey().factors().stream().allMatch(this::isPositiveBase);
    }
    return strictly;
  }

  /** Whether every value is a whole number: sizes and positions are. */
  boolean isWhole(Polynomial polynomial) {
    return polynomial.terms().entrySet().stream()
        .allMatch(term ->
            (term.getKey().isOne() || term.getValue().isInteger())
                && term.getKey().factors().stream().allMatch(Signs::isWhole));
  }

  private static boolean isWhole(Factor factor) {
    boolean whole = factor.head() instanceof Head.Size || factor.head() instanceof Head.Ordinal;
    return whole && factor.exponent().isInteger() && factor.exponent().signum() > 0;
  }

  /** [a &gt; 0]: positive factors don't matter, of odd powers only the base does. */
  Polynomial step(Polynomial argument) {
    if (argument.isZero()) {
      return Polynomial.ZERO;
    }
    Factoring factoring = Factoring.of(argument, algebra);
    List<Factor> odd = new ArrayList<>();
    Polynomial result = Polynomial.ONE;
    for (Factor factor : factoring.factors()) {
      if (isPositive(factor)) {
        continue;
      }
      Factor base = factor.withExponent(Rational.ONE);
      if (!Numbers.isEven(factor.exponent())) {
        odd.add(base);
      } else if (factor.exponent().signum() > 0) {
        result = algebra.multiply(result, Polynomial.ONE.minus(zero(algebra.of(base))));
      }
    }
    Polynomial core = algebra.multiply(factoring.rest(), odd);
    return algebra.multiply(result, coreStep(core));
  }

  private Polynomial coreStep(Polynomial core) {
    if (core.isNumber()) {
      return core.number().signum() > 0 ? Polynomial.ONE : Polynomial.ZERO;
    }
    if (isPositive(core)) {
      return Polynomial.ONE;
    }
    if (isPositive(core.negated())) {
      return Polynomial.ZERO;
    }
    return isTurned(core)
        ? Polynomial.ONE.minus(bracket(new Head.Step(), core.negated())).minus(coreZero(core))
        : bracket(new Head.Step(), core);
  }

  private Polynomial bracket(Head head, Polynomial argument) {
    return algebra.of(algebra.atoms().scalar(head, argument));
  }

  /**
   * Whether −a is the one of a and −a that sums are written with: the one with more positive terms,
   * else that of the lesser hash. A constant term has no say, so that thresholds of one value are
   * written alike.
   */
  boolean isTurned(Polynomial core) {
    Polynomial varying = core.minus(Polynomial.of(core.number()));
    if (varying.isZero()) {
      return core.number().signum() < 0;
    }
    int balance = 0;
    for (Rational coefficient : varying.terms().values()) {
      balance += coefficient.signum();
    }
    if (balance != 0) {
      return balance < 0;
    }
    Factor straight = algebra.atoms().scalar(new Head.Base(), varying);
    Factor turned = algebra.atoms().scalar(new Head.Base(), varying.negated());
    // x_i − x_j turns into x_j − x_i, the same atom at other positions.
    return straight.atom() == turned.atom()
        ? Factor.compare(turned.normalized().positions(), straight.normalized().positions()) < 0
        : turned.atom().hash() < straight.atom().hash();
  }

  /** [a = 0]: a product is zero where a factor is. */
  Polynomial zero(Polynomial argument) {
    if (argument.isZero()) {
      return Polynomial.ONE;
    }
    Factoring factoring = Factoring.of(argument, algebra);
    Polynomial nowhere = Polynomial.ONE.minus(coreZero(factoring.rest()));
    for (Factor factor : factoring.factors()) {
      if (!isPositiveBase(factor) && factor.exponent().signum() > 0) {
        Polynomial base = algebra.of(factor.withExponent(Rational.ONE));
        nowhere = algebra.multiply(nowhere, Polynomial.ONE.minus(coreZero(base)));
      }
    }
    return Polynomial.ONE.minus(nowhere);
  }

  private Polynomial coreZero(Polynomial core) {
    if (core.isNumber() || isPositive(core) || isPositive(core.negated())) {
      return Polynomial.ZERO;
    }
    return delta(core)
        .orElseGet(() -> bracket(new Head.Zero(), isTurned(core) ? core.negated() : core));
  }

  /** Returns δ_ij for a = ±(i − j), of positions with any offsets. */
  private Optional<Polynomial> delta(Polynomial core) {
    List<Position> added = new ArrayList<>();
    List<Position> subtracted = new ArrayList<>();
    Polynomial rest = core;
    for (Map.Entry<Monomial, Rational> term : core.terms().entrySet()) {
      List<Factor> factors = term.getKey().factors();
      if (factors.size() == 1
          && factors.getFirst().head() instanceof Head.Ordinal
          && factors.getFirst().exponent().is(1)) {
        boolean negative = term.getValue().signum() < 0;
        if (!term.getValue().is(negative ? -1 : 1)) {
          return Optional.empty();
        }
        (negative ? subtracted : added).add(factors.getFirst().position(0));
        rest = rest.minus(Polynomial.of(Map.of(term.getKey(), term.getValue())));
      }
    }
    if (added.size() != 1 || subtracted.size() != 1 || !rest.isNumber()) {
      return Optional.empty();
    }
    if (!rest.number().isInteger()) {
      return Optional.of(Polynomial.ZERO);
    }
    Position moved = added.getFirst().plus(Dimension.of(Numbers.whole(rest.number())));
    return Optional.of(
        algebra.of(algebra.atoms().plain(new Head.Delta(), List.of(moved, subtracted.getFirst()))));
  }
}
