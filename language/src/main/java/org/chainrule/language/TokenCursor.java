package org.chainrule.language;

import java.util.List;

/** A place among the tokens. */
final class TokenCursor {
  private final List<Token> tokens;
  private final Reporter reporter;
  private int at;

  TokenCursor(List<Token> tokens, Reporter reporter) {
    this.tokens = tokens;
    this.reporter = reporter;
  }

  Reporter reporter() {
    return reporter;
  }

  int position() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  Token peek() {
    return tokens.get(at);
  }

  /** Returns the token {@code ahead} places further, or the last one. */
  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  /** Returns the token before this place. */
  Token last() {
    return tokens.get(Math.max(0, at - 1));
  }

  /** The next token, or the place behind the last one where a line ends. */
  private Span place() {
    boolean end = peek().endsLine() && at > 0;
    return end ? new Span(lastWord().end(), 0) : peek().span();
  }

  private Token lastWord() {
    int place = at - 1;
    while (place > 0 && tokens.get(place).kind() == Token.Kind.LINE_END) {
      place--;
    }
    return tokens.get(place);
  }

  boolean takes(String sign) {
    if (peek().is(sign)) {
      at++;
      return true;
    }
    return false;
  }

  boolean takesWord(String word) {
    if (peek().isWord(word)) {
      at++;
      return true;
    }
    return false;
  }

  Token expect(String sign) {
    if (!peek().is(sign)) {
      throw fail(SyntaxMessages.expected(sign, peek()));
    }
    return next();
  }

  Token expect(Token.Kind kind, String what) {
    if (peek().kind() != kind) {
      throw fail(SyntaxMessages.expected(what, peek()));
    }
    return next();
  }

  Token expectName(String what) {
    return expect(Token.Kind.NAME, what);
  }

  /** Takes the sign that closes the bracket {@code open}. */
  Token close(Token open, String sign) {
    skipLineEndsBefore(sign);
    if (!peek().is(sign)) {
      Source source = reporter.source();
      int line = source.line(open.start());
      throw reporter.report(
          line == source.line(place().start()) ? place() : open.span(),
          SyntaxMessages.neverClosed(open.text(), sign, line, peek()));
    }
    return next();
  }

  private void skipLineEndsBefore(String sign) {
    if (peek().endsRow() && peek(1).is(sign)) {
      next();
    }
  }

  void skipLineEnds() {
    while (peek().kind() == Token.Kind.LINE_END) {
      next();
    }
  }

  /** Reports a problem with the next token. */
  Reporter.Failure fail(Message message) {
    return reporter.report(place(), message);
  }
}
