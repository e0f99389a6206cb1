package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a new term of an old one by replacing pieces, from the outside in. */
abstract class TermRewriting {

  /**
   * Returns what is to stand for {@code term}, or nothing where its parts are to be looked at.
   *
   * @param bound the names that are bound around it
   */
  abstract Optional<Term> replacement(Term term, Set<String> bound);

  final Term rewrite(Term term) {
    return rewrite(term, Set.of());
  }

  final Term rewrite(Term term, Set<String> bound) {
    Optional<Term> replaced = replacement(term, bound);
    if (replaced.isPresent()) {
      return replaced.get();
    }
    return switch (term) {
      case Term.Numeral numeral -> numeral;
      case Term.Name name -> name;
      case Term.Group(Term inner, Span span) -> new Term.Group(rewrite(inner, bound), span);
      case Term.Call(String function, var arguments, Span nameSpan, Span span) ->
          new Term.Call(function, arguments(arguments, bound), nameSpan, span);
      case Term.Index(Term base, var positions, Span span) ->
          new Term.Index(rewrite(base, bound), positions(positions, bound), span);
      case Term.Negation(Term operand, Span span) ->
          new Term.Negation(rewrite(operand, bound), span);
      case Term.Transposition(Term operand, Span span) ->
          new Term.Transposition(rewrite(operand, bound), span);
      case Term.Power(Term base, Term exponent, boolean entrywise, Span span) ->
          new Term.Power(rewrite(base, bound), rewrite(exponent, bound), entrywise, span);
      case Term.Chain(Term first, var links, Span span) ->
          new Term.Chain(rewrite(first, bound), links(links, bound), span);
      case Term.Literal(var rows, Span span) ->
          new Term.Literal(rows.stream().map(row -> all(row, bound)).toList(), span);
      case Term.Bracket bracket -> bracket(bracket, bound);
      case Term.Bound(Term.Big kind, var binders, Term body, Span span) -> {
        Set<String> inside = new HashSet<>(bound);
        List<Term.Binder> rewritten = binders(binders, inside);
        yield new Term.Bound(kind, rewritten, rewrite(body, inside), span);
      }
      case Term.Derivative(int order, Term of, Term by, Span span) ->
          new Term.Derivative(order, rewrite(of, bound), rewrite(by, bound), span);
      case Term.Differential(Term of, Span span) -> new Term.Differential(rewrite(of, bound), span);
      case Term.Gradient(Term.Name by, Term of, Span span) ->
          new Term.Gradient(
              name(by, bound), of instanceof Term.Call ? rewrite(of, bound) : of, span);
      case Term.Placement(var positions, var arguments, Span span) ->
          new Term.Placement(positions(positions, bound), all(arguments, bound), span);
    };
  }

  final Term.Bracket bracket(Term.Bracket bracket, Set<String> bound) {
    return new Term.Bracket(
        rewrite(bracket.first(), bound),
        bracket.tests().stream()
            .map(test -> new Term.Test(test.relation(), rewrite(test.operand(), bound)))
            .toList(),
        bracket.span());
  }

  /** Where only a name can stand, only a name is put in. */
  private Term.Name name(Term.Name name, Set<String> bound) {
    return rewrite(name, bound) instanceof Term.Name other ? other : name;
  }

  private List<Term> all(List<Term> terms, Set<String> bound) {
    return terms.stream().map(term -> rewrite(term, bound)).toList();
  }

  private List<Term.Argument> arguments(List<Term.Argument> arguments, Set<String> bound) {
    return arguments.stream()
        .map(argument -> new Term.Argument(argument.name(), rewrite(argument.value(), bound)))
        .toList();
  }

  private List<Term.Link> links(List<Term.Link> links, Set<String> bound) {
    return links.stream()
        .map(link -> new Term.Link(link.operator(), rewrite(link.operand(), bound)))
        .toList();
  }

  private List<Term.Position> positions(List<Term.Position> positions, Set<String> bound) {
    List<Term.Position> rewritten = new ArrayList<>();
    for (Term.Position position : positions) {
      rewritten.add(
          switch (position) {
            case Term.Position.All all -> all;
            case Term.Position.Range range -> range(range, bound);
            case Term.Position.At(Term place) -> new Term.Position.At(rewrite(place, bound));
          });
    }
    return rewritten;
  }

  private Term.Position.Range range(Term.Position.Range range, Set<String> bound) {
    return new Term.Position.Range(rewrite(range.first(), bound), rewrite(range.last(), bound));
  }

  /** Rewrites what binders say, and adds their names to those bound inside. */
  private List<Term.Binder> binders(List<Term.Binder> binders, Set<String> inside) {
    List<Term.Binder> rewritten = new ArrayList<>();
    for (Term.Binder binder : binders) {
      Set<String> here = Set.copyOf(inside);
      rewritten.add(
          new Term.Binder(
              binder.name(),
              binder.range().map(range -> range(range, here)),
              all(binder.except(), here),
              binder.relatives().map(r -> new Term.Relatives(r.parents(), name(r.unit(), here))),
              binder.span()));
      inside.add(binder.name());
    }
    return rewritten;
  }
}
