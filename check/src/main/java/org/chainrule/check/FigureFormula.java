package org.chainrule.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Term;

/**
 * A formula into which rounded figures were put, with a symbol for each of them: {@code 0.6267 *
 * [2; 4]} is {@code f * [2; 4]} with f between 0.62665 and 0.62675.
 *
 * @param term the formula with the symbols' names
 * @param figures what each symbol stands for
 * @param numbers whether there is a matrix of numbers in it
 */
record FigureFormula(Term term, Map<Symbol, Figure> figures, boolean numbers) {

  /**
   * Finds the figures of a formula.
   *
   * @param exact the numbers that are no rounded figures where they stand as factors: a step's rate
   */
  static FigureFormula of(Term term, Set<BigDecimal> exact) {
    Finder finder = new Finder(exact);
    Term marked = finder.marked(term, false);
    return new FigureFormula(marked, finder.figures, finder.numbers);
  }

  /** Whether there is nothing rounded in it. */
  boolean isExact() {
    return figures.isEmpty();
  }

  private static final class Finder {
    private final Set<BigDecimal> exact;
    private final Map<Symbol, Figure> figures = new LinkedHashMap<>();
    private boolean numbers;

    Finder(Set<BigDecimal> exact) {
      this.exact = exact;
    }

    /** Exponents, positions and bounds are what they are; the numbers elsewhere may be rounded. */
    Term marked(Term term, boolean entry) {
      return switch (term) {
        case Term.Numeral numeral -> numeral(numeral, entry);
        case Term.Name name -> name;
        case Term.Group(Term inner, var span) -> new Term.Group(marked(inner, entry), span);
        case Term.Call(String function, List<Term.Argument> arguments, var nameSpan, var span) ->
            new Term.Call(
                function,
                arguments.stream()
                    .map(a -> new Term.Argument(a.name(), marked(a.value(), false)))
                    .toList(),
                nameSpan,
                span);
        case Term.Index(Term base, List<Term.Position> positions, var span) ->
            new Term.Index(marked(base, false), positions, span);
        case Term.Negation(Term inner, var span) -> new Term.Negation(marked(inner, entry), span);
        case Term.Transposition(Term inner, var span) ->
            new Term.Transposition(marked(inner, false), span);
        case Term.Power(Term base, Term exponent, boolean entrywise, var span) ->
            new Term.Power(marked(base, false), exponent, entrywise, span);
        case Term.Chain(Term first, List<Term.Link> links, var span) ->
            new Term.Chain(
                marked(first, false),
                links.stream()
                    .map(link -> new Term.Link(link.operator(), marked(link.operand(), false)))
                    .toList(),
                span);
        case Term.Literal(List<List<Term>> rows, var span) -> literal(rows, span);
        case Term.Bracket bracket -> bracket;
        case Term.Bound(Term.Big kind, List<Term.Binder> binders, Term body, var span) ->
            new Term.Bound(kind, binders, marked(body, false), span);
        case Term.Derivative derivative -> derivative;
        case Term.Differential differential -> differential;
        case Term.Gradient gradient -> gradient;
        case Term.Placement placement -> placement;
      };
    }

    private Term literal(List<List<Term>> rows, org.chainrule.language.Span span) {
      Predicate<Term> isNumber = entry -> FigureMatrix.of(entry).isPresent();
      numbers |= rows.stream().flatMap(List::stream).allMatch(isNumber);
      List<List<Term>> marked = new ArrayList<>();
      for (List<Term> row : rows) {
        marked.add(row.stream().map(entry -> marked(entry, true)).toList());
      }
      return new Term.Literal(marked, span);
    }

    private Term numeral(Term.Numeral numeral, boolean entry) {
      BigDecimal value = new BigDecimal(numeral.text());
      boolean known = !entry && exact.stream().anyMatch(e -> e.compareTo(value) == 0);
      if (value.scale() <= 0 || known) {
        return numeral;
      }
      Symbol symbol =
          new Symbol(
              // The space keeps it apart from the names that an author can use.
              "figure " + (figures.size() + 1),
              Symbol.Kind.PLACEHOLDER,
              org.chainrule.expression.Domain.REAL,
              Shape.SCALAR,
              Optional.empty());
      figures.put(symbol, new Figure(value));
      return new Term.Name(symbol.name(), numeral.span());
    }
  }
}
