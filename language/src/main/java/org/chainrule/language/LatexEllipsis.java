package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Relation;

/**
 * Dots in lists, sums and matrices: {@code u_1, u_2, \dots, u_K}. The first and the last element
 * show what changes, the second confirms it.
 */
final class LatexEllipsis {
  /** Stands for dots. */
  static final Term DOTS = new Term.Name("…", new Span(0, 0));

  private final LatexParser parser;

  LatexEllipsis(LatexParser parser) {
    this.parser = parser;
  }

  static boolean isDots(Term term) {
    return DOTS.equals(term);
  }

  /** Returns the sum over an index that a sum with dots means. */
  static Term inSum(Term.Chain chain, LatexLetters letters) {
    List<Term> operands = Arithmetic.operands(chain);
    if (operands.stream().noneMatch(LatexEllipsis::isDots)) {
      return chain;
    }
    boolean plain = chain.links().stream().allMatch(link -> link.operator() == Operator.PLUS);
    Optional<List<Term>> elements = elements(operands);
    if (!plain || elements.isEmpty()) {
      throw new LatexFailure(chain.span(), LatexMessages.noPattern());
    }
    String letter = letters.fresh(elements.get());
    LatexPattern pattern = pattern(elements.get(), letter, letters.names(), chain.span());
    return new Term.Bound(
        Term.Big.SUM, List.of(pattern.binder(letter)), pattern.body(), chain.span());
  }

  /** Returns the first, the second if it is there, and the last element. */
  private static Optional<List<Term>> elements(List<Term> all) {
    int dots = all.indexOf(DOTS);
    boolean form = dots >= 1 && dots <= 2 && all.size() == dots + 2;
    if (!form) {
      return Optional.empty();
    }
    List<Term> elements = new ArrayList<>(all);
    elements.remove(dots);
    return elements.stream().anyMatch(LatexEllipsis::isDots)
        ? Optional.empty()
        : Optional.of(elements);
  }

  private static LatexPattern pattern(List<Term> elements, String letter, Names names, Span span) {
    return LatexPattern.of(elements, letter, names)
        .orElseThrow(() -> new LatexFailure(span, LatexMessages.noPattern()));
  }

  /** Returns the matrix that rows with dots among them mean. */
  Term matrix(List<List<Term>> rows, Span span) {
    if (rows.size() == 1) {
      return row(rows.getFirst(), span);
    }
    boolean column = rows.stream().allMatch(row -> row.size() == 1);
    if (column) {
      return column(rows.stream().map(List::getFirst).toList(), span);
    }
    return grid(rows, span);
  }

  private Term row(List<Term> entries, Span span) {
    List<Term> elements =
        elements(entries).orElseThrow(() -> new LatexFailure(span, LatexMessages.noPattern()));
    String letter = parser.letters().fresh(elements);
    LatexPattern pattern = pattern(elements, letter, parser.names().names(), span);
    return sideBySide(pattern.binder(letter), pattern.body(), span);
  }

  private static Term sideBySide(Term.Binder binder, Term body, Span span) {
    return new Term.Bound(Term.Big.CONCAT, List.of(binder), body, span);
  }

  /** Rows below each other are columns side by side, transposed. */
  private Term column(List<Term> entries, Span span) {
    List<Term> elements =
        elements(entries).orElseThrow(() -> new LatexFailure(span, LatexMessages.noPattern()));
    String letter = parser.letters().fresh(elements);
    LatexPattern pattern = pattern(elements, letter, parser.names().names(), span);
    boolean numbers = parser.shapes().isScalar(elements.getFirst());
    Term body =
        numbers
            ? pattern.body()
            : new Term.Transposition(LatexProducts.at(Operator.POSTFIX, pattern.body()), span);
    return new Term.Transposition(sideBySide(pattern.binder(letter), body, span), span);
  }

  /** A matrix has one pattern off its diagonal, and perhaps another one on it. */
  private Term grid(List<List<Term>> rows, Span span) {
    List<List<Term>> corners = corners(rows, span);
    List<Term> all = corners.stream().flatMap(List::stream).toList();
    String i = parser.letters().fresh(all);
    List<Term> more = new ArrayList<>(all);
    more.add(new Term.Name(i, span));
    String j = parser.letters().fresh(more);
    Names names = parser.names().names();
    LatexPattern.Grid grid =
        LatexPattern.grid(corners, i, j, names)
            .orElseThrow(() -> new LatexFailure(span, LatexMessages.noPattern()));
    Term.Name row = new Term.Name(i, span);
    Term.Name column = new Term.Name(j, span);
    Term body =
        grid.diagonal()
            .map(diagonal -> distinguished(row, column, diagonal, grid.other(), span))
            .orElse(grid.other());
    Term inner =
        new Term.Transposition(
            sideBySide(LatexPattern.binder(i, grid.rows(), span), body, span), span);
    return sideBySide(LatexPattern.binder(j, grid.columns(), span), inner, span);
  }

  private static Term distinguished(Term row, Term column, Term diagonal, Term other, Span span) {
    Term.Bracket same = new Term.Bracket(row, List.of(new Term.Test(Relation.EQUAL, column)), span);
    Term.Bracket apart =
        new Term.Bracket(row, List.of(new Term.Test(Relation.UNEQUAL, column)), span);
    return new Term.Chain(
        LatexCases.product(List.of(same), diagonal),
        List.of(new Term.Link(Operator.PLUS, LatexCases.product(List.of(apart), other))),
        span);
  }

  /** Returns the entries at the first, perhaps the second, and the last rows and columns. */
  private static List<List<Term>> corners(List<List<Term>> rows, Span span) {
    int size = rows.size();
    List<List<Term>> full =
        rows.stream()
            .filter(row ->
                row.stream().filter(LatexEllipsis::isDots).count() == 1 && row.size() == size)
            .map(row -> row.stream().filter(entry -> !isDots(entry)).toList())
            .toList();
    boolean form =
        (size == 3 || size == 4)
            && full.size() == size - 1
            && rows.get(size - 2).stream().allMatch(LatexEllipsis::isDots);
    if (!form) {
      throw new LatexFailure(span, LatexMessages.noPattern());
    }
    return full;
  }
}
