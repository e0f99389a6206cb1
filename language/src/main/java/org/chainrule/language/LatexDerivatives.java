package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Symbol;
import org.chainrule.language.LatexFactors.Partial;
import org.chainrule.language.LatexToken.Font;
import org.chainrule.language.LatexToken.Kind;

/** Fractions, derivatives among them, gradients and differentials. */
final class LatexDerivatives {
  private final LatexParser parser;
  private final LatexFactors factors;

  LatexDerivatives(LatexParser parser, LatexFactors factors) {
    this.parser = parser;
    this.factors = factors;
  }

  /** Reads a fraction, or the derivative that is written as one. */
  Term fraction(LatexCursor cursor) {
    LatexToken command = cursor.next();
    List<LatexToken> above = cursor.argument("frac");
    List<LatexToken> below = cursor.argument("frac");
    Span span = command.span().to(cursor.last().span());
    boolean top = isSign(above) || startsWithD(above);
    boolean bottom = isSign(below) || startsWithD(below);
    if (top && bottom && below.size() > 1) {
      return parser.nested(span, () -> derivative(cursor, above, below, span));
    }
    if (isSign(above) || isSign(below)) {
      throw new LatexFailure(span, LatexMessages.noPartial(isSign(above)));
    }
    Term numerator = parser.nested(span, () -> parser.read(above, span));
    Term denominator = parser.nested(span, () -> parser.read(below, span));
    return quotient(numerator, denominator, span);
  }

  private static boolean isSign(List<LatexToken> tokens) {
    return !tokens.isEmpty() && tokens.getFirst().is("∂");
  }

  /** Whether a differential's d stands first; alone it is one where an operator is meant. */
  private static boolean startsWithD(List<LatexToken> tokens) {
    if (tokens.isEmpty() || !tokens.getFirst().isLetter("d")) {
      return false;
    }
    if (tokens.getFirst().font() == Font.BOLD) {
      return false;
    }
    return tokens.size() == 1 || !tokens.get(1).is(Kind.SUB);
  }

  /** Vectors are divided entry by entry. */
  private Term quotient(Term numerator, Term denominator, Span span) {
    boolean entrywise = parser.shapes().isMatrix(denominator);
    Operator operator = entrywise ? Operator.DIVIDE_ENTRYWISE : Operator.DIVIDE;
    int level = operator.level();
    Term.Link link = new Term.Link(operator, LatexProducts.at(level + 1, denominator));
    Term first = LatexProducts.at(level, numerator);
    if (first instanceof Term.Chain chain && LatexProducts.level(first) == level) {
      List<Term.Link> links = new ArrayList<>(chain.links());
      links.add(link);
      return new Term.Chain(chain.first(), List.copyOf(links), span);
    }
    return new Term.Chain(first, List.of(link), span);
  }

  private Term derivative(
      LatexCursor cursor, List<LatexToken> above, List<LatexToken> below, Span span) {
    LatexCursor top = new LatexCursor(above);
    top.next();
    int order = order(top);
    List<LatexToken> rest = top.rest();
    List<Term> by = below(below, order, span);
    Term of = rest.isEmpty() ? parser.product(cursor) : parser.read(rest, span);
    return derivative(order, stripped(of), by, span.to(of.span()));
  }

  private static Term derivative(int order, Term of, List<Term> by, Span span) {
    if (by.size() == 1) {
      return new Term.Derivative(order, of, by.getFirst(), span);
    }
    // ∂w ∂wᵀ says how the Hessian lies: it is symmetric.
    Term second = by.get(1) instanceof Term.Transposition(Term operand, _) ? operand : by.get(1);
    if (second.equals(by.getFirst()) && second instanceof Term.Name) {
      return new Term.Derivative(2, of, second, span);
    }
    Term inner = new Term.Derivative(1, of, by.get(1), span);
    return new Term.Derivative(1, inner, by.get(0), span);
  }

  /** Takes the power of a ∂, if there is one. */
  private static int order(LatexCursor cursor) {
    if (!cursor.peek().is(Kind.SUP)) {
      return 1;
    }
    Span place = cursor.place();
    List<LatexToken> upper = cursor.scripts().upper();
    if (upper.size() != 1 || !upper.getFirst().text().equals("2")) {
      throw new LatexFailure(
          place, LatexMessages.unsupported("a derivative of an order above two"));
    }
    return 2;
  }

