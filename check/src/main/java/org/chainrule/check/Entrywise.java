package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Shape;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** Writes one entry of a formula that goes entry by entry: {@code h[j] (1 - h[j])}. */
final class Entrywise {
  private Entrywise() {}

  /** Returns the entry at {@code places}; nothing where the formula is no entrywise one. */
  static Optional<Term> of(Term term, List<Term> places, Case c) {
    if (c.meaning(term).map(e -> e.shape()).filter(Shape::isScalar).isPresent()) {
      return Optional.of(term);
    }
    return switch (term) {
      case Term.Name name -> Optional.of(Terms.index(name, places));
      case Term.Index index -> Optional.of(Terms.index(index, places));
      case Term.Group(Term inner, _) -> of(inner, places, c).map(Terms::group);
      case Term.Negation(Term operand, _) -> of(operand, places, c).map(Terms::negated);
      case Term.Power(Term base, Term exponent, boolean entrywise, _) ->
          entrywise
              ? of(base, places, c).map(entry -> Terms.power(entry, exponent, false))
              : Optional.empty();
      case Term.Chain chain -> chain(chain, places, c);
      case Term.Bracket(Term first, var tests, var span) ->
          of(first, places, c).map(entry -> new Term.Bracket(entry, tests, span));
      default -> Optional.of(Terms.index(Terms.group(term), places));
    };
  }

  private static Optional<Term> chain(Term.Chain chain, List<Term> places, Case c) {
    List<Term> operands = new ArrayList<>();
    for (Term operand : Terms.operands(chain)) {
      Optional<Term> entry = of(operand, places, c);
      if (entry.isEmpty()) {
        return entry;
      }
      operands.add(entry.get());
    }
    List<Operator> operators = new ArrayList<>();
    for (Operator operator : Terms.operators(chain)) {
      switch (operator) {
        case PLUS, MINUS -> operators.add(operator);
        case TIMES_ENTRYWISE -> operators.add(Operator.JUXTAPOSED);
        case DIVIDE_ENTRYWISE, DIVIDE -> operators.add(Operator.DIVIDE);
        case KRONECKER, DOT, JUXTAPOSED, TIMES -> {
          return Optional.of(Terms.index(Terms.group(chain), places));
        }
      }
    }
    return Optional.of(Terms.chain(operands, operators));
  }
}
