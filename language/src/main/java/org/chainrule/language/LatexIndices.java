package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Shape;
import org.chainrule.language.LatexToken.Kind;

/** Reads what stands below a name or in square brackets behind it. */
final class LatexIndices {
  private final LatexParser parser;

  LatexIndices(LatexParser parser) {
    this.parser = parser;
  }

  /** Reads a letter that may be an index, with what stands below it. */
  Term.Name letter(LatexCursor cursor) {
    LatexToken token = cursor.peek();
    if (!token.isName() || Builtins.isFunction(token.text())) {
      throw cursor.expected("an index");
    }
    cursor.next();
    LatexScripts scripts = cursor.scripts();
    StringBuilder name = new StringBuilder(token.text());
    if (!scripts.lower().isEmpty()) {
      name.append('_');
      scripts.lower().forEach(below -> name.append(word(below)));
    }
    for (LatexToken above : scripts.upper()) {
      if (!above.is("'")) {
        throw new LatexFailure(above.span(), LatexMessages.expected("an index", above.shown()));
      }
      name.append("prime");
    }
    return new Term.Name(unhidden(name.toString()), token.span().to(cursor.last().span()));
  }

  /** A letter that is a function's name elsewhere can't be an index under that name. */
  private String unhidden(String letter) {
    return parser.names().isFunction(letter) && !parser.letters().isBound(letter)
        ? letter + "_1"
        : letter;
  }

  private static String word(LatexToken token) {
    if (!token.isName() && !token.is(Kind.NUMBER)) {
      throw new LatexFailure(token.span(), LatexMessages.expected("an index", token.shown()));
    }
    return token.text();
  }

  Term letterOrNumber(LatexCursor cursor) {
    if (cursor.peek().is(Kind.NUMBER)) {
      LatexToken number = cursor.next();
      return new Term.Numeral(number.text(), number.span());
    }
    return letter(cursor);
  }

  /** Reads the name of a unit, or a letter for one. */
  Term.Name unit(LatexCursor cursor) {
    Optional<LatexTie.Match> match = parser.names().match(cursor);
    boolean whole =
        match.isPresent()
            && parser.names().isUnit(match.get().tie().name())
            && match.get().lower().isEmpty()
            && match.get().upper().isEmpty();
    if (!whole) {
      return letter(cursor);
    }
    cursor.moveTo(match.get().end());
    return new Term.Name(match.get().tie().name(), match.get().span());
  }

  /** Whether square brackets with this content can hold an index. */
  boolean isIndex(List<LatexToken> tokens) {
    if (tokens.isEmpty() || tokens.size() > 12) {
      return false;
    }
    List<List<LatexToken>> parts = LatexSplit.at(tokens, token -> token.is(","));
    return parts.size() <= 2 && parts.stream().allMatch(this::isPosition);
  }

  private boolean isPosition(List<LatexToken> part) {
    if (part.size() == 1 && part.getFirst().is(":")) {
      return true;
    }
    LatexCursor cursor = new LatexCursor(part);
    boolean begins = isPlace(cursor);
    while (begins && !cursor.atEnd()) {
      boolean sign = cursor.peek().isAny("+-:");
      if (!sign) {
        return false;
      }
      cursor.next();
      begins = isPlace(cursor);
    }
    return begins;
  }

  private boolean isPlace(LatexCursor cursor) {
    if (cursor.peek().is(Kind.NUMBER)) {
      return cursor.next().text().indexOf('.') < 0;
    }
    Optional<LatexTie.Match> match = parser.names().match(cursor);
    if (match.isPresent()) {
      String name = match.get().tie().name();
      cursor.moveTo(match.get().end());
      boolean plain = match.get().lower().isEmpty() && match.get().upper().isEmpty();
      return plain
          && (parser.names().isUnit(name) || parser.names().workspace().size(name).isPresent());
    }
    if (!cursor.peek().isName()) {
      return false;
    }
    try {
      Term.Name _ = letter(cursor);
      return true;
    } catch (LatexFailure e) {
      return false;
    }
  }

  /** Returns {@code base} with indices, which are not empty. */
  Term indexed(Term base, List<LatexToken> tokens) {
    if (tokens.isEmpty()) {
      throw new LatexFailure(base.span(), LatexMessages.expected("an index", "none"));
    }
    if (isOperator(tokens)) {
      throw new LatexFailure(
          LatexToken.span(tokens), LatexMessages.expected("an index", tokens.getFirst().shown()));
    }
    return at(base, positions(tokens, base), base.span().to(LatexToken.span(tokens)));
  }

  private static boolean isOperator(List<LatexToken> tokens) {
    return tokens.getFirst().is(Kind.TEXT);
  }

