package org.chainrule.judge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Rational;

/** The rules of functions: one normal form for what exponentials, logarithms and roots can say. */
final class Functions {
  private final Algebra algebra;
  private final Signs signs;
  private final Cases cases;
  private final Powers powers;

  Functions(Algebra algebra) {
    this.algebra = algebra;
    this.signs = new Signs(algebra);
    this.cases = new Cases(algebra);
    this.powers = new Powers(algebra, this, signs, cases);
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
      case Head.Power _ -> powers.power(arguments.get(0).body(), arguments.get(1).body());
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
    return cases.of(argument, this::exponentialOf);
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
    return cases.of(argument, this::logarithmOf);
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
    return powers.power(base, exponent);
  }

  /** sin, cos and erf of a number; the others are made of these, of e^z and of brackets. */
  Polynomial function(ElementwiseFunction function, Polynomial argument) {
    boolean even = function == ElementwiseFunction.COS;
    if (argument.isZero()) {
      return even ? Polynomial.ONE : Polynomial.ZERO;
    }
    return cases.of(argument, a -> functionOf(function, a, even));
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

  /** Returns {@code base} to any power. */
  Polynomial power(Polynomial base, Polynomial exponent) {
    return powers.power(base, exponent);
  }

  /** [a &gt; 0]. */
  Polynomial step(Polynomial argument) {
    return cases.of(argument, signs::step);
  }

  /** [a = 0]. */
  Polynomial zero(Polynomial argument) {
    return cases.of(argument, signs::zero);
  }

  /** −1, 0 or 1. */
  Polynomial sign(Polynomial argument) {
    return step(argument).times(Rational.of(2)).plus(zero(argument)).minus(Polynomial.ONE);
  }
}
