package org.chainrule.check;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.chainrule.expression.Shape;
import org.chainrule.language.Term;

/** Puts in sums, takes them away, and lets them run along the other axis. */
final class SumRule implements EditRule {
  private static final Set<String> SUMS = Set.of("sum", "rowsum", "colsum", "mean");

  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    Term term = place.term();
    if (term instanceof Term.Call call
        && SUMS.contains(call.function())
        && call.arguments().size() == 1) {
      replace(place, call, edits);
    }
    if (term instanceof Term.Bound bound && bound.kind() == Term.Big.SUM) {
      Term body = bound.body();
      edits.accept(
          new Edit(
              () -> new SumMistake.ExtraSum(Case.show(term), Case.show(body)),
              place.with(Terms.group(body)),
              24));
    }
    insert(place, c, edits);
  }

  private static List<Term> sums(Term of) {
    return List.of(
        Terms.call("rowsum", of),
        Terms.transposed(Terms.call("colsum", of)),
        Terms.call("colsum", of),
        Terms.transposed(Terms.call("rowsum", of)),
        Terms.call("sum", of));
  }

  private static void replace(Subterm place, Term.Call call, Consumer<Edit> edits) {
    Term of = call.arguments().getFirst().value();
    boolean all = call.function().equals("sum") || call.function().equals("mean");
    for (Term other : sums(of)) {
      edits.accept(
          new Edit(
              () ->
                  all
                      ? new SumMistake.ExtraSum(Case.show(call), Case.show(other))
                      : new SumMistake.WrongAxis(Case.show(call), Case.show(other)),
              place.with(other),
              20));
    }
    edits.accept(
        new Edit(
            () -> new SumMistake.ExtraSum(Case.show(call), Case.show(of)),
            place.with(Terms.group(of)),
            24));
  }

  private static void insert(Subterm place, Case c, Consumer<Edit> edits) {
    Term term = place.term();
    if (term instanceof Term.Numeral || place.differentiated()) {
      return;
    }
    Shape shape = c.meaning(term).map(e -> e.shape()).orElse(Shape.SCALAR);
    if (!shape.isScalar()) {
      for (Term sum : sums(term)) {
        edits.accept(
            new Edit(() -> new SumMistake.MissingSum(Case.show(sum)), place.with(sum), 28));
      }
    }
    for (String letter : c.letters()) {
      if (!place.letters().contains(letter) && Letters.in(term).contains(letter)) {
        Term sum = Terms.sum(letter, term);
        edits.accept(
            new Edit(() -> new SumMistake.MissingSum(Case.show(sum)), place.with(sum), 22));
      }
    }
  }
}
