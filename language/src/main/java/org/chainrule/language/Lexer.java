package org.chainrule.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts a text into tokens; ends of lines are tokens only where they end something. */
final class Lexer {
  private final Reporter reporter;
  private final String text;
  private final int offset;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private int at;
  private boolean space = true;

  private Lexer(Reporter reporter, String text, int offset) {
    this.reporter = reporter;
    this.text = text;
    this.offset = offset;
  }

  /** Returns the tokens, the last of kind {@link Token.Kind#END}. */
  static List<Token> tokens(Reporter reporter) {
    return tokens(reporter, reporter.source().text(), 0);
  }

  /** Returns the tokens of a text that stands in the reporter's source from {@code offset} on. */
  static List<Token> tokens(Reporter reporter, String text, int offset) {
    return new Lexer(reporter, text, offset).run();
  }

  private List<Token> run() {
    while (at < text.length()) {
      next();
    }
    lineEnd(true);
    tokens.add(token(Token.Kind.END, "", text.length(), true));
    return List.copyOf(tokens);
  }

  private Token token(Token.Kind kind, String canonical, int tokenEnd, boolean spaceBefore) {
    int start = kind == Token.Kind.END ? tokenEnd : at;
    return new Token(kind, canonical, offset + start, offset + tokenEnd, spaceBefore);
  }

  private void next() {
    int c = text.codePointAt(at);
    if (c == '\n') {
      boolean statementFollows = closesBrackets(at + 1);
      if (statementFollows) {
        open.clear();
      }
      lineEnd(statementFollows);
      at++;
      space = true;
    } else if (Characters.isBlank(c) || (c == '\uFEFF' && at == 0)) {
      at += Character.charCount(c);
      space = true;
    } else if (c == '#') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (c == '"' || c == '“') {
      string();
    } else if (Characters.isDigit(c) || (c == '.' && digitAt(at + 1))) {
      number();
    } else if (sumSign()) {
      sign("Σ", 1);
    } else if (Characters.startsName(c) && !(c == '_' && afterNabla())) {
      name();
    } else if (Characters.superscript(c) >= 0 || c == '⁻') {
      superscript();
    } else if (Characters.fraction(c).isPresent()) {
      fraction(Characters.fraction(c).get());
    } else {
      otherSign(c);
    }
  }

  private boolean closesBrackets(int lineStart) {
    if (LayoutRules.beginsStatement(text, lineStart)) {
      return open.isEmpty() || !"{".equals(open.peek());
    }
    return !open.isEmpty()
        && !"{".equals(open.peek())
        && !tokens.isEmpty()
        && !LayoutRules.goesOnAfter(tokens.getLast())
        && LayoutRules.looksLikeDefinition(text, lineStart);
  }

  private void lineEnd(boolean certain) {
    boolean ends = !"(".equals(open.peek());
    if (tokens.isEmpty() || tokens.getLast().endsLine() || !ends) {
      return;
    }
    if (certain || !LayoutRules.goesOnAfter(tokens.getLast())) {
      String what = !certain && "[".equals(open.peek()) ? Token.ROW_END : "";
      tokens.add(token(Token.Kind.LINE_END, what, at, space));
    }
  }

  private void add(Token.Kind kind, String canonical, int end) {
    Token token = token(kind, canonical, end, space);
    if (!tokens.isEmpty()
        && tokens.getLast().kind() == Token.Kind.LINE_END
        && LayoutRules.goesOnBefore(token, "[".equals(open.peek()))) {
      tokens.removeLast();
    }
    tokens.add(token);
    at = end;
    space = false;
  }

  private void sign(String canonical, int length) {
    add(Token.Kind.SIGN, canonical, at + length);
    switch (canonical) {
      case "(", "[", "{" -> open.push(canonical);
      case ")" -> close("(");
      case "]" -> close("[");
      case "}" -> close("{");
      default -> {}
    }
  }

  /** Closes the bracket, or nothing where it was never opened: the parser says so. */
  private void close(String opening) {
    boolean brace = opening.equals("{") && open.contains("{");
    if (brace || opening.equals(open.peek())) {
      while (!opening.equals(open.pop())) {
        // Brackets within braces that nobody closed.
      }
    }
  }