  /** Reads what stands below: one variable, or the two of a mixed derivative. */
  private List<Term> below(List<LatexToken> tokens, int order, Span span) {
    boolean sign = tokens.getFirst().is("∂");
    List<List<LatexToken>> parts =
        LatexSplit.at(tokens, token -> sign ? token.is("∂") : token.isLetter("d"));
    List<List<LatexToken>> variables = parts.subList(1, parts.size());
    if (order == 1 && variables.size() > 1) {
      throw new LatexFailure(span, LatexMessages.expected("∂^2 above two variables", "∂"));
    }
    List<Term> by = new ArrayList<>();
    for (List<LatexToken> variable : variables) {
      List<LatexToken> plain =
          order == 2 && variables.size() == 1 ? withoutSquare(variable, span) : variable;
      by.add(stripped(parser.read(plain, span)));
    }
    if (by.size() > 2) {
      throw new LatexFailure(span, LatexMessages.unsupported("a derivative of an order above two"));
    }
    return by;
  }

  private static List<LatexToken> withoutSquare(List<LatexToken> tokens, Span span) {
    int size = tokens.size();
    boolean braces = size > 0 && tokens.get(size - 1).is(Kind.CLOSE);
    int power = braces ? size - 4 : size - 2;
    int digit = braces ? size - 2 : size - 1;
    boolean square =
        power > 0 && tokens.get(power).is(Kind.SUP) && tokens.get(digit).text().equals("2");
    if (!square) {
      throw new LatexFailure(span, LatexMessages.expected("a square below, as in ∂w^2", "none"));
    }
    return tokens.subList(0, power);
  }

  private static Term stripped(Term term) {
    return term instanceof Term.Group(Term inner, _) ? stripped(inner) : term;
  }

  /**
   * Reads from the sign ∂ on: {@code \partial_x f}, {@code \partial L / \partial W}, {@code ∂L}.
   */
  Partial partial(LatexCursor cursor) {
    LatexToken sign = cursor.next();
    if (cursor.peek().is(Kind.SUB)) {
      LatexScripts scripts = cursor.scripts();
      Term by = parser.read(scripts.lower(), sign.span());
      return Partial.of(operator(cursor, 1, by, sign.span()));
    }
    int order = order(cursor);
    return fromOperand(cursor, order, sign.span());
  }

  private Partial fromOperand(LatexCursor cursor, int order, Span sign) {
    Partial of = parser.nested(sign, () -> operand(cursor));
    Span span = sign.to(cursor.last().span());
    boolean slash =
        cursor.peek().is("/")
            && (cursor.peek(1).is("∂") || startsWithD(List.of(cursor.peek(1), cursor.peek(2))));
    if (slash && of.upper().isEmpty()) {
      cursor.next();
      cursor.next();
      Partial by = operand(cursor);
      List<LatexToken> upper = by.upper();
      if (order == 2) {
        boolean square = upper.size() == 1 && upper.getFirst().text().equals("2");
        if (!square) {
          throw new LatexFailure(
              span, LatexMessages.expected("a square below, as in ∂w^2", "none"));
        }
        upper = List.of();
      }
      Span all = sign.to(cursor.last().span());
      return new Partial(
          new Term.Derivative(order, stripped(of.term()), stripped(by.term()), all), upper);
    }
    if (order == 2) {
      throw new LatexFailure(
          span, LatexMessages.expected("/ and what to differentiate by", "none"));
    }
    boolean power = !of.upper().isEmpty() && !isTransposition(of.upper().getFirst());
    if (power) {
      throw new LatexFailure(span, LatexMessages.differentialPower());
    }
    return new Partial(new Term.Differential(stripped(of.term()), span), of.upper());
  }

  private static boolean isTransposition(LatexToken token) {
    return token.is("⊤") || token.is("'") || token.isLetter("T") || token.isLetter("t");
  }

  /** Reads what is differentiated: a name, a call or brackets. */
  private Partial operand(LatexCursor cursor) {
    if (!LatexParser.beginsFactor(cursor.peek())) {
      throw cursor.expected("what to differentiate");
    }
    return factors.indexed(cursor);
  }

  /** An operator works on all factors behind it; on a name or a call alone where one follows. */
  private Term operator(LatexCursor cursor, int order, Term by, Span sign) {
    LatexToken next = cursor.peek();
    if (!LatexParser.beginsFactor(next)) {
      throw cursor.expected("what to differentiate");
    }
    boolean single = next.isName() || next.is(Kind.OPEN) || next.is("(") || next.is("[");
    Term of = single ? factors.factor(cursor) : parser.product(cursor);
    return new Term.Derivative(order, stripped(of), stripped(by), sign.to(of.span()));
  }

