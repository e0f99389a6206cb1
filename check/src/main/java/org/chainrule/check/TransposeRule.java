package org.chainrule.check;

import java.util.List;
import java.util.function.Consumer;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** Puts a transposition where there is none, and takes one away where there is one. */
final class TransposeRule implements EditRule {
  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    if (place.differentiated()) {
      return;
    }
    Term term = place.term();
    boolean belowMark = place.role() == Subterm.Role.INNER && !(term instanceof Term.Chain);
    if (term instanceof Term.Numeral || belowMark || isScalar(term, c)) {
      return;
    }
    Term toggled = Terms.transposed(term);
    edits.accept(
        new Edit(() -> mistake(term, toggled), place.with(toggled), 10 + Terms.size(term)));
    if (term instanceof Term.Chain chain && Terms.level(chain) == Operator.PRODUCT) {
      twoNeighbours(place, chain, edits);
    }
  }

  private static Mistake mistake(Term term, Term toggled) {
    String found = Case.show(term);
    String wanted = Case.show(toggled);
    return Terms.bare(term) instanceof Term.Transposition
        ? new LayoutMistake.ExtraTranspose(found, wanted)
        : new LayoutMistake.MissingTranspose(found, wanted);
  }

  /** A'B for A B': an inner product for an outer one, or the reverse. */
  private static void twoNeighbours(Subterm place, Term.Chain chain, Consumer<Edit> edits) {
    List<Term> operands = Terms.operands(chain);
    List<Operator> operators = Terms.operators(chain);
    for (int i = 0; i + 1 < operands.size(); i++) {
      if (operators.get(i) == Operator.DIVIDE
          || (i > 0 && operators.get(i - 1) == Operator.DIVIDE)) {
        continue;
      }
      Term pair = Terms.join(operands.get(i), operators.get(i), operands.get(i + 1));
      Term turned =
          Terms.join(
              Terms.transposed(operands.get(i)),
              operators.get(i),
              Terms.transposed(operands.get(i + 1)));
      edits.accept(
          new Edit(
              () -> new LayoutMistake.MissingTranspose(Case.show(pair), Case.show(turned)),
              place.with(Subterms.replaced(operands, operators, i, i + 2, turned)),
              25 + Terms.size(pair)));
    }
  }

  private static boolean isScalar(Term term, Case c) {
    return c.meaning(term).filter(e -> e.isScalar()).isPresent();
  }
}
