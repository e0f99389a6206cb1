package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads single claims of the language. What can't be read is told side by side: one bad side leaves
 * the others what they are.
 */
final class ClaimReader {
  private final Source source;
  private final Names names;

  ClaimReader(Source source, Names names) {
    this.source = source;
    this.names = names;
  }

  /** Returns the claim that stands at {@code extent}. */
  Draft read(Span extent) {
    String text = source.text().substring(extent.start(), extent.end());
    Reporter reporter = new Reporter(source);
    List<Token> tokens = Lexer.tokens(Reporter.silent(source), text, extent.start());
    try {
      Lexer.tokens(reporter, text, extent.start());
      TokenCursor cursor = new TokenCursor(tokens, reporter);
      Statement.Claimed claim = parser(cursor, tokens).claim();
      if (reporter.count() == 0 && atEnd(cursor)) {
        return Draft.of(claim, source);
      }
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      // Side by side it comes out what is wrong.
    }
    return sideBySide(tokens);
  }

  private ClaimParser parser(TokenCursor cursor, List<Token> tokens) {
    return new ClaimParser(cursor, new TermParser(cursor, names, new Rows(tokens)));
  }

  private static boolean atEnd(TokenCursor cursor) {
    cursor.skipLineEnds();
    return cursor.peek().kind() == Token.Kind.END;
  }

  private Draft sideBySide(List<Token> tokens) {
    List<ClaimSyntax.Side> sides = new ArrayList<>();
    int depth = 0;
    int first = 1;
    for (int i = 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
      if ((token.is("=") && depth <= 0) || token.kind() == Token.Kind.END) {
        Span between = Span.between(tokens.get(first - 1).span(), token.span());
        sides.add(side(tokens.subList(first, i), between, token.kind() == Token.Kind.END));
        first = i + 1;
      }
    }
    if (sides.size() == 1) {
      ClaimSyntax.Side only = sides.getFirst();
      sides.set(0, unread(only.span(), DocumentMessages.oneSide(), only.span()));
    }
    return Draft.unread(sides, tokens.getFirst().span().to(sides.getLast().span()), source);
  }

  private ClaimSyntax.Side side(List<Token> inside, Span between, boolean last) {
    Span span = source.strip(between);
    List<Token> tokens = new ArrayList<>(inside);
    tokens.add(new Token(Token.Kind.END, "", span.end(), span.end(), true));
    Reporter reporter = new Reporter(source);
    try {
      // What is no sign at all comes out when the side is cut into tokens once more.
      Lexer.tokens(reporter, source.text().substring(span.start(), span.end()), span.start());
      TokenCursor cursor = new TokenCursor(tokens, reporter);
      TermParser terms = new TermParser(cursor, names, new Rows(tokens));
      Term term = terms.expression();
      if (last) {
        new ClaimParser(cursor, terms).clauses(List.of(term), tokens.getFirst());
      }
      if (!atEnd(cursor)) {
        throw cursor.fail(StatementParser.leftOver(cursor.peek()));
      }
      if (reporter.count() == 0) {
        return new ClaimSyntax.Side(span, Optional.of(term), "", Optional.empty());
      }
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      // It is told below.
    }
    Reporter.Found found = reporter.take(0).orElseThrow();
    return unread(span, found.message(), found.span());
  }

  private static ClaimSyntax.Side unread(Span span, Message why, Span place) {
    return new ClaimSyntax.Side(span, Optional.empty(), why.text(), Optional.of(place));
  }
}
