package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Network;
import org.chainrule.language.LatexToken.Font;
import org.chainrule.language.LatexToken.Kind;

/** Reads factors: names, numbers, brackets and all that stands for one value. */
final class LatexFactors {
  private final LatexParser parser;
  private final LatexNames names;
  private final LatexIndices indices;
  private final LatexPowers powers;
  private final LatexFunctions functions;
  private final LatexDerivatives derivatives;
  private final LatexBrackets brackets;
  private final LatexMatrices matrices;
  private final LatexCases cases;
  private final LatexUnits units;

  LatexFactors(LatexParser parser) {
    this.parser = parser;
    this.names = parser.names();
    this.indices = new LatexIndices(parser);
    this.powers = new LatexPowers(parser);
    this.functions = new LatexFunctions(parser, this);
    this.derivatives = new LatexDerivatives(parser, this);
    this.brackets = new LatexBrackets(parser, this);
    this.matrices = new LatexMatrices(parser);
    this.cases = new LatexCases(parser);
    this.units = new LatexUnits(parser, indices);
  }

  LatexIndices indices() {
    return indices;
  }

  LatexFunctions functions() {
    return functions;
  }

  LatexMatrices matrices() {
    return matrices;
  }

  LatexCases cases() {
    return cases;
  }

  /** A term with its indices, and what stands above it and is not applied yet. */
  record Partial(Term term, List<LatexToken> upper) {
    static Partial of(Term term) {
      return new Partial(term, List.of());
    }
  }

  /** Reads a factor with all its indices and powers. */
  Term factor(LatexCursor cursor) {
    return parser.nested(cursor.place(), () -> postfixed(cursor, indexed(cursor)));
  }

  /** Applies what stands above, and reads on. */
  Term postfixed(LatexCursor cursor, Partial partial) {
    Term term = powers.raised(partial.term(), partial.upper());
    int applied = 0;
    while (!cursor.atEnd()) {
      LatexToken token = cursor.peek();
      if (token.is(Kind.SUB) || token.is(Kind.SUP) || token.is("'")) {
        LatexScripts scripts = cursor.scripts();
        if (!scripts.lower().isEmpty()) {
          term = indices.indexed(atom(term), scripts.lower());
        }
        term = powers.raised(term, scripts.upper());
      } else if (token.is("[") && brackets.isIndex(cursor, term)) {
        term = brackets.indexed(cursor, atom(term));
      } else {
        break;
      }
      if (++applied > TermParser.DEEPEST) {
        throw cursor.fail(LatexMessages.tooDeep(TermParser.DEEPEST));
      }
    }
    return term;
  }

  /** An index binds to a name, a call or brackets. */
  private static Term atom(Term term) {
    return switch (term) {
      case Term.Name _, Term.Index _, Term.Call _, Term.Group _, Term.Literal _ -> term;
      default -> new Term.Group(term, term.span());
    };
  }

  /** Reads a factor with its indices. */
  Partial indexed(LatexCursor cursor) {
    Partial partial = plain(cursor);
    int applied = 0;
    while (partial.upper().isEmpty()
        && cursor.peek().is("[")
        && brackets.isIndex(cursor, partial.term())
        && applied++ < TermParser.DEEPEST) {
      Term entry = brackets.indexed(cursor, atom(partial.term()));
      LatexScripts scripts = cursor.scripts();
      if (!scripts.lower().isEmpty()) {
        entry = indices.indexed(entry, scripts.lower());
      }
      partial = new Partial(entry, scripts.upper());
    }
    return partial;
  }

  private Partial plain(LatexCursor cursor) {
    LatexToken token = cursor.peek();
    return switch (token.kind()) {
      case NUMBER -> number(cursor);
      case LETTER, WORD -> name(cursor);
      case OPEN -> names.match(cursor).isPresent() ? name(cursor) : Partial.of(inBraces(cursor));
      case COMMAND -> Partial.of(command(cursor));
      case BEGIN -> Partial.of(matrices.environment(cursor));
      case SIGN -> sign(cursor);
      case CLOSE, SUB, SUP, TEXT, GAP, ROW_END, END ->
          throw cursor.expected("a name, a number or a bracket");
    };
  }

