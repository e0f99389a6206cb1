package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** Leaves out factors of a product, and terms of a sum. */
final class DropRule implements EditRule {
  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    if (place.differentiated()) {
      return;
    }
    if (!(place.term() instanceof Term.Chain chain) || place.role() == Subterm.Role.RUN) {
      return;
    }
    List<Term> operands = Terms.operands(chain);
    List<Operator> operators = Terms.operators(chain);
    for (int length = 1; length <= 2 && length < operands.size(); length++) {
      for (int i = 0; i + length <= operands.size(); i++) {
        drop(place, operands, operators, i, i + length, c, edits);
      }
    }
  }

  private static void drop(
      Subterm place,
      List<Term> operands,
      List<Operator> operators,
      int start,
      int end,
      Case c,
      Consumer<Edit> edits) {
    List<Term> kept = new ArrayList<>(operands);
    kept.subList(start, end).clear();
    List<Operator> between = new ArrayList<>(operators);
    between.subList(Math.max(0, start - 1), Math.max(0, start - 1) + end - start).clear();
    Term dropped = Terms.chain(operands.subList(start, end), operators.subList(start, end - 1));
    boolean sum = operators.getFirst().level() == Operator.SUM;
    if (start == 0 && operators.get(end - 1) == Operator.MINUS) {
      kept.set(0, Terms.negated(kept.getFirst()));
    } else if (start == 0 && isDivision(operators.get(end - 1))) {
      kept.addFirst(Terms.numeral("1"));
      between.addFirst(operators.get(end - 1));
    }
    Term rest = Terms.chain(kept, between);
    boolean divided = start > 0 && isDivision(operators.get(start - 1));
    edits.accept(
        new Edit(
            () ->
                sum
                    ? new TermMistake.ExtraTerm(Case.show(dropped))
                    : factor(place, divided, dropped, c),
            place.with(rest),
            20 + 2 * (end - start)));
  }

  private static boolean isDivision(Operator operator) {
    return operator == Operator.DIVIDE || operator == Operator.DIVIDE_ENTRYWISE;
  }

  private static Mistake factor(Subterm place, boolean divided, Term dropped, Case c) {
    String found = divided ? Case.show(Constants.reciprocal(dropped)) : Case.show(dropped);
    if (place.inTerm() && Constants.isConstant(dropped, c)) {
      return new TermMistake.ExtraTermFactor(found, Case.show(place.term()));
    }
    return Constants.isNumber(dropped, c)
        ? new FactorMistake.ExtraConstant(found)
        : new FactorMistake.ExtraFactor(found);
  }
}
