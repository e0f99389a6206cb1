package org.chainrule.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** Brings the factors of a product into another order. */
final class OrderRule implements EditRule {
  private static final int MOST_FACTORS = 6;

  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    if (place.differentiated()) {
      return;
    }
    if (!(place.term() instanceof Term.Chain chain)
        || place.role() == Subterm.Role.RUN
        || Terms.level(chain) != Operator.PRODUCT) {
      return;
    }
    List<Term> operands = Terms.operands(chain);
    List<Operator> operators = Terms.operators(chain);
    int movable = (int) operators.stream().takeWhile(o -> o != Operator.DIVIDE).count() + 1;
    for (int from = 0; from < Math.min(movable, MOST_FACTORS); from++) {
      for (int to = 0; to < Math.min(movable, MOST_FACTORS); to++) {
        if (from != to && from != to + 1) {
          List<Term> moved = new ArrayList<>(operands);
          moved.add(to, moved.remove(from));
          propose(place, chain, Terms.chain(moved, operators), 20, edits);
        }
      }
    }
    if (movable > 2) {
      List<Term> reversed = new ArrayList<>(operands);
      Collections.reverse(reversed.subList(0, movable));
      propose(place, chain, Terms.chain(reversed, operators), 24, edits);
    }
  }

  private static void propose(
      Subterm place, Term before, Term after, int cost, Consumer<Edit> edits) {
    edits.accept(
        new Edit(
            () -> new LayoutMistake.Order(Case.show(before), Case.show(after)),
            place.with(after),
            cost));
  }
}
