package org.chainrule.judge;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Rational;

/** The rules of powers, of which quotients and roots are some. */
final class Powers {
  private static final int LARGEST_POWER = 32;

  private final Algebra algebra;
  private final Functions functions;
  private final Signs signs;
  private final Cases cases;

  Powers(Algebra algebra, Functions functions, Signs signs, Cases cases) {
    this.algebra = algebra;
    this.functions = functions;
    this.signs = signs;
    this.cases = cases;
  }

  /** Returns {@code base} to the power {@code exponent}. */
  Polynomial power(Polynomial base, Rational exponent) {
    if (exponent.is(1)) {
      return base;
    }
    if (exponent.is(0)) {
      return Polynomial.ONE;
    }
    if (base.isZero()) {
      if (exponent.signum() < 0) {
        throw new GivenUp("division by zero");
      }
      return base;
    }
    if (exponent.isInteger() && exponent.signum() > 0) {
      int times = Numbers.whole(exponent);
      if (times > LARGEST_POWER && base.terms().size() > 1) {
        throw new GivenUp("a power is too large");
      }
      if (base.terms().size() > 1 || !base.terms().keySet().iterator().next().sums().isEmpty()) {
        return algebra.power(base, times);
      }
    }
    return cases.of(base, b -> powerOf(b, exponent));
  }

  private Polynomial powerOf(Polynomial base, Rational exponent) {
    if (base.isZero()) {
      return power(base, exponent);
    }
    Factoring factoring = Factoring.of(base, algebra);
    Polynomial rest = factoring.rest();
    Polynomial result = numberPower(factoring.coefficient(), exponent);
    List<Factor> factors = new ArrayList<>();
    List<Factor> unknown = new ArrayList<>();
    for (Factor factor : factoring.factors()) {
      Rational product = factor.exponent().times(exponent);
      boolean evenRoot = Numbers.isEven(factor.exponent()) && Numbers.isEven(product);
      if (exponent.isInteger() || evenRoot || signs.isPositive(factor)) {
        factors.add(factor.withExponent(product));
      } else if (Numbers.isEven(factor.exponent()) && Numbers.isOdd(product)) {
        // √(x²) = |x|
        factors.add(factor.withExponent(product));
        Polynomial root = algebra.of(factor.withExponent(Rational.ONE));
        result = algebra.multiply(result, functions.sign(root));
      } else {
        unknown.add(factor);
      }
    }
    boolean single = unknown.size() == 1 && rest.equals(Polynomial.ONE);
    if (single && Numbers.isOdd(unknown.getFirst().exponent())) {
      // x^(3/2): an odd power has a root only where its base is positive.
      Factor factor = unknown.getFirst();
      factors.add(factor.withExponent(factor.exponent().times(exponent)));
    } else {
      rest = algebra.multiply(rest, unknown);
    }
    return algebra.multiply(algebra.multiply(result, factors), restPower(rest, exponent));
  }

  private Polynomial restPower(Polynomial rest, Rational exponent) {
    if (rest.equals(Polynomial.ONE)) {
      return rest;
    }
    if (!exponent.isInteger()) {
      if (rest.isNumber()) {
        throw new GivenUp("the root of a negative number");
      }
      return algebra.of(algebra.atoms().scalar(new Head.Base(), rest).withExponent(exponent));
    }
    Polynomial sign = Numbers.isOdd(exponent) ? Polynomial.of(Rational.MINUS_ONE) : Polynomial.ONE;
    if (rest.isNumber()) {
      return sign;
    }
    boolean turned = signs.isTurned(rest);
    Factor base = algebra.atoms().scalar(new Head.Base(), turned ? rest.negated() : rest);
    Polynomial power = algebra.of(base.withExponent(exponent));
    return turned ? power.times(sign.number()) : power;
  }

  private Polynomial numberPower(Rational number, Rational exponent) {
    if (exponent.isInteger()) {
      return Polynomial.of(Numbers.power(number, Numbers.whole(exponent)));
    }
    List<Factor> factors = new ArrayList<>();
    Numbers.factors(number)
        .forEach((prime, times) ->
            factors.add(
                algebra
                    .atoms()
                    .plain(new Head.Prime(prime), List.of())
                    .withExponent(exponent.times(Rational.of(times)))));
    return algebra.multiply(Polynomial.ONE, factors);
  }

  /** Returns {@code base} to any power: e^(b log a), unless a may be negative and b whole. */
  Polynomial power(Polynomial base, Polynomial exponent) {
    if (exponent.isNumber()) {
      return power(base, exponent.number());
    }
    if (signs.isWhole(exponent) && !signs.isPositive(base)) {
      Rational number = exponent.number();
      Polynomial rest = exponent.minus(Polynomial.of(number));
      Factor factor =
          algebra
              .atoms()
              .of(
                  new Head.Power(),
                  List.of(),
                  List.of(Atom.Argument.scalar(base), Atom.Argument.scalar(rest)));
      return algebra.multiply(power(base, number), factor);
    }
    return functions.exponential(algebra.multiply(exponent, functions.logarithm(base)));
  }
}
