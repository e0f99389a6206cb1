package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chainrule.judge.Trial;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** A multiple of what is right: a sign, a number, a size, a named number. */
final class ConstantRung implements Rung {
  @Override
  public Optional<Explanation> explain(Case c) {
    if (c.claimedValue().isEmpty() || c.author().isEmpty()) {
      return Optional.empty();
    }
    Optional<Explanation> found = multiple(c.author().get(), c.claimedValue().get(), c);
    return found.map(explanation -> smaller(explanation, c).orElse(explanation));
  }

  /** Returns what {@code value}, that of {@code formula}, is a multiple of the truth by. */
  static Optional<Explanation> multiple(Term formula, Trial.Value value, Case c) {
    OptionalDouble ratio =
        c.truthValue().map(truth -> Numbers.ratio(value, truth)).orElse(OptionalDouble.empty());
    if (ratio.isEmpty()) {
      return Optional.empty();
    }
    if (isNear(ratio.getAsDouble(), -1)) {
      return Optional.of(Terms.negated(formula))
          .filter(c::isRight)
          .map(term -> Explanation.of(new TermMistake.WrongSign(""), term));
    }
    List<Term> factors = new ArrayList<>(Constants.numbers(c));
    factors.addAll(Constants.named(c));
    for (Term factor : factors) {
      Optional<Double> number = c.scalar(factor);
      if (number.isPresent() && isNear(ratio.getAsDouble() * number.get(), 1)) {
        return Optional.of(InsertRule.scaled(factor, formula))
            .filter(c::isRight)
            .map(term -> Explanation.of(mistake(factor, c), term));
      }
    }
    return Optional.empty();
  }

  private static Mistake mistake(Term factor, Case c) {
    if (Constants.isNumber(factor, c)) {
      return new FactorMistake.MissingConstant(Case.show(factor));
    }
    boolean reciprocal =
        factor instanceof Term.Chain chain
            && chain.links().getFirst().operator() == Operator.DIVIDE;
    return reciprocal
        ? new FactorMistake.ExtraFactor(
            Case.show(((Term.Chain) factor).links().getFirst().operand()))
        : new FactorMistake.MissingFactor(Case.show(factor));
  }

  /** A factor that is missing may be its reciprocal too much; a minus may be two terms turned. */
  private static Optional<Explanation> smaller(Explanation explanation, Case c) {
    boolean sign = explanation.mistake() instanceof TermMistake.WrongSign;
    for (Edit edit : c.plainEdits()) {
      if (c.looksRight(edit.result())) {
        Mistake mistake = edit.mistake();
        boolean same =
            sign
                ? mistake instanceof TermMistake.WrongSign
                    || mistake instanceof NameMistake.WrongSymbol
                : mistake instanceof FactorMistake.ExtraConstant
                    || mistake instanceof FactorMistake.ExtraFactor;
        if (same && c.isRight(edit.result())) {
          return Optional.of(Explanation.of(sign ? explanation.mistake() : mistake, edit.result()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNear(double a, double b) {
    return Math.abs(a - b) < 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  }
}