  /** Reads {@code \nabla_W L}, or {@code \nabla X}: the gradient of the loss by X. */
  Partial nabla(LatexCursor cursor) {
    LatexToken sign = cursor.next();
    LatexScripts scripts = cursor.scripts();
    boolean second = scripts.upper().size() == 1 && scripts.upper().getFirst().text().equals("2");
    if (!scripts.upper().isEmpty() && !second) {
      throw new LatexFailure(sign.span(), LatexMessages.unsupported("this superscript of ∇"));
    }
    if (!scripts.lower().isEmpty()) {
      Term by = parser.read(scripts.lower(), sign.span());
      Optional<Partial> open = second ? Optional.empty() : ofOpen(cursor, by, sign.span());
      return open.orElseGet(() -> Partial.of(operator(cursor, second ? 2 : 1, by, sign.span())));
    }
    Partial by = parser.nested(sign.span(), () -> operand(cursor));
    Term variable = stripped(by.term());
    List<String> losses = parser.names().losses();
    if (losses.size() != 1) {
      throw new LatexFailure(sign.span(), LatexMessages.whichLoss(losses.size()));
    }
    String loss = losses.getFirst();
    if (variable instanceof Term.Name(String name, _) && name.equals(loss)) {
      variable = onlyParameter(loss, sign.span());
    }
    Span span = sign.span().to(cursor.last().span());
    Term of = new Term.Name(loss, sign.span());
    return new Partial(new Term.Derivative(second ? 2 : 1, of, variable, span), by.upper());
  }

  /** {@code \nabla L} is by the parameter, where there is just one. */
  private Term onlyParameter(String loss, Span sign) {
    List<Symbol> parameters = parser.names().network().parameters();
    if (parameters.size() != 1) {
      throw new LatexFailure(sign, LatexMessages.gradientOfLoss(loss));
    }
    return new Term.Name(parameters.getFirst().name(), sign);
  }

  /** The gradient of a function that is left open, by one of its arguments. */
  private Optional<Partial> ofOpen(LatexCursor cursor, Term by, Span sign) {
    Optional<LatexTie.Match> match = parser.names().match(cursor);
    if (match.isEmpty() || !(by instanceof Term.Name variable)) {
      return Optional.empty();
    }
    String function = match.get().tie().name();
    boolean argument =
        parser
            .names()
            .opaque(function)
            .filter(opaque -> opaque.parameters().contains(variable.name()))
            .isPresent();
    if (!argument || !match.get().lower().isEmpty()) {
      return Optional.empty();
    }
    Term of;
    List<LatexToken> upper = match.get().upper();
    int start = cursor.position();
    cursor.moveTo(match.get().end());
    if (cursor.peek().is("(")) {
      cursor.moveTo(start);
      Partial call = factors.indexed(cursor);
      of = call.term();
      upper = call.upper();
    } else {
      of = new Term.Name(function, match.get().span());
    }
    Span span = sign.to(cursor.last().span());
    return Optional.of(new Partial(new Term.Gradient(variable, of, span), upper));
  }

  /** Whether a differential stands here: a d before what it is of. */
  boolean isDifferential(LatexCursor cursor, Optional<LatexTie.Match> declared) {
    LatexToken d = cursor.peek();
    if (!d.isLetter("d") || d.font() == Font.BOLD) {
      return false;
    }
    boolean named = declared.isPresent() && !declared.get().tie().name().equals("d");
    boolean value = declared.isPresent() && d.font() != Font.UPRIGHT;
    LatexToken next = cursor.peek(1);
    boolean operand = next.isName() || next.is("(") || next.is(Kind.OPEN) || next.is("[");
    boolean fraction = value && isQuotient(cursor);
    boolean twice = next.isLetter("d") && !parser.names().isTaken("d");
    return !named && operand && !twice && (!value || fraction);
  }

  /** Whether {@code dy/dx} stands here although something is called d. */
  private static boolean isQuotient(LatexCursor cursor) {
    return cursor.peek(1).isName() && cursor.peek(2).is("/") && cursor.peek(3).isLetter("d");
  }

  Partial differential(LatexCursor cursor) {
    LatexToken d = cursor.next();
    return fromOperand(cursor, 1, d.span());
  }
}
