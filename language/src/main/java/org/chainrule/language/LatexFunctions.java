package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.language.LatexFactors.Partial;
import org.chainrule.language.LatexToken.Kind;

/** Calls of functions, with all that may stand around their names. */
final class LatexFunctions {
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("ln", "log"),
          Map.entry("trace", "tr"),
          Map.entry("diagonal", "diag"),
          Map.entry("sgn", "sign"),
          Map.entry("lse", "logsumexp"),
          Map.entry("swish", "silu"),
          Map.entry("logistic", "sigmoid"),
          Map.entry("sigm", "sigmoid"),
          Map.entry("inverse", "inv"),
          Map.entry("norm", "norm2"));

  private final LatexParser parser;
  private final LatexFactors factors;
  private final LatexEntries entries;

  LatexFunctions(LatexParser parser, LatexFactors factors) {
    this.parser = parser;
    this.factors = factors;
    this.entries = new LatexEntries(parser);
  }

  Term of(String function, List<Term> arguments, Span span) {
    return entries.entry(call(function, arguments, span, span));
  }

  private static Term.Call call(String function, List<Term> arguments, Span name, Span span) {
    return new Term.Call(
        function,
        arguments.stream().map(a -> new Term.Argument(Optional.empty(), a)).toList(),
        name,
        span);
  }

  private static Optional<String> word(LatexToken token) {
    String lower = token.text().toLowerCase(Locale.ROOT);
    String plain = SYNONYMS.getOrDefault(lower, lower);
    return token.is(Kind.WORD) && Builtins.isFunction(plain)
        ? Optional.of(plain)
        : Optional.empty();
  }

  /** Whether a function of the language stands here; σ before brackets is the sigmoid. */
  boolean beginsHere(LatexCursor cursor) {
    if (word(cursor.peek()).isPresent()) {
      return true;
    }
    if (!cursor.peek().isLetter("sigma")) {
      return false;
    }
    int start = cursor.position();
    cursor.next();
    try {
      LatexScripts scripts = cursor.scripts();
      return scripts.lower().isEmpty()
          && (opensArguments(cursor.peek()) || LatexParser.beginsFactor(cursor.peek()));
    } catch (LatexFailure e) {
      return false;
    } finally {
      cursor.moveTo(start);
    }
  }

  private static boolean opensArguments(LatexToken token) {
    return token.is("(") || token.is("[") || token.is("⦃") || token.is(Kind.OPEN);
  }

  Partial builtin(LatexCursor cursor) {
    LatexToken token = cursor.next();
    String function = word(token).orElse("sigmoid");
    return applied(cursor, function, token.span(), cursor.scripts());
  }

  /** Reads a call of the author's function, or the name of one that stands for its value. */
  Partial user(LatexCursor cursor, String name, Span span, LatexScripts scripts) {
    Optional<OpaqueFunction> opaque = parser.names().opaque(name);
    if (opaque.isPresent() && !cursor.peek().is("(")) {
      Term value =
          parser
              .names()
              .lossBy(name)
              .<Term>map(loss -> new Term.Name(loss, span))
              .orElseGet(() -> declared(opaque.get(), span));
      return new Partial(value, scripts.upper());
    }
    return applied(cursor, name, span, scripts);
  }

  private static Term declared(OpaqueFunction function, Span span) {
    List<Term> names = new ArrayList<>();
    function.parameters().forEach(parameter -> names.add(new Term.Name(parameter, span)));
    return call(function.name(), names, span, span);
  }

  Partial unknown(LatexCursor cursor, String name, Span span) {
    return applied(cursor, name, span, LatexScripts.NONE);
  }

  private Partial applied(LatexCursor cursor, String function, Span name, LatexScripts scripts) {
    List<LatexToken> powers = new ArrayList<>();
    int primes = 0;
    for (LatexToken token : scripts.upper()) {
      if (token.is("'")) {
        primes++;
      } else {
        powers.add(token);
      }
    }
    List<Term.Argument> arguments = arguments(cursor, name);
    Span span = name.to(cursor.last().span());
    Term.Call call = new Term.Call(function, arguments, name, span);
    Term term = entries.entry(call);
    if (primes > 0) {
      term = LatexPrimes.derivative(call, primes, parser);
    }
    if (!scripts.lower().isEmpty()) {
      term = lowered(term, call, scripts.lower());
    }
    return powers.isEmpty() ? Partial.of(term) : Partial.of(power(term, powers));
  }

  /** A base of a logarithm, or the number of an entry. */
  private Term lowered(Term term, Term.Call call, List<LatexToken> lower) {
    if (call.function().equals("log")) {
      Term base = parser.read(lower, call.span());
      Term below = call("log", List.of(base), call.nameSpan(), call.span());
      Term quotient =
          new Term.Chain(term, List.of(new Term.Link(Operator.DIVIDE, below)), call.span());
      return new Term.Group(quotient, call.span());
    }
    boolean extremum = call.function().equals("max") || call.function().equals("min");
    if (extremum && call.arguments().size() == 1) {
      Term entry = call.arguments().getFirst().value();
      Term.Name letter = factors.indices().letter(new LatexCursor(lower));
      return call(
          call.function(), List.of(entries.all(entry, letter)), call.nameSpan(), call.span());
    }
    return factors.indices().indexed(term, lower);
  }

  /** The power of a function is that of its value, entry by entry. */
  private Term power(Term term, List<LatexToken> powers) {
    Span where = LatexToken.span(powers);
    LatexToken first = powers.getFirst();
    boolean inverse = first.is("-");
    boolean marked = first.is("(") || first.is("⊤") || first.isLetter("T") || first.is("[");
    if (inverse || marked) {
      throw new LatexFailure(where, LatexMessages.unsupported("this superscript of a function"));
    }
    Term exponent = LatexProducts.at(Operator.POSTFIX, parser.read(powers, where));
    return new Term.Power(
        LatexPowers.base(term), exponent, parser.shapes().isMatrix(term), term.span());
  }

  /** Reads arguments in brackets, or the one operand behind the function. */
  private List<Term.Argument> arguments(LatexCursor cursor, Span name) {
    LatexToken next = cursor.peek();
    if (next.is("(") || next.is("[") || next.is("⦃")) {
      List<LatexToken> inside = cursor.group();
      return parser.nested(name, () -> list(inside, next.span()));
    }
    if (next.is(Kind.OPEN)) {
      Span place = next.span();
      List<LatexToken> inside = cursor.group();
      return parser.nested(name, () -> list(inside, place));
    }
    return List.of(new Term.Argument(Optional.empty(), parser.nested(name, () -> operand(cursor))));
  }

  private List<Term.Argument> list(List<LatexToken> inside, Span place) {
    List<Term.Argument> arguments = new ArrayList<>();
    for (List<LatexToken> part : LatexSplit.at(inside, token -> token.is(",") || token.is(";"))) {
      int equal = part.size() > 2 && part.getFirst().isName() && part.get(1).is("=") ? 2 : 0;
      Term value = parser.read(part.subList(equal, part.size()), place);
      arguments.add(
          new Term.Argument(
              equal > 0 ? Optional.of(part.getFirst().text()) : Optional.empty(), value));
    }
    return List.copyOf(arguments);
  }

  /** Without brackets the next factor is the argument: {@code \log y_k}, {@code \sin 2x}. */
  private Term operand(LatexCursor cursor) {
    LatexToken token = cursor.peek();
    if (token.is("-")) {
      cursor.next();
      return LatexProducts.negated(
          parser.nested(token.span(), () -> operand(cursor)), token.span());
    }
    if (!LatexParser.beginsFactor(token)) {
      throw cursor.expected("an argument of the function");
    }
    Term first = factors.factor(cursor);
    LatexToken next = cursor.peek();
    boolean more = first instanceof Term.Numeral && next.isName();
    return more
        ? parser
            .products()
            .chain(List.of(first, factors.factor(cursor)), List.of(Operator.JUXTAPOSED))
        : first;
  }

  Term root(LatexCursor cursor) {
    LatexToken command = cursor.next();
    List<LatexToken> degree = cursor.peek().is("[") ? cursor.group() : List.of();
    List<LatexToken> inside = cursor.argument("sqrt");
    Span span = command.span().to(cursor.last().span());
    Term radicand = parser.nested(span, () -> parser.read(inside, span));
    if (degree.isEmpty()) {
      return of("sqrt", List.of(radicand), span);
    }
    Term one = new Term.Numeral("1", span);
    Term below = LatexProducts.at(Operator.PREFIX, parser.read(degree, span));
    Term exponent =
        new Term.Group(
            new Term.Chain(one, List.of(new Term.Link(Operator.DIVIDE, below)), span), span);
    return new Term.Power(LatexPowers.base(radicand), exponent, false, span);
  }

  static final Set<String> OF_VECTORS = Set.of("softmax", "logsoftmax");
}
