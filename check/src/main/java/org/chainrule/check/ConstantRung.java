package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** A multiple of what is right: a sign, a number, a size, a named number. */
final class ConstantRung implements Rung {
  @Override
  public Optional<Explanation> explain(Case c) {
    if (c.claimedValue().isEmpty() || c.truthValue().isEmpty() || c.author().isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble ratio = Numbers.ratio(c.claimedValue().get(), c.truthValue().get());
    if (ratio.isEmpty()) {
      return Optional.empty();
    }
    if (isNear(ratio.getAsDouble(), -1)) {
      return sign(c);
    }
    List<Term> factors = new ArrayList<>(Constants.numbers(c));
    factors.addAll(Constants.named(c));
    for (Term factor : factors) {
      Optional<Double> value = c.scalar(factor);
      if (value.isPresent() && isNear(ratio.getAsDouble() * value.get(), 1)) {
        return missing(factor, c);
      }
    }
    return Optional.empty();
  }

  private static boolean isNear(double a, double b) {
    return Math.abs(a - b) < 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  }

  private static Optional<Explanation> sign(Case c) {
    Mistake mistake = new TermMistake.WrongSign("");
    return repaired(c, TermMistake.WrongSign.class)
        .or(() -> c.author().map(Terms::negated).filter(c::isRight))
        .map(term -> Explanation.of(mistake, term));
  }

  /** A factor 1/N that is missing may be a factor N too much. */
  private static Optional<Explanation> missing(Term factor, Case c) {
    boolean number = Constants.isNumber(factor, c);
    for (Edit edit : c.repairs()) {
      boolean dropped =
          edit.mistake() instanceof FactorMistake.ExtraConstant
              || edit.mistake() instanceof FactorMistake.ExtraFactor;
      if (dropped && c.isRight(edit.result())) {
        return Optional.of(Explanation.of(edit.mistake(), edit.result()));
      }
    }
    String shown = Case.show(factor);
    boolean reciprocal =
        factor instanceof Term.Chain chain
            && chain.links().getFirst().operator() == Operator.DIVIDE;
    Mistake mistake =
        number
            ? new FactorMistake.MissingConstant(shown)
            : reciprocal
                ? new FactorMistake.ExtraFactor(
                    Case.show(((Term.Chain) factor).links().getFirst().operand()))
                : new FactorMistake.MissingFactor(shown);
    return c.author()
        .map(author -> InsertRule.scaled(factor, author))
        .filter(c::isRight)
        .map(term -> Explanation.of(mistake, term));
  }

  private static Optional<Term> repaired(Case c, Class<? extends Mistake> kind) {
    return c.repairs().stream()
        .filter(edit -> kind.isInstance(edit.mistake()))
        .filter(edit -> c.isRight(edit.result()))
        .map(Edit::result)
        .findFirst();
  }
}
