package org.chainrule.language;

import java.util.List;

/**
 * Reads derivatives and differentials: {@code ∂L/∂W}, {@code dL/dW[i,j]}, {@code ∂(expr)/∂x},
 * {@code d2L/dw2}, {@code dW}, {@code d(expr)}, {@code ∇_yhat ell}.
 */
final class DerivativeParser {
  private final TokenCursor cursor;
  private final TermParser terms;
  private final Names names;

  DerivativeParser(TokenCursor cursor, TermParser terms, Names names) {
    this.cursor = cursor;
    this.terms = terms;
    this.names = names;
  }

  /**
   * Whether the next name is a letter d with something to differentiate. A declared name is never
   * that, except for the letter d itself before brackets and a denominator: {@code d(y)/dx}.
   */
  boolean beginsHere() {
    Token token = cursor.peek();
    String name = token.text();
    if (name.charAt(0) != 'd' || name.equals("delta") || terms.isFunction(name)) {
      return false;
    }
    Token following = cursor.peek(1);
    if (name.equals("d")) {
      boolean bracket = following.is("(") && !following.spaceBefore();
      boolean square = following.is("^") && cursor.peek(2).isWordOrNumber("2");
      return terms.isValue(name) ? bracket && denominatorAfterBrackets() : bracket || square;
    }
    if (terms.isValue(name)) {
      return false;
    }
    String rest = name.substring(1);
    return isDifferentiable(rest)
        || (rest.charAt(0) == '2' && isDifferentiable(rest.substring(1)))
        || (name.equals("d2") && following.is("("))
        || denominatorAfterBrackets();
  }

  private boolean isDifferentiable(String name) {
    return terms.isValue(name)
        || names.functions().contains(name)
        || (names.hasGraph() && UnitValues.KINDS.contains(name));
  }

  private boolean denominatorAfterBrackets() {
    return isDenominator(afterBrackets(cursor.position() + 1));
  }

  private boolean isDenominator(int from) {
    int here = cursor.position();
    Token slash = cursor.peek(from - here);
    Token below = cursor.peek(from - here + 1);
    return slash.is("/") && isDenominator(below);
  }

  private boolean isDenominator(Token below) {
    boolean letter =
        below.isName()
            && below.text().length() > 1
            && below.text().charAt(0) == 'd'
            && !terms.isValue(below.text())
            && !terms.isFunction(below.text());
    return letter || below.is("∂");
  }

  /** Returns the place behind the brackets that begin at {@code from}, on one line. */
  private int afterBrackets(int from) {
    int here = cursor.position();
    int place = from;
    while (true) {
      Token token = cursor.peek(place - here);
      if (token.spaceBefore() || !opens(token)) {
        return place;
      }
      int depth = 0;
      do {
        token = cursor.peek(place - here);
        if (token.endsLine()) {
          return place;
        }
        depth += opens(token) ? 1 : token.is(")") || token.is("]") ? -1 : 0;
        place++;
      } while (depth > 0);
    }
  }

  private static boolean opens(Token token) {
    return token.is("(") || token.is("[");
  }

  /** Reads on from a name that begins with the letter d. */
  Term afterLetter() {
    Token token = cursor.next();
    String rest = token.text().substring(1);
    Span restSpan = new Span(token.start() + 1, token.end());
    int order = 1;
    if (rest.isEmpty() && cursor.peek().is("^")) {
      cursor.next();
      cursor.next();
      return derivative(2, numerator(cursor.next()), token);
    }
    if (!rest.isEmpty() && rest.charAt(0) == '2' && !terms.isValue(rest)) {
      order = 2;
      rest = rest.substring(1);
    }
    Term of = rest.isEmpty() ? terms.group().inner() : suffixed(rest, restSpan);
    return derivative(order, of, token);
  }

  /** Reads on from the sign ∂. */
  Term afterSign() {
    Token sign = cursor.expect("∂");
    int order = 1;
    if (cursor.peek().is("^") && cursor.peek(1).isWordOrNumber("2")) {
      cursor.next();
      cursor.next();
      order = 2;
    } else if (cursor.peek().isWordOrNumber("2")) {
      cursor.next();
      order = 2;
    }
    Term of = cursor.peek().is("(") ? terms.group().inner() : numerator(cursor.next());
    return derivative(order, of, sign);
  }

  private Term numerator(Token token) {
    if (!token.isName()) {
      throw cursor
          .reporter()
          .report(token.span(), SyntaxMessages.expected("what to differentiate", token));
    }
    return suffixed(token.text(), token.span());
  }

  private Term derivative(int order, Term of, Token start) {
    Token below = cursor.peek(1);
    if (!cursor.peek().is("/") || !isDenominator(below)) {
      if (order == 2) {
        throw cursor.fail(SyntaxMessages.expected("/ and what to differentiate by", cursor.peek()));
      }
      return new Term.Differential(of, start.span().to(cursor.last().span()));
    }
    cursor.next();
    cursor.next();
    Term by;
    if (below.is("∂")) {
      by = cursor.peek().is("(") ? bracketed(order) : denominator(cursor.next(), 0, order);
    } else {
      by = denominator(below, 1, order);
    }
    return new Term.Derivative(order, of, by, start.span().to(cursor.last().span()));
  }

  private Term bracketed(int order) {
    Term by = terms.group().inner();
    if (order == 2 && cursor.peek().is("^") && cursor.peek(1).isWordOrNumber("2")) {
      cursor.next();
      cursor.next();
    }
    return by;
  }

  private Term denominator(Token token, int skipped, int order) {
    if (!token.isName()) {
      throw cursor
          .reporter()
          .report(token.span(), SyntaxMessages.expected("what to differentiate by", token));
    }
    String name = token.text().substring(skipped);
    int end = token.end();
    if (order == 2) {
      boolean power = cursor.peek().is("^") && cursor.peek(1).isWordOrNumber("2");
      if (power) {
        cursor.next();
        cursor.next();
      } else if (name.length() > 1 && name.endsWith("2")) {
        name = name.substring(0, name.length() - 1);
        end--;
      } else {
        throw cursor
            .reporter()
            .report(token.span(), SyntaxMessages.expected("a 2, as in d2L/dw2", token));
      }
    }
    return suffixed(name, new Span(token.start() + skipped, end));
  }

  /** Reads the arguments and indices that belong to a name. */
  private Term suffixed(String name, Span span) {
    Term term = new Term.Name(name, span);
    if (isAdjacent("(") && !terms.isValue(name)) {
      cursor.moveTo(cursor.position() - 1);
      Term.Call call = terms.call();
      term = new Term.Call(name, call.arguments(), span, span.to(call.span()));
    }
    int indices = 0;
    while (isAdjacent("[") && indices++ < TermParser.DEEPEST) {
      List<Term.Position> positions = terms.brackets().positions();
      term = new Term.Index(term, positions, span.to(cursor.last().span()));
    }
    return term;
  }

  private boolean isAdjacent(String sign) {
    return cursor.peek().is(sign) && !cursor.peek().spaceBefore();
  }

  /** Reads {@code ∇_yhat ell}, with or without arguments. */
  Term gradient() {
    Token sign = cursor.expect("∇");
    cursor.expect("_");
    Token by = cursor.expectName("what to differentiate by");
    Token function = cursor.expectName("a function or a value");
    Term of = suffixed(function.text(), function.span());
    return new Term.Gradient(
        new Term.Name(by.text(), by.span()), of, sign.span().to(cursor.last().span()));
  }
}