  private Partial sign(LatexCursor cursor) {
    LatexToken token = cursor.peek();
    return switch (token.text()) {
      case "∂" -> derivatives.partial(cursor);
      case "∇" -> derivatives.nabla(cursor);
      case "∑" -> Partial.of(parser.sums().sum(cursor));
      case "√" -> {
        cursor.next();
        yield Partial.of(functions.of("sqrt", List.of(factor(cursor)), token.span()));
      }
      default -> Partial.of(brackets.read(cursor));
    };
  }

  private Partial number(LatexCursor cursor) {
    LatexToken token = cursor.next();
    boolean bold = token.font() == Font.BOLD || token.font() == Font.BLACKBOARD;
    if (token.text().equals("1") && brackets.isIndicator(cursor, token)) {
      return Partial.of(brackets.indicator(cursor));
    }
    if (bold && token.text().equals("1")) {
      return sized("ones", cursor, LatexFlexible.ones(token.span()));
    }
    if (bold && token.text().equals("0")) {
      return sized("zeros", cursor, LatexFlexible.zeros(token.span()));
    }
    checkNumber(token);
    return Partial.of(new Term.Numeral(token.text(), token.span()));
  }

  private static void checkNumber(LatexToken token) {
    if (token.text().length() > TermParser.MOST_DIGITS) {
      throw new LatexFailure(
          token.span(), SyntaxMessages.longNumber(token.text(), TermParser.MOST_DIGITS));
    }
  }

  /** Reads the size that may stand below a vector of ones or an identity. */
  private Partial sized(String function, LatexCursor cursor, Term plain) {
    LatexScripts scripts = cursor.scripts();
    if (scripts.lower().isEmpty()) {
      return new Partial(plain, scripts.upper());
    }
    List<Term> sizes = new ArrayList<>();
    for (List<LatexToken> part : LatexSplit.at(scripts.lower(), t -> t.is(",") || t.is("×"))) {
      sizes.add(parser.read(part, plain.span()));
    }
    return new Partial(LatexFlexible.call(function, sizes, plain.span()), scripts.upper());
  }

  private Term inBraces(LatexCursor cursor) {
    Span place = cursor.place();
    List<LatexToken> inside = cursor.group();
    Term term = parser.nested(place, () -> parser.read(inside, place));
    return LatexProducts.at(Operator.POSTFIX, term);
  }

  private Term command(LatexCursor cursor) {
    LatexToken token = cursor.peek();
    return switch (token.text()) {
      case "frac" -> derivatives.fraction(cursor);
      case "sqrt" -> functions.root(cursor);
      default -> throw cursor.fail(LatexMessages.unknownCommand(token.text()));
    };
  }

  private Partial name(LatexCursor cursor) {
    Optional<LatexTie.Match> match = names.match(cursor);
    if (derivatives.isDifferential(cursor, match)) {
      return derivatives.differential(cursor);
    }
    if (match.isPresent() && !isOfAnotherLayer(match.get())) {
      return declared(cursor, match.get());
    }
    LatexToken token = cursor.peek();
    if (token.is(Kind.WORD) && token.text().equals("concat") && cursor.peek(1).is(Kind.SUB)) {
      return Partial.of(parser.sums().concat(cursor));
    }
    if (token.is(Kind.WORD) && token.text().equals("place") && cursor.peek(1).is("[")) {
      return Partial.of(brackets.placement(cursor));
    }
    if (units.beginsHere(cursor)) {
      return units.read(cursor);
    }
    if (functions.beginsHere(cursor)) {
      return functions.builtin(cursor);
    }
    return token.is(Kind.LETTER) ? letter(cursor) : unknown(cursor);
  }

  /** Beside the author's δ there may be a {@code \delta^{(2)}}. */
  private boolean isOfAnotherLayer(LatexTie.Match match) {
    boolean defined =
        names
            .network()
            .definition(match.tie().name())
            .filter(value -> Network.symbolOf(value).written().isEmpty())
            .isPresent();
    return defined && !match.tie().written() && LatexUnknownName.isLayer(match.upper());
  }

