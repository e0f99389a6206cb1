package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.judge.Trial;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** The claim against the terms that the truth is a sum of. */
final class TermRung implements Rung {
  private static final int MOST_PAIRS = 30;

  private final Function<Expression, List<Expression>> summands;

  /** Makes a rung; {@code summands} takes the truth apart. */
  TermRung(Function<Expression, List<Expression>> summands) {
    this.summands = summands;
  }

  /** What the claim would be, with a mistake; what was lost by it, if something was. */
  record Guess(
      Supplier<Mistake> told, Expression value, Optional<Expression> lost, boolean isMissing) {}

  @Override
  public Optional<Explanation> explain(Case c) {
    Optional<Trial.Value> claimed = c.claimedValue();
    if (c.isShapeDispute() || claimed.isEmpty()) {
      return Optional.empty();
    }
    List<Expression> terms = terms(c);
    if (terms.size() < 2) {
      return Optional.empty();
    }
    for (Guess guess : guesses(terms, c)) {
      if (c.isOver()) {
        return Optional.empty();
      }
      if (c.value(guess.value()).filter(v -> v.agrees(claimed.get())).isPresent()) {
        return Optional.of(explanation(guess, c));
      }
    }
    return Optional.empty();
  }

  /** The sum may show only where the truth is written as a textbook would. */
  private List<Expression> terms(Case c) {
    List<Expression> terms = summands.apply(c.truth());
    return terms.size() < 2 ? summands.apply(c.displayedTruth()) : terms;
  }

  /** Returns what the claim would be, with every mistake in one of the terms in turn. */
  static List<Guess> guesses(List<Expression> terms, Case c) {
    Expression truth = c.truth();
    List<Guess> guesses = new ArrayList<>();
    for (Expression term : terms) {
      guesses.add(
          new Guess(
              () -> new TermMistake.MissingTerm(shown(term, c)),
              Expressions.subtract(truth, term),
              Optional.of(term),
              true));
      guesses.add(
          new Guess(
              () -> new TermMistake.ExtraTerm(shown(term, c)),
              Expressions.add(truth, term),
              Optional.of(Expressions.negate(term)),
              false));
      guesses.add(
          new Guess(
              () -> new TermMistake.WrongSign(shown(term, c)),
              Expressions.subtract(truth, Expressions.scale(Expressions.constant(2), term)),
              Optional.empty(),
              false));
      factors(term, c, guesses);
      if (term.shape().isSquare() && !term.isScalar()) {
        Expression turned = Expressions.transpose(term);
        guesses.add(
            new Guess(
                () -> new LayoutMistake.MissingTranspose(shown(turned, c), shown(term, c)),
                Expressions.add(Expressions.subtract(truth, term), turned),
                Optional.empty(),
                false));
      }
    }
    pairs(terms, c, guesses);
    return guesses;
  }

  private static void factors(Expression term, Case c, List<Guess> guesses) {
    List<Term> factors = new ArrayList<>(Constants.numbers(c));
    factors.addAll(Constants.named(c));
    for (Term factor : factors) {
      Optional<Expression> value = c.meaning(factor);
      if (value.isPresent()) {
        Expression rest = Expressions.subtract(Expressions.scale(value.get(), term), term);
        guesses.add(
            new Guess(
                () -> new TermMistake.ExtraTermFactor(Case.show(factor), shown(term, c)),
                Expressions.add(c.truth(), rest),
                Optional.empty(),
                false));
      }
    }
  }

  private static void pairs(List<Expression> terms, Case c, List<Guess> guesses) {
    int pairs = 0;
    for (int i = 0; i < terms.size(); i++) {
      for (int j = i + 1; j < terms.size() && pairs < MOST_PAIRS; j++, pairs++) {
        Expression both = Expressions.add(terms.get(i), terms.get(j));
        guesses.add(
            new Guess(
                () -> new TermMistake.MissingTerm(shown(both, c)),
                Expressions.subtract(c.truth(), both),
                Optional.of(both),
                true));
      }
    }
  }

  private static String shown(Expression term, Case c) {
    return c.asTerm(term).map(Case::show).orElseGet(() -> c.shown(term));
  }

  private static Explanation explanation(Guess guess, Case c) {
    return smallChange(guess, c)
        .orElseGet(() ->
            new Explanation(guess.told().get(), supplied(guess, c).or(c::truthAsTerm), List.of()));
  }

  /** Where something is too much or turned, one change of what is there may say it better. */
  private static Optional<Explanation> smallChange(Guess guess, Case c) {
    return guess.isMissing()
        ? Optional.empty()
        : Repairs.first(c.plainEdits(), c)
            .map(edit -> Explanation.of(edit.mistake(), edit.result()));
  }

  /** Returns the author's side with what was lost. */
  private static Optional<Term> supplied(Guess guess, Case c) {
    return guess
        .lost()
        .flatMap(c::asTerm)
        .flatMap(term -> c.author().map(author -> Terms.join(author, Operator.PLUS, plus(term))))
        .filter(c::isRight)
        .map(TermRung::withMinus);
  }

  private static Term plus(Term term) {
    return term instanceof Term.Negation ? Terms.group(term) : term;
  }

  /** Writes a + (−b) as a − b. */
  private static Term withMinus(Term sum) {
    if (!(sum instanceof Term.Chain chain)) {
      return sum;
    }
    List<Term> operands = Terms.operands(chain);
    List<Operator> operators = new ArrayList<>(Terms.operators(chain));
    if (Terms.bare(operands.getLast()) instanceof Term.Negation(Term operand, _)) {
      operands.set(operands.size() - 1, operand);
      operators.set(operators.size() - 1, Operator.MINUS);
    }
    return Terms.chain(operands, operators);
  }
}
