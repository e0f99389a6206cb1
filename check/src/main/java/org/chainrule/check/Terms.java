package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.language.Operator;
import org.chainrule.language.Span;
import org.chainrule.language.Term;

/** Makes pieces of formulas as an author would write them. */
final class Terms {
  private static final Span NOWHERE = new Span(0, 0);

  private Terms() {}

  static Term name(String name) {
    return new Term.Name(name, NOWHERE);
  }

  static Term numeral(String digits) {
    return new Term.Numeral(digits, NOWHERE);
  }

  static Term call(String function, Term argument) {
    return new Term.Call(
        function, List.of(new Term.Argument(Optional.empty(), bare(argument))), NOWHERE, NOWHERE);
  }

  static Term group(Term inner) {
    return isAtom(inner) ? inner : new Term.Group(inner, NOWHERE);
  }

  static Term index(Term base, List<Term> places) {
    List<Term.Position> positions = new ArrayList<>();
    places.forEach(place -> positions.add(new Term.Position.At(place)));
    return new Term.Index(group(base), positions, NOWHERE);
  }

  static Term power(Term base, Term exponent, boolean entrywise) {
    return new Term.Power(group(base), exponent, entrywise, NOWHERE);
  }

  static Term bound(Term.Bound like, List<Term.Binder> binders, Term body) {
    return binders.isEmpty() ? group(body) : new Term.Bound(like.kind(), binders, body, NOWHERE);
  }

  static Term sum(String letter, Term body) {
    Term.Binder binder =
        new Term.Binder(letter, Optional.empty(), List.of(), Optional.empty(), NOWHERE);
    return new Term.Bound(Term.Big.SUM, List.of(binder), bare(body), NOWHERE);
  }

  /** Returns the term without the brackets around it. */
  static Term bare(Term term) {
    Term inner = term;
    while (inner instanceof Term.Group(Term within, _)) {
      inner = within;
    }
    return inner;
  }

  /** Whether the term reads the same with and without brackets, wherever it stands. */
  static boolean isAtom(Term term) {
    return switch (term) {
      case Term.Numeral _, Term.Name _, Term.Group _, Term.Call _ -> true;
      case Term.Index _, Term.Literal _, Term.Bracket _, Term.Bound _ -> true;
      case Term.Transposition _, Term.Power _, Term.Placement _ -> true;
      case Term.Negation _, Term.Chain _, Term.Derivative _ -> false;
      case Term.Differential _, Term.Gradient _ -> false;
    };
  }

  /** Returns Aᵀ: with a mark more, or one less. */
  static Term transposed(Term term) {
    Term inner = bare(term);
    return inner instanceof Term.Transposition(Term operand, _)
        ? operand
        : new Term.Transposition(group(inner), NOWHERE);
  }

  /** Returns −A: with a minus more, or one less. */
  static Term negated(Term term) {
    Term inner = bare(term);
    if (inner instanceof Term.Negation(Term operand, _)) {
      return operand;
    }
    boolean sum = inner instanceof Term.Chain chain && level(chain) <= Operator.ENTRYWISE;
    return new Term.Negation(sum ? group(inner) : inner, NOWHERE);
  }

  static int level(Term.Chain chain) {
    return chain.links().getFirst().operator().level();
  }

  /** Returns {@code a op b}; chains of the same level become one. */
  static Term join(Term a, Operator operator, Term b) {
    return chain(List.of(a, b), List.of(operator));
  }

  /** Returns the operands of a chain, in order. */
  static List<Term> operands(Term.Chain chain) {
    List<Term> operands = new ArrayList<>(List.of(chain.first()));
    chain.links().forEach(link -> operands.add(link.operand()));
    return operands;
  }

  /** Returns the operators of a chain: number i stands before operand i + 1. */
  static List<Operator> operators(Term.Chain chain) {
    List<Operator> operators = new ArrayList<>();
    chain.links().forEach(link -> operators.add(link.operator()));
    return operators;
  }

  /**
   * Returns {@code operands} joined by {@code operators} of one level; what is a chain of that
   * level itself is joined in, where that means the same.
   */
  static Term chain(List<Term> operands, List<Operator> operators) {
    if (operators.isEmpty()) {
      return operands.getFirst();
    }
    int level = operators.getFirst().level();
    List<Term.Link> links = new ArrayList<>();
    Term first = operands.getFirst();
    if (first instanceof Term.Chain inner && level(inner) == level) {
      first = inner.first();
      links.addAll(inner.links());
    }
    for (int i = 0; i < operators.size(); i++) {
      Operator operator = operators.get(i);
      Term operand = operands.get(i + 1);
      if (operand instanceof Term.Chain inner && level(inner) == level && opens(operator)) {
        links.add(new Term.Link(operator, inner.first()));
        links.addAll(inner.links());
      } else {
        links.add(new Term.Link(operator, operand));
      }
    }
    return new Term.Chain(first, links, NOWHERE);
  }

  private static boolean opens(Operator operator) {
    return switch (operator) {
      case PLUS, TIMES_ENTRYWISE, JUXTAPOSED, TIMES -> true;
      case MINUS, KRONECKER, DIVIDE_ENTRYWISE, DOT, DIVIDE -> false;
    };
  }

  /** Returns the number of symbols. */
  static int size(Term term) {
    int size = 1;
    for (Term part : Subterms.parts(term)) {
      size += size(part);
    }
    return size;
  }
}
