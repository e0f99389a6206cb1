package org.chainrule.check;

import java.util.List;
import java.util.function.UnaryOperator;
import org.chainrule.language.Term;

/** Changes all names of a formula at once: those of values, letters and units. */
final class Rewriting {
  private final UnaryOperator<Term.Name> change;

  private Rewriting(UnaryOperator<Term.Name> change) {
    this.change = change;
  }

  /** Returns {@code term} with {@code change} done to every name in it. */
  static Term names(Term term, UnaryOperator<Term.Name> change) {
    return new Rewriting(change).of(term);
  }

  /** Returns {@code term} with two names exchanged. */
  static Term exchanged(Term term, String a, String b) {
    return names(
        term,
        name ->
            name.name().equals(a)
                ? new Term.Name(b, name.span())
                : name.name().equals(b) ? new Term.Name(a, name.span()) : name);
  }

  /** Returns {@code term} with one name in place of another. */
  static Term renamed(Term term, String from, String to) {
    return names(term, name -> name.name().equals(from) ? new Term.Name(to, name.span()) : name);
  }

  private Term of(Term term) {
    return switch (term) {
      case Term.Numeral _ -> term;
      case Term.Name name -> change.apply(name);
      case Term.Group(Term inner, var span) -> new Term.Group(of(inner), span);
      case Term.Call(String function, var arguments, var nameSpan, var span) ->
          new Term.Call(
              function,
              arguments.stream().map(a -> new Term.Argument(a.name(), of(a.value()))).toList(),
              nameSpan,
              span);
      case Term.Index(Term base, var positions, var span) ->
          new Term.Index(of(base), positions(positions), span);
      case Term.Negation(Term operand, var span) -> new Term.Negation(of(operand), span);
      case Term.Transposition(Term operand, var span) -> new Term.Transposition(of(operand), span);
      case Term.Power(Term base, Term exponent, boolean entrywise, var span) ->
          new Term.Power(of(base), of(exponent), entrywise, span);
      case Term.Chain(Term first, var links, var span) ->
          new Term.Chain(
              of(first),
              links.stream().map(l -> new Term.Link(l.operator(), of(l.operand()))).toList(),
              span);
      case Term.Literal(var rows, var span) ->
          new Term.Literal(rows.stream().map(this::all).toList(), span);
      case Term.Bracket(Term first, var tests, var span) ->
          new Term.Bracket(
              of(first),
              tests.stream().map(t -> new Term.Test(t.relation(), of(t.operand()))).toList(),
              span);
      case Term.Bound(var kind, var binders, Term body, var span) ->
          new Term.Bound(kind, binders.stream().map(this::binder).toList(), of(body), span);
      case Term.Derivative(int order, Term of, Term by, var span) ->
          new Term.Derivative(order, of(of), of(by), span);
      case Term.Differential(Term of, var span) -> new Term.Differential(of(of), span);
      case Term.Gradient(Term.Name by, Term of, var span) ->
          new Term.Gradient(change.apply(by), of(of), span);
      case Term.Placement(var positions, var arguments, var span) ->
          new Term.Placement(positions(positions), all(arguments), span);
    };
  }

  private List<Term> all(List<Term> terms) {
    return terms.stream().map(this::of).toList();
  }

  private List<Term.Position> positions(List<Term.Position> positions) {
    return positions.stream()
        .<Term.Position>map(position ->
            switch (position) {
              case Term.Position.All() -> position;
              case Term.Position.Range(Term first, Term last) ->
                  new Term.Position.Range(of(first), of(last));
              case Term.Position.At(Term place) -> new Term.Position.At(of(place));
            })
        .toList();
  }

  private Term.Binder binder(Term.Binder binder) {
    Term.Name letter = change.apply(new Term.Name(binder.name(), binder.span()));
    return new Term.Binder(
        letter.name(),
        binder.range().map(r -> new Term.Position.Range(of(r.first()), of(r.last()))),
        all(binder.except()),
        binder.relatives().map(r -> new Term.Relatives(r.parents(), change.apply(r.unit()))),
        binder.span());
  }
}
