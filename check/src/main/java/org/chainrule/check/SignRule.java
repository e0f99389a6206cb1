package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** Turns the sign of a term, or of a whole difference. */
final class SignRule implements EditRule {
  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    Term term = place.term();
    if (place.differentiated()) {
      return;
    }
    if (term instanceof Term.Negation(Term operand, _)) {
      edits.accept(
          new Edit(() -> new TermMistake.WrongSign(Case.show(term)), place.with(operand), 8));
    }
    if (!(term instanceof Term.Chain chain)
        || Terms.level(chain) != Operator.SUM
        || place.role() == Subterm.Role.RUN) {
      if (!(term instanceof Term.Numeral)) {
        edits.accept(
            new Edit(
                () -> new TermMistake.WrongSign(Case.show(term)),
                place.with(Terms.negated(term)),
                18 + Terms.size(term)));
      }
      return;
    }
    List<Term> operands = Terms.operands(chain);
    List<Operator> operators = Terms.operators(chain);
    for (int i = 0; i < operators.size(); i++) {
      Term operand = operands.get(i + 1);
      List<Operator> turned = new ArrayList<>(operators);
      turned.set(i, operators.get(i) == Operator.PLUS ? Operator.MINUS : Operator.PLUS);
      edits.accept(
          new Edit(
              () -> new TermMistake.WrongSign(Case.show(operand)),
              place.with(Terms.chain(operands, turned)),
              10));
    }
    if (operators.equals(List.of(Operator.MINUS))) {
      Term exchanged =
          Terms.chain(List.of(operands.get(1), operands.get(0)), List.of(Operator.MINUS));
      edits.accept(
          new Edit(() -> new TermMistake.WrongSign(Case.show(term)), place.with(exchanged), 9));
    } else {
      List<Term> first = new ArrayList<>(operands);
      first.set(0, Terms.negated(first.getFirst()));
      edits.accept(
          new Edit(
              () -> new TermMistake.WrongSign(Case.show(operands.getFirst())),
              place.with(Terms.chain(first, operators)),
              12));
      edits.accept(
          new Edit(
              () -> new TermMistake.WrongSign(Case.show(term)),
              place.with(Terms.negated(Terms.group(term))),
              14));
    }
  }
}
