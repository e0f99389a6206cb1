package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chainrule.language.Term;

/** Changes exponents, and takes squares. */
final class PowerRule implements EditRule {
  private static final List<String> EXPONENTS = List.of("2", "3", "1/2");

  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    if (place.differentiated()) {
      return;
    }
    switch (place.term()) {
      case Term.Power(Term base, Term exponent, boolean entrywise, _) -> {
        put(place, base, 22, edits);
        for (Term other : exponents(exponent)) {
          put(place, Terms.power(base, other, entrywise), 24, edits);
        }
      }
      case Term.Name _, Term.Index _, Term.Call _, Term.Group _ -> {
        Term two = Terms.numeral("2");
        put(place, Terms.power(place.term(), two, true), 26, edits);
        put(place, Terms.power(place.term(), two, false), 27, edits);
      }
      default -> {}
    }
  }

  private static List<Term> exponents(Term found) {
    List<Term> others = new ArrayList<>();
    for (String digits : EXPONENTS) {
      others.add(
          digits.equals("1/2")
              ? Terms.group(Constants.reciprocal(Terms.numeral("2")))
              : Terms.numeral(digits));
    }
    others.add(Terms.negated(found));
    others.remove(found);
    return others;
  }

  private static void put(Subterm place, Term wanted, int cost, Consumer<Edit> edits) {
    edits.accept(
        new Edit(
            () ->
                Terms.size(wanted) > Terms.size(place.term())
                    ? new FactorMistake.MissingPower(Case.show(place.term()), Case.show(wanted))
                    : new FactorMistake.WrongPower(Case.show(place.term()), Case.show(wanted)),
            place.with(wanted),
            cost));
  }
}
