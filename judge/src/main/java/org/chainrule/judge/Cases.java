package org.chainrule.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Functions of arguments that contain brackets, taken case by case. */
final class Cases {
  private static final int MOST_CASES = 3;

  private final Algebra algebra;

  Cases(Algebra algebra) {
    this.algebra = algebra;
  }

  /** f(a [z &gt; 0] + b) = [z &gt; 0] f(a + b) + (1 − [z &gt; 0]) f(b). */
  Polynomial of(Polynomial argument, UnaryOperator<Polynomial> function) {
    return of(argument, function, MOST_CASES);
  }

  private Polynomial of(Polynomial argument, UnaryOperator<Polynomial> function, int most) {
    Optional<Factor> step = firstStep(argument);
    if (step.isEmpty() || most == 0) {
      return function.apply(argument);
    }
    Factor bracket = step.get();
    Polynomial on = of(with(argument, bracket, true), function, most - 1);
    Polynomial off = of(with(argument, bracket, false), function, most - 1);
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