  private Partial declared(LatexCursor cursor, LatexTie.Match match) {
    cursor.moveTo(match.end());
    String name = match.tie().name();
    if (match.tie().role() == LatexTie.Role.FUNCTION) {
      return functions.user(
          cursor, name, match.span(), new LatexScripts(match.lower(), match.upper()));
    }
    Term term = new Term.Name(name, match.span());
    if (brackets.isArgumentList(cursor, name)) {
      cursor.group();
    }
    if (!match.lower().isEmpty()) {
      term = entry((Term.Name) term, match.lower());
    }
    return new Partial(term, match.upper());
  }

  /** {@code \delta_{ij}} is Kronecker's where the author's δ is no matrix. */
  private Term entry(Term.Name name, List<LatexToken> lower) {
    boolean vector = parser.shapes().of(name).filter(shape -> shape.isVector()).isPresent();
    if (name.name().equals("delta") && vector) {
      List<Term.Position> positions = indices.positions(lower, name);
      if (positions.size() == 2
          && positions.get(0) instanceof Term.Position.At(Term first)
          && positions.get(1) instanceof Term.Position.At(Term second)) {
        Term.Test test = new Term.Test(org.chainrule.expression.Relation.EQUAL, second);
        return new Term.Bracket(first, List.of(test), name.span());
      }
    }
    return indices.indexed(name, lower);
  }

  private Partial letter(LatexCursor cursor) {
    LatexToken token = cursor.peek();
    boolean script = cursor.peek(1).is(Kind.SUP);
    switch (token.text()) {
      case "e" -> {
        if (script) {
          return exponential(cursor);
        }
      }
      case "I" -> {
        cursor.next();
        if (brackets.isIndicator(cursor, token)) {
          return Partial.of(brackets.indicator(cursor));
        }
        return sized("eye", cursor, LatexFlexible.identity(token.span()));
      }
      case "Sigma" -> {
        if (cursor.peek(1).is(Kind.SUB)) {
          return Partial.of(parser.sums().sum(cursor));
        }
      }
      default -> {}
    }
    return unknown(cursor);
  }

  private Partial exponential(LatexCursor cursor) {
    LatexToken e = cursor.next();
    LatexScripts scripts = cursor.scripts();
    if (!scripts.lower().isEmpty() || scripts.upper().isEmpty()) {
      throw new LatexFailure(e.span(), LatexMessages.expected("a power of e", "none"));
    }
    Term exponent = parser.nested(e.span(), () -> parser.read(scripts.upper(), e.span()));
    return Partial.of(functions.of("exp", List.of(exponent), e.span()));
  }

  /** The letter of a sum stands for a number where it is no index. */
  private Optional<Term> boundLetter(LatexCursor cursor) {
    int start = cursor.position();
    LatexToken token = cursor.next();
    if (parser.letters().isBound(token.text())) {
      return Optional.of(new Term.Name(token.text(), token.span()));
    }
    cursor.moveTo(start);
    if (cursor.peek(1).is(Kind.SUB)) {
      try {
        Term.Name name = indices.letter(cursor);
        if (parser.letters().isBound(name.name())) {
          return Optional.of(name);
        }
      } catch (LatexFailure e) {
        // It is something else.
      }
      cursor.moveTo(start);
    }
    return Optional.empty();
  }

  private static final Set<String> INDEX_LETTERS = Set.of("i", "j", "k", "l", "m", "n");

  /** Reads a name that nobody declared: the author may be about to define it. */
  private Partial unknown(LatexCursor cursor) {
    Optional<Term> letter = boundLetter(cursor);
    if (letter.isPresent()) {
      return Partial.of(letter.get());
    }
    LatexToken token = cursor.next();
    LatexScripts scripts = cursor.scripts();
    LatexUnknownName name = LatexUnknownName.of(token, scripts);
    boolean call = cursor.peek().is("(") && !INDEX_LETTERS.contains(token.text());
    if (call && scripts.isEmpty()) {
      return functions.unknown(cursor, name.name(), token.span());
    }
    Term term = new Term.Name(name.name(), token.span().to(cursor.last().span()));
    if (!name.lower().isEmpty()) {
      term = indices.indexed(term, name.lower());
    }
    return new Partial(term, name.upper());
  }
}
