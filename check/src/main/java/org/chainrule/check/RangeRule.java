package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chainrule.expression.UnitGraph;
import org.chainrule.language.Term;

/** Lets a sum run over another range, or over the neighbours of another unit. */
final class RangeRule implements EditRule {
  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    if (!(place.term() instanceof Term.Bound bound)) {
      return;
    }
    for (int i = 0; i < bound.binders().size(); i++) {
      Term.Binder binder = bound.binders().get(i);
      if (binder.range().isPresent()) {
        ranges(place, bound, i, binder.range().get(), c, edits);
      }
      if (binder.relatives().isPresent()) {
        relatives(place, bound, i, binder.relatives().get(), c, edits);
      }
      if (!binder.except().isEmpty()) {
        put(place, bound, i, with(binder, binder.range(), List.of()), 24, edits);
      }
    }
  }

  private static void ranges(
      Subterm place,
      Term.Bound bound,
      int i,
      Term.Position.Range range,
      Case c,
      Consumer<Edit> edits) {
    Term.Binder binder = bound.binders().get(i);
    for (Term size : c.vocabulary().sizes()) {
      if (!size.equals(range.last())) {
        Term.Position.Range other = new Term.Position.Range(range.first(), size);
        put(place, bound, i, with(binder, Optional.of(other), binder.except()), 18, edits);
      }
    }
    put(place, bound, i, with(binder, Optional.empty(), binder.except()), 19, edits);
  }

  private static Term.Binder with(
      Term.Binder binder, Optional<Term.Position.Range> range, List<Term> except) {
    return new Term.Binder(binder.name(), range, except, binder.relatives(), binder.span());
  }

  private static void put(
      Subterm place, Term.Bound bound, int i, Term.Binder other, int cost, Consumer<Edit> edits) {
    Term.Binder found = bound.binders().get(i);
    edits.accept(
        new Edit(
            () -> new NameMistake.WrongRange(found.name(), shown(found), shown(other)),
            place.with(changed(bound, i, other)),
            cost));
  }

  private static String shown(Term.Binder binder) {
    String range =
        binder
            .range()
            .map(r -> Case.show(r.first()) + ".." + Case.show(r.last()))
            .orElse("all of its values");
    return binder.except().isEmpty()
        ? range
        : range
            + binder.except().stream()
                .map(except -> " without " + Case.show(except))
                .collect(Collectors.joining());
  }

  private static Term changed(Term.Bound bound, int i, Term.Binder other) {
    List<Term.Binder> binders = new ArrayList<>(bound.binders());
    binders.set(i, other);
    return new Term.Bound(bound.kind(), binders, bound.body(), bound.span());
  }

  private static void relatives(
      Subterm place,
      Term.Bound bound,
      int i,
      Term.Relatives relatives,
      Case c,
      Consumer<Edit> edits) {
    Term.Binder binder = bound.binders().get(i);
    for (UnitGraph graph : c.network().graphs()) {
      for (UnitGraph.Unit unit : graph.units()) {
        for (boolean parents : new boolean[] {relatives.parents(), !relatives.parents()}) {
          Term.Relatives others =
              new Term.Relatives(parents, new Term.Name(unit.name(), relatives.unit().span()));
          Term.Binder other =
              new Term.Binder(
                  binder.name(),
                  binder.range(),
                  binder.except(),
                  Optional.of(others),
                  binder.span());
          edits.accept(
              new Edit(
                  () -> new NameMistake.WrongSymbol(shown(relatives), shown(others)),
                  place.with(changed(bound, i, other)),
                  (parents == relatives.parents() ? 18 : 22) - (inHead(unit, c) ? 1 : 0)));
        }
      }
    }
  }

  private static boolean inHead(UnitGraph.Unit unit, Case c) {
    return c.head().contains(unit.name());
  }

  private static String shown(Term.Relatives relatives) {
    return "%s(%s)"
        .formatted(relatives.parents() ? "parents" : "children", relatives.unit().name());
  }
}
