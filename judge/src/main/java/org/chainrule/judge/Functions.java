package org.chainrule.judge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Rational;

/** The rules of functions: one normal form for what exponentials, logarithms and roots can say. */
final class Functions {
  private static final int MOST_CASES = 3;
  private static final int LARGEST_POWER = 32;

  private final Algebra algebra;
  private final Signs signs;

  Functions(Algebra algebra) {
    this.algebra = algebra;
    this.signs = new Signs(algebra);
  }

  /** Returns the atom with {@code head}, or what it is equal to on these arguments. */
  Polynomial of(Head head, List<Position> explicit, List<Atom.Argument> arguments) {
    return switch (head) {
      case Head.Base _ -> arguments.getFirst().body();
      case Head.Exponential _ -> exponential(arguments.getFirst().body());
      case Head.Logarithm _ -> logarithm(arguments.getFirst().body());
      case Head.Function(ElementwiseFunction function) ->
          function(function, arguments.getFirst().body());
      case Head.Step _ -> step(arguments.getFirst().body());
      case Head.Zero _ -> zero(arguments.getFirst().body());
      case Head.Power _ -> power(arguments.get(0).body(), arguments.get(1).body());
      case Head.Inverse _ ->
          algebra.of(
              algebra.atoms().inverse(explicit.get(0), explicit.get(1), arguments.getFirst()));
      case Head.Determinant _ -> algebra.of(algebra.atoms().determinant(arguments.getFirst()));
      case Head.Lookup _ when arguments.getFirst().body().isNumber() ->
          zero(algebra.number(explicit.getFirst()).minus(arguments.getFirst().body()));
      case Head.Lookup _,
          Head.Extreme _,
          Head.Unspecified _,
          Head.Slope _,
          Head.Entry _,
          Head.Whole _,
          Head.Size _,
          Head.Prime _,
          Head.Ordinal _,
          Head.Delta _,
          Head.Split _ ->
          algebra.of(algebra.atoms().of(head, explicit, arguments));
    };
  }

  private Polynomial scalarAtom(Head head, Polynomial argument) {
    return algebra.of(algebra.atoms().scalar(head, argument));
  }

  /** e^(a + b) = e^a e^b, with one factor for each term; e^(c log x) = x^c. */
  Polynomial exponential(Polynomial argument) {
    return byCases(argument, this::exponentialOf);
  }

  private Polynomial exponentialOf(Polynomial argument) {
    Polynomial result = Polynomial.ONE;
    List<Factor> factors = new ArrayList<>();
    for (Map.Entry<Monomial, Rational> term : argument.terms().entrySet()) {
      Monomial monomial = term.getKey();
      boolean logarithm =
          monomial.sums().isEmpty()
              && monomial.factors().size() == 1
              && monomial.factors().getFirst().head() instanceof Head.Logarithm
              && monomial.factors().getFirst().exponent().is(1);
      if (logarithm) {
        result =
            algebra.multiply(
                result, power(argumentOf(monomial.factors().getFirst()), term.getValue()));
      } else {
        Polynomial one = Polynomial.of(Map.of(monomial, Rational.ONE));
        factors.add(
            algebra.atoms().scalar(new Head.Exponential(), one).withExponent(term.getValue()));
      }
    }
    return algebra.multiply(result, factors);
  }

  /** Returns the argument of a factor, where the factor stands. */
  private Polynomial argumentOf(Factor factor) {
    return algebra.substitute(factor.atom().argument(), Algebra.slots(factor));
  }

  /** log(a b) = log a + log b for positive a; log e^z = z. */
  Polynomial logarithm(Polynomial argument) {
    return byCases(argument, this::logarithmOf);
  }

  private Polynomial logarithmOf(Polynomial argument) {
    if (argument.isZero()) {
      throw new GivenUp("the logarithm of zero");
    }
    Factoring factoring = Factoring.of(argument, algebra);
    Polynomial sum = Polynomial.ZERO;
    for (Map.Entry<BigInteger, Integer> prime :
        Numbers.factors(factoring.coefficient()).entrySet()) {
      Polynomial base = Polynomial.of(new Rational(prime.getKey(), BigInteger.ONE));
      sum = sum.plus(scalarAtom(new Head.Logarithm(), base), Rational.of(prime.getValue()));
    }
    List<Factor> unknown = new ArrayList<>();
    for (Factor factor : factoring.factors()) {
      if (signs.isPositive(factor)) {
        sum = sum.plus(logarithmOfPositive(factor), factor.exponent());
      } else {
        unknown.add(factor);
      }
    }
    if (!unknown.isEmpty() && signs.isPositive(factoring.rest())) {
      sum = sum.plus(logarithmOfRest(factoring.rest()));
      return sum.plus(logarithmOfRest(unknown, Polynomial.ONE));
    }
    return sum.plus(logarithmOfRest(unknown, factoring.rest()));
  }

  private Polynomial logarithmOfRest(List<Factor> unknown, Polynomial rest) {
    if (unknown.size() == 1
        && rest.equals(Polynomial.ONE)
        && Numbers.isOdd(unknown.getFirst().exponent())) {
      // An odd power is positive where its base is.
      Factor factor = unknown.getFirst();
      return logarithmOfPositive(factor).times(factor.exponent());
    }
    return logarithmOfRest(algebra.multiply(rest, unknown));
  }

