package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chainrule.expression.Expression;
import org.chainrule.judge.Trial;
import org.chainrule.language.Term;

/**
 * Mistakes that show in the values of a formula, whatever its text: it is a multiple of what is
 * right, or its transpose, or a term is wrong, or a rule was. What is left when another mistake has
 * been mended is compared with them.
 */
final class SecondMistakes {
  private record Known(Supplier<Mistake> told, Trial.Value value) {}

  private final Case c;
  private final List<Known> known = new ArrayList<>();

  SecondMistakes(Case c) {
    this.c = c;
    List<Expression> terms = Summands.multipliedOut(c.truth());
    if (terms.size() > 1) {
      TermRung.guesses(terms, c).forEach(guess -> add(guess.told(), guess.value()));
    }
    c.dispute()
        .claim()
        .sides()
        .getFirst()
        .expression()
        .ifPresent(head -> {
          for (Alternative alternative : WrongRuleRung.alternatives(c, head)) {
            if (!c.isOver()) {
              alternative
                  .value()
                  .get()
                  .flatMap(c::resolved)
                  .ifPresent(value -> add(alternative.told(), value));
            }
          }
        });
  }

  private void add(Supplier<Mistake> told, Expression wrong) {
    c.value(wrong).ifPresent(value -> known.add(new Known(told, value)));
  }

  /** Returns what is left to mend in {@code formula}, and all of it mended. */
  Optional<Explanation> in(Term formula) {
    Optional<Trial.Value> value = c.value(formula);
    Optional<Trial.Value> truth = c.truthValue();
    if (value.isEmpty() || truth.isEmpty()) {
      return Optional.empty();
    }
    if (Numbers.transposed(value.get(), truth.get())) {
      return Optional.of(Transposition.of(formula, c))
          .filter(c::isRight)
          .map(turned -> Explanation.of(new LayoutMistake.Transposed(), turned));
    }
    return ConstantRung.multiple(formula, value.get(), c).or(() -> known(value.get()));
  }

  private Optional<Explanation> known(Trial.Value value) {
    for (Known mistake : known) {
      if (value.agrees(mistake.value())) {
        return Optional.of(new Explanation(mistake.told().get(), c.truthAsTerm(), List.of()));
      }
    }
    return Optional.empty();
  }
}
