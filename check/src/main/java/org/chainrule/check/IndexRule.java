package org.chainrule.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.chainrule.expression.Expression;
import org.chainrule.language.Term;

/** Puts one index letter for another, adds an index, or leaves one out. */
final class IndexRule implements EditRule {
  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    Set<String> letters = new LinkedHashSet<>(c.letters());
    letters.addAll(place.letters());
    if (place.role() == Subterm.Role.WHOLE) {
      exchange(place, c, edits);
    }
    switch (place.term()) {
      case Term.Index(Term base, var positions, var span) -> {
        replace(place, base, positions, span, letters, edits);
        edits.accept(
            new Edit(
                () -> new NameMistake.WrongIndex(Case.show(place.term()), Case.show(base)),
                place.with(base),
                22));
      }
      case Term.Name _, Term.Call _, Term.Group _, Term.Chain _ -> add(place, c, letters, edits);
      default -> {}
    }
  }

  private static void exchange(Subterm place, Case c, Consumer<Edit> edits) {
    List<String> letters = List.copyOf(c.letters());
    for (int i = 0; i < letters.size(); i++) {
      for (int j = i + 1; j < letters.size(); j++) {
        String first = letters.get(i);
        String second = letters.get(j);
        edits.accept(
            new Edit(
                () -> new NameMistake.ExchangedIndices(first, second),
                Rewriting.exchanged(place.term(), first, second),
                8));
      }
    }
  }

  private static void replace(
      Subterm place,
      Term base,
      List<Term.Position> positions,
      org.chainrule.language.Span span,
      Set<String> letters,
      Consumer<Edit> edits) {
    for (int i = 0; i < positions.size(); i++) {
      if (!(positions.get(i) instanceof Term.Position.At(Term at)) || at instanceof Term.Chain) {
        continue;
      }
      for (String letter : letters) {
        Term other = Terms.name(letter);
        if (!other.equals(at)) {
          List<Term.Position> changed = new ArrayList<>(positions);
          changed.set(i, new Term.Position.At(other));
          Term wanted = new Term.Index(base, changed, span);
          edits.accept(
              new Edit(
                  () -> new NameMistake.WrongIndex(Case.show(place.term()), Case.show(wanted)),
                  place.with(wanted),
                  18));
        }
      }
    }
    if (positions.size() == 2) {
      Term wanted = new Term.Index(base, positions.reversed(), span);
      edits.accept(
          new Edit(
              () -> new NameMistake.WrongIndex(Case.show(place.term()), Case.show(wanted)),
              place.with(wanted),
              14));
    }
  }

  private static void add(Subterm place, Case c, Set<String> letters, Consumer<Edit> edits) {
    boolean vector =
        c.meaning(place.term())
            .map(Expression::shape)
            .filter(shape -> shape.isVector() && !shape.isScalar())
            .isPresent();
    if (!vector || place.role() == Subterm.Role.RUN) {
      return;
    }
    for (String letter : letters) {
      Term wanted = Terms.index(place.term(), List.of(Terms.name(letter)));
      edits.accept(
          new Edit(
              () -> new NameMistake.WrongIndex(Case.show(place.term()), Case.show(wanted)),
              place.with(wanted),
              22));
    }
  }
}