  private Polynomial logarithmOfRest(Polynomial rest) {
    if (rest.equals(Polynomial.ONE)) {
      return Polynomial.ZERO;
    }
    if (rest.isNumber()) {
      throw new GivenUp("the logarithm of a negative number");
    }
    return scalarAtom(new Head.Logarithm(), rest);
  }

  /** Returns the logarithm of the factor to the power 1. */
  private Polynomial logarithmOfPositive(Factor factor) {
    return switch (factor.head()) {
      case Head.Exponential _ -> argumentOf(factor);
      case Head.Base _ -> scalarAtom(new Head.Logarithm(), argumentOf(factor));
      default -> scalarAtom(new Head.Logarithm(), algebra.of(factor.withExponent(Rational.ONE)));
    };
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
    return byCases(base, b -> powerOf(b, exponent));
  }

  private Polynomial powerOf(Polynomial base, Rational exponent) {
    if (base.isZero()) {
      return power(base, exponent);
    }
    Factoring factoring = Factoring.of(base, algebra);
    Polynomial rest = factoring.rest();
    List<Factor> factors = new ArrayList<>();
    List<Factor> unknown = new ArrayList<>();
    for (Factor factor : factoring.factors()) {
      Rational product = factor.exponent().times(exponent);
      boolean evenRoot = Numbers.isEven(factor.exponent()) && Numbers.isEven(product);
      if (exponent.isInteger() || evenRoot || signs.isPositive(factor)) {
        factors.add(factor.withExponent(product));
      } else {
        unknown.add(factor);
      }
    }
    Polynomial result = numberPower(factoring.coefficient(), exponent);
    if (!unknown.isEmpty()) {
      boolean single = unknown.size() == 1 && rest.equals(Polynomial.ONE);
      Factor first = unknown.getFirst();
      if (single && Numbers.isOdd(first.exponent())) {
        factors.add(first.withExponent(first.exponent().times(exponent)));
        unknown = List.of();
      } else if (single && Numbers.isOdd(first.exponent().times(exponent))) {
        // √(x²) = |x|
        factors.add(first.withExponent(first.exponent().times(exponent)));
        result = algebra.multiply(result, sign(algebra.of(first.withExponent(Rational.ONE))));
        unknown = List.of();
      } else {
        rest = algebra.multiply(rest, unknown);
      }
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
    return exponential(algebra.multiply(exponent, logarithm(base)));
  }

  /** sin, cos and erf of a number; the others are made of these, of e^z and of brackets. */
  Polynomial function(ElementwiseFunction function, Polynomial argument) {
    boolean even = function == ElementwiseFunction.COS;
    if (argument.isZero()) {
      return even ? Polynomial.ONE : Polynomial.ZERO;
    }
    return byCases(argument, a -> functionOf(function, a, even));
  }

  private Polynomial functionOf(ElementwiseFunction function, Polynomial argument, boolean even) {
    if (argument.isZero()) {
      return function(function, argument);
    }
    boolean turned = signs.isTurned(argument);
    Polynomial value =
        algebra.of(
            algebra
                .atoms()
                .scalar(new Head.Function(function), turned ? argument.negated() : argument));
    return turned && !even ? value.negated() : value;
  }

  /** [a &gt; 0]. */
  Polynomial step(Polynomial argument) {
    return byCases(argument, signs::step);
  }

  /** [a = 0]. */
  Polynomial zero(Polynomial argument) {
    return byCases(argument, signs::zero);
  }

  /** −1, 0 or 1. */
  Polynomial sign(Polynomial argument) {
    return step(argument).times(Rational.of(2)).plus(zero(argument)).minus(Polynomial.ONE);
  }

  /** f(a [z &gt; 0] + b) = [z &gt; 0] f(a + b) + (1 − [z &gt; 0]) f(b). */
  private Polynomial byCases(Polynomial argument, UnaryOperator<Polynomial> function) {
    return byCases(argument, function, MOST_CASES);
  }

  private Polynomial byCases(Polynomial argument, UnaryOperator<Polynomial> function, int most) {
    Optional<Factor> step = firstStep(argument);
    if (step.isEmpty() || most == 0) {
      return function.apply(argument);
    }
    Factor bracket = step.get();
    Polynomial on = byCases(with(argument, bracket, true), function, most - 1);
    Polynomial off = byCases(with(argument, bracket, false), function, most - 1);
    return algebra.multiply(on.minus(off), bracket).plus(off);
  }

  private static Optional<Factor> firstStep(Polynomial argument) {
    Factor first = null;
    for (Monomial monomial : argument.terms().keySet()) {
      for (Factor factor : monomial.factors()) {
        boolean better =
            factor.head() instanceof Head.Step
                && factor.isFreeOfSums()
                && (first == null || factor.atom().hash() < first.atom().hash());
        first = better ? factor : first;
      }
    }
    return Optional.ofNullable(first);
  }

  private Polynomial with(Polynomial argument, Factor bracket, boolean holds) {
    List<Term> products = new ArrayList<>();
    argument
        .terms()
        .forEach((monomial, coefficient) -> {
          int place = monomial.factors().indexOf(bracket);
          Term product = Term.of(monomial, coefficient);
          if (place < 0) {
            products.add(product);
          } else if (holds) {
            products.add(product.without(place));
          }
        });
    return algebra.reduce(products);
  }
}
