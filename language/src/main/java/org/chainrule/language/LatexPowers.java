package org.chainrule.language;

import java.util.List;

/** What stands above: powers, transposes, inverses. */
final class LatexPowers {
  private final LatexParser parser;

  LatexPowers(LatexParser parser) {
    this.parser = parser;
  }

  /** Returns {@code base} with all that stands above it. */
  Term raised(Term base, List<LatexToken> upper) {
    Term term = base;
    List<LatexToken> left = upper;
    int applied = 0;
    while (!left.isEmpty()) {
      if (++applied > TermParser.DEEPEST) {
        throw new LatexFailure(left.getFirst().span(), LatexMessages.tooDeep(TermParser.DEEPEST));
      }
      LatexToken first = left.getFirst();
      Span span = base.span().to(first.span());
      if (first.is("'")) {
        term = primed(term, span);
        left = left.subList(1, left.size());
      } else if (isTransposition(left, term)) {
        term = new Term.Transposition(LatexProducts.at(Operator.POSTFIX, term), span);
        left = left.subList(1, left.size());
      } else if (isInverse(left)) {
        boolean transposed = !left.get(1).text().equals("1");
        term = inverse(term, span);
        term = transposed ? new Term.Transposition(term, span) : term;
        left = left.subList(2, left.size());
      } else {
        return power(term, left);
      }
    }
    return term;
  }

  private Term primed(Term term, Span span) {
    if (parser.shapes().isScalar(term)) {
      throw new LatexFailure(
          span, LatexMessages.primeOnScalar(Message.brief(SyntaxPrinter.print(term))));
    }
    return new Term.Transposition(LatexProducts.at(Operator.POSTFIX, term), span);
  }

  /** A T above is a power only where T is a number of the author's and the base is one too. */
  private boolean isTransposition(List<LatexToken> upper, Term base) {
    LatexToken first = upper.getFirst();
    if (first.is("⊤")) {
      return true;
    }
    boolean letter = (first.isLetter("T") || first.isLetter("t")) && upper.size() == 1;
    boolean number =
        parser.shapes().isScalar(base)
            && parser.names().isValue(first.text())
            && parser.shapes().isScalar(new Term.Name(first.text(), first.span()));
    return letter && !number;
  }

  /** {@code ^{-1}}, {@code ^{-T}}, and what may follow. */
  private static boolean isInverse(List<LatexToken> upper) {
    if (upper.size() < 2 || !upper.getFirst().is("-")) {
      return false;
    }
    LatexToken second = upper.get(1);
    boolean one = second.text().equals("1") && second.is(LatexToken.Kind.NUMBER);
    boolean transposed = second.is("⊤") || second.isLetter("T");
    return transposed ? upper.size() == 2 : one && (upper.size() == 2 || upper.get(2).is("⊤"));
  }

  private Term inverse(Term term, Span span) {
    if (parser.shapes().isMatrix(term)) {
      return LatexFlexible.call("inv", List.of(stripped(term)), span);
    }
    Term one = new Term.Negation(new Term.Numeral("1", span), span);
    return new Term.Power(base(term), one, false, span);
  }

  private static Term stripped(Term term) {
    return term instanceof Term.Group(Term inner, _) ? inner : term;
  }

  private Term power(Term term, List<LatexToken> upper) {
    LatexToken first = upper.getFirst();
    Span where = LatexToken.span(upper);
    Span span = term.span().to(where);
    if (first.isAny("⊙·")) {
      Term exponent = parser.read(upper.subList(1, upper.size()), where);
      return new Term.Power(base(term), exponent(exponent), true, span);
    }
    boolean marked =
        first.is("[") || first.isAny("*†+") || (first.is("(") && upper.getLast().is(")"));
    if (marked) {
      throw new LatexFailure(where, LatexMessages.superscript(shown(upper)));
    }
    Term exponent = parser.nested(where, () -> parser.read(upper, where));
    return new Term.Power(base(term), exponent(exponent), isEntrywise(term), span);
  }

  /** A vector has no power but that of its entries: 1 − h² of a column h. */
  private boolean isEntrywise(Term base) {
    return parser
        .shapes()
        .of(base)
        .filter(shape -> !shape.isScalar() && !shape.isSquare())
        .isPresent();
  }

  private static String shown(List<LatexToken> tokens) {
    StringBuilder shown = new StringBuilder();
    tokens.forEach(token -> shown.append(token.shown()));
    return Message.brief(shown.toString());
  }

  /** Powers of powers would group to the right. */
  static Term base(Term term) {
    return switch (term) {
      case Term.Power _, Term.Derivative _, Term.Differential _, Term.Gradient _ ->
          new Term.Group(term, term.span());
      default -> LatexProducts.at(Operator.POSTFIX, term);
    };
  }

  private static Term exponent(Term term) {
    return switch (term) {
      case Term.Numeral _, Term.Name _, Term.Group _ -> term;
      case Term.Negation(Term operand, Span span) -> new Term.Negation(exponent(operand), span);
      default -> new Term.Group(term, term.span());
    };
  }
}