  private boolean digitAt(int place) {
    return place < text.length() && Characters.isDigit(text.charAt(place));
  }

  private int digits(int from) {
    int end = from;
    while (digitAt(end)) {
      end++;
    }
    return end;
  }

  private void number() {
    int end = digits(at);
    if (end < text.length() && text.charAt(end) == '.' && digitAt(end + 1)) {
      end = digits(end + 1);
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      boolean signed = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0;
      int exponent = end + (signed ? 2 : 1);
      if (digitAt(exponent)) {
        end = digits(exponent);
      }
    }
    add(Token.Kind.NUMBER, text.substring(at, end), end);
  }

  private void name() {
    int end = at;
    while (end < text.length() && Characters.continuesName(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    add(Token.Kind.NAME, Characters.canonicalName(text.substring(at, end)), end);
  }

  /** Σ is a letter, but {@code Σ_k} and {@code Σ[k]} are sums. */
  private boolean sumSign() {
    boolean sigma = text.charAt(at) == 'Σ' && at + 1 < text.length();
    return sigma && (text.charAt(at + 1) == '_' || text.charAt(at + 1) == '[');
  }

  private boolean afterNabla() {
    return !space && !tokens.isEmpty() && (tokens.getLast().is("∇") || tokens.getLast().is("Σ"));
  }

  private void superscript() {
    int start = at;
    boolean negative = text.charAt(at) == '⁻';
    int end = negative ? at + 1 : at;
    StringBuilder digits = new StringBuilder();
    while (end < text.length() && Characters.superscript(text.charAt(end)) >= 0) {
      digits.append(Characters.superscript(text.charAt(end)));
      end++;
    }
    if (digits.isEmpty()) {
      throwAway(text.codePointAt(at));
      return;
    }
    add(Token.Kind.SIGN, "^", start);
    if (negative) {
      add(Token.Kind.SIGN, "-", start + 1);
    }
    add(Token.Kind.NUMBER, digits.toString(), end);
  }

  /** ½ is (1/2). What 2½ is, a reader may take either way. */
  private void fraction(String[] parts) {
    int start = at;
    if (!space && !tokens.isEmpty() && tokens.getLast().kind() == Token.Kind.NUMBER) {
      throwAway(text.codePointAt(at));
      return;
    }
    add(Token.Kind.SIGN, "(", start);
    add(Token.Kind.NUMBER, parts[0], start);
    add(Token.Kind.SIGN, "/", start);
    add(Token.Kind.NUMBER, parts[1], start);
    add(Token.Kind.SIGN, ")", start + 1);
  }

  private void string() {
    int start = at + 1;
    StringBuilder value = new StringBuilder();
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n') {
      char c = text.charAt(end);
      if (c == '"' || c == '”') {
        boolean doubled = end + 1 < text.length() && text.charAt(end + 1) == '"';
        if (!doubled) {
          add(Token.Kind.STRING, value.toString(), end + 1);
          return;
        }
        end++;
      }
      value.append(c);
      end++;
    }
    reporter.report(new Span(offset + at, offset + end), SyntaxMessages.openText());
    add(Token.Kind.STRING, value.toString().strip(), end);
  }

  private void otherSign(int c) {
    for (String sign : Characters.LONG_SIGNS) {
      if (text.startsWith(sign, at)) {
        sign(sign, sign.length());
        return;
      }
    }
    if (c == '_') {
      sign("_", 1);
    } else if (Characters.word(c).isPresent()) {
      add(Token.Kind.NAME, Characters.word(c).get(), at + Character.charCount(c));
    } else if (Characters.sign(c).isPresent()) {
      sign(Characters.sign(c).get(), Character.charCount(c));
    } else {
      throwAway(c);
    }
  }

  private void throwAway(int c) {
    int end = at + Character.charCount(c);
    reporter.report(new Span(offset + at, offset + end), SyntaxMessages.strangeCharacter(c));
    at = end;
    space = true;
  }
}