  /** Returns the entry or part of {@code base}; one index of a matrix is that of a column. */
  Term at(Term base, List<Term.Position> positions, Span span) {
    if (positions.size() > 2) {
      throw new LatexFailure(
          span, LatexMessages.unknownName(Message.brief(SyntaxPrinter.print(base))));
    }
    if (base instanceof Term.Group(Term.Derivative derivative, _)
        && derivative.order() == 1
        && parser.shapes().isScalar(derivative.of())) {
      return new Term.Derivative(1, derivative.of(), at(derivative.by(), positions, span), span);
    }
    boolean bare =
        base instanceof Term.Group(Term inner, _)
            && (inner instanceof Term.Name || inner instanceof Term.Index);
    if (bare) {
      return at(((Term.Group) base).inner(), positions, span);
    }
    Optional<Shape> shape = parser.shapes().of(base);
    boolean matrix = shape.filter(s -> !s.isVector()).isPresent();
    if (positions.size() == 1 && matrix) {
      return new Term.Index(base, List.of(new Term.Position.All(), positions.getFirst()), span);
    }
    return new Term.Index(base, positions, span);
  }

  List<Term.Position> positions(List<LatexToken> tokens, Term base) {
    List<List<LatexToken>> parts = LatexSplit.at(tokens, token -> token.is(",") || token.is(";"));
    if (parts.size() > 1) {
      return parts.stream().map(this::single).toList();
    }
    return tokens.stream().anyMatch(token -> token.isAny("+-/") || isRange(token, tokens))
        ? List.of(single(tokens))
        : sequence(tokens, base);
  }

  private static boolean isRange(LatexToken token, List<LatexToken> tokens) {
    int at = tokens.indexOf(token);
    return token.is(":") && at > 0 && at < tokens.size() - 1;
  }

  private Term.Position single(List<LatexToken> part) {
    if (part.isEmpty()) {
      throw new LatexFailure(new Span(0, 0), LatexMessages.expected("an index", "none"));
    }
    if (part.size() == 1 && part.getFirst().isAny(":·*")) {
      return new Term.Position.All();
    }
    List<List<LatexToken>> ends = LatexSplit.at(part, token -> token.is(":"));
    Span span = LatexToken.span(part);
    if (ends.size() == 2) {
      return new Term.Position.Range(place(ends.get(0), span), place(ends.get(1), span));
    }
    return new Term.Position.At(place(part, span));
  }

  private Term place(List<LatexToken> tokens, Span span) {
    LatexCursor cursor = new LatexCursor(tokens);
    if (!tokens.isEmpty() && tokens.getFirst().isName() && parser.names().match(cursor).isEmpty()) {
      Term.Name name = letter(cursor);
      if (cursor.atEnd()) {
        return name;
      }
    }
    return parser.read(tokens, span);
  }

  /** Reads indices side by side: {@code kj}, {@code 1j}, {@code 12} of a matrix. */
  private List<Term.Position> sequence(List<LatexToken> tokens, Term base) {
    List<Term.Position> found = new ArrayList<>();
    LatexCursor cursor = new LatexCursor(tokens);
    while (!cursor.atEnd()) {
      LatexToken token = cursor.peek();
      if (token.is(Kind.NUMBER)) {
        cursor.next();
        numbers(token, tokens.size() == 1 && isMatrix(base), found);
      } else if (token.isAny(":·*")) {
        cursor.next();
        found.add(new Term.Position.All());
      } else if (token.is(Kind.OPEN)) {
        found.add(single(cursor.group()));
      } else if (token.is("(") || token.is("[")) {
        found.add(single(cursor.group()));
      } else {
        found.add(new Term.Position.At(name(cursor)));
      }
    }
    return found;
  }

  private Term name(LatexCursor cursor) {
    Optional<LatexTie.Match> match = parser.names().match(cursor);
    boolean plain =
        match.isPresent()
            && match.get().lower().isEmpty()
            && match.get().upper().isEmpty()
            && match.get().tie().role() == LatexTie.Role.VALUE;
    if (!plain) {
      return letter(cursor);
    }
    cursor.moveTo(match.get().end());
    return new Term.Name(match.get().tie().name(), match.get().span());
  }

  private boolean isMatrix(Term base) {
    return parser.shapes().of(base).filter(s -> !s.isVector()).isPresent();
  }

  private static void numbers(LatexToken token, boolean apart, List<Term.Position> found) {
    String digits = token.text();
    boolean two = apart && digits.length() == 2;
    List<String> parts =
        two ? List.of(digits.substring(0, 1), digits.substring(1)) : List.of(digits);
    parts.forEach(part -> found.add(new Term.Position.At(new Term.Numeral(part, token.span()))));
  }
}
