package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.chainrule.language.LatexToken.Kind;

/**
 * Reads formulas in LaTeX: sums of products of factors. What a factor is, {@link LatexFactors}
 * knows; how products of several kinds go together, {@link LatexProducts}.
 */
final class LatexParser {
  private static final String INFIX = "·×⊙⊘⊗*";

  private final LatexNames names;
  private final LatexShapes shapes;
  private final LatexLetters letters;
  private final LatexFlexible flexible;
  private final LatexProducts products;
  private final LatexSums sums;
  private final LatexFactors factors;
  private int depth;

  LatexParser(LatexNames names) {
    this.names = names;
    this.shapes = new LatexShapes(names);
    this.letters = new LatexLetters(names);
    this.flexible = new LatexFlexible(names, shapes);
    this.products = new LatexProducts(shapes, flexible);
    this.sums = new LatexSums(this);
    this.factors = new LatexFactors(this);
  }

  LatexNames names() {
    return names;
  }

  LatexShapes shapes() {
    return shapes;
  }

  LatexLetters letters() {
    return letters;
  }

  LatexFlexible flexible() {
    return flexible;
  }

  LatexProducts products() {
    return products;
  }

  LatexSums sums() {
    return sums;
  }

  LatexFactors factors() {
    return factors;
  }

  /**
   * Returns the formula that all of {@code tokens} are.
   *
   * @throws LatexFailure if they are none
   */
  Term read(List<LatexToken> tokens, Span where) {
    if (tokens.isEmpty()) {
      throw new LatexFailure(where, LatexMessages.expected("a formula", "nothing"));
    }
    LatexCursor cursor = new LatexCursor(tokens);
    Term term = sum(cursor);
    if (!cursor.atEnd()) {
      LatexToken token = cursor.peek();
      throw token.closes()
          ? cursor.fail(LatexMessages.neverOpened(token.shown()))
          : cursor.expected("an operator or the end of the formula");
    }
    return term;
  }

  /** Reads something that is nested in what is read now. */
  <T> T nested(Span place, Supplier<T> reading) {
    if (++depth > TermParser.DEEPEST) {
      depth--;
      throw new LatexFailure(place, LatexMessages.tooDeep(TermParser.DEEPEST));
    }
    try {
      return reading.get();
    } finally {
      depth--;
    }
  }

  /** Reads terms with signs between them. */
  Term sum(LatexCursor cursor) {
    return nested(cursor.place(), () -> plainSum(cursor));
  }

  private Term plainSum(LatexCursor cursor) {
    Term first = signed(cursor);
    List<Term.Link> links = new ArrayList<>();
    while (cursor.peek().isAny("+-")) {
      Operator operator = cursor.next().is("+") ? Operator.PLUS : Operator.MINUS;
      links.add(new Term.Link(operator, dots(cursor) ? LatexEllipsis.DOTS : signed(cursor)));
    }
    if (links.isEmpty()) {
      return first;
    }
    Term.Chain chain =
        new Term.Chain(first, links, first.span().to(links.getLast().operand().span()));
    Term written = LatexEllipsis.inSum(chain, letters);
    return flexible.inSum(written instanceof Term.Chain plain ? sums.scoped(plain) : written);
  }

  private static boolean dots(LatexCursor cursor) {
    return cursor.takes("…");
  }

  /** A sign may stand before the first term, and before one behind an operator. */
  private Term signed(LatexCursor cursor) {
    LatexToken sign = cursor.peek();
    if (sign.is("+")) {
      cursor.next();
      return signed(cursor);
    }
    if (sign.is("-")) {
      cursor.next();
      Term term = nested(sign.span(), () -> signed(cursor));
      return LatexProducts.negated(term, sign.span());
    }
    return product(cursor);
  }

  /** Reads factors of all kinds up to the next sign of a sum. */
  Term product(LatexCursor cursor) {
    return nested(cursor.place(), () -> plainProduct(cursor));
  }

  private Term plainProduct(LatexCursor cursor) {
    List<Term> operands = new ArrayList<>();
    List<String> operators = new ArrayList<>();
    operands.add(juxtaposed(cursor));
    while (!cursor.atEnd() && cursor.peek().isAny(INFIX)) {
      operators.add(cursor.next().text());
      if (cursor.peek().is("-")) {
        Span sign = cursor.next().span();
        operands.add(LatexProducts.negated(juxtaposed(cursor), sign));
      } else {
        operands.add(juxtaposed(cursor));
      }
    }
    return products.product(operands, operators);
  }

  private Term juxtaposed(LatexCursor cursor) {
    List<Term> operands = new ArrayList<>();
    List<Operator> operators = new ArrayList<>();
    if (!beginsFactor(cursor.peek())) {
      throw cursor.expected("a name, a number or a bracket");
    }
    operands.add(factors.factor(cursor));
    while (!cursor.atEnd()) {
      if (cursor.takes("/")) {
        operators.add(Operator.DIVIDE);
      } else if (beginsFactor(cursor.peek())) {
        operators.add(Operator.JUXTAPOSED);
      } else {
        break;
      }
      if (!beginsFactor(cursor.peek())) {
        throw cursor.expected("a name, a number or a bracket");
      }
      operands.add(factors.factor(cursor));
    }
    return products.chain(operands, operators);
  }

  /** Whether a factor can begin with {@code token}. */
  static boolean beginsFactor(LatexToken token) {
    return switch (token.kind()) {
      case LETTER, WORD, NUMBER, COMMAND, OPEN, BEGIN -> true;
      case SIGN -> token.isAny("([{⦃|‖∂∇∑∏∫√⟦⟨∞");
      case CLOSE, SUB, SUP, TEXT, GAP, ROW_END, END -> false;
    };
  }

  /** Whether {@code token} ends a formula, other than by closing a bracket. */
  static boolean isRelation(LatexToken token) {
    return token.is(Kind.SIGN) && token.isAny("=≈≔≠<>≤≥");
  }
}
