package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.language.LatexToken.Font;
import org.chainrule.language.LatexToken.Kind;

/** A place among the tokens of a piece of LaTeX. */
final class LatexCursor {
  private static final LatexToken NOTHING =
      new LatexToken(Kind.GAP, "the end", Font.PLAIN, new Span(0, 0));

  private final List<LatexToken> tokens;
  private int at;

  LatexCursor(List<LatexToken> tokens) {
    this.tokens = tokens;
  }

  int position() {
    return at;
  }

  void moveTo(int place) {
    at = place;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  LatexToken peek() {
    return peek(0);
  }

  /** Returns the token {@code ahead} places further, or one that is nothing. */
  LatexToken peek(int ahead) {
    int place = at + ahead;
    return place >= 0 && place < tokens.size() ? tokens.get(place) : NOTHING;
  }

  LatexToken next() {
    LatexToken token = peek();
    at++;
    return token;
  }

  /** Returns the token before this place. */
  LatexToken last() {
    return peek(-1);
  }

  boolean takes(String sign) {
    if (peek().is(sign)) {
      at++;
      return true;
    }
    return false;
  }

  List<LatexToken> from(int start) {
    return tokens.subList(start, Math.min(at, tokens.size()));
  }

  /** Returns all that is left, and moves behind it. */
  List<LatexToken> rest() {
    List<LatexToken> left = tokens.subList(Math.min(at, tokens.size()), tokens.size());
    at = tokens.size();
    return left;
  }

  /** Returns where the next token stands, or behind the last one. */
  Span place() {
    if (!atEnd()) {
      return peek().span();
    }
    if (tokens.isEmpty()) {
      return new Span(0, 0);
    }
    Span last = tokens.getLast().span();
    return new Span(last.end(), last.end());
  }

  LatexFailure fail(Message message) {
    return new LatexFailure(place(), message);
  }

  LatexFailure expected(String wanted) {
    return fail(LatexMessages.expected(wanted, atEnd() ? "the end" : peek().shown()));
  }

  /** Takes the group that opens here; returns what is inside. */
  List<LatexToken> group() {
    LatexToken open = next();
    int start = at;
    int depth = 1;
    while (at < tokens.size()) {
      LatexToken token = tokens.get(at++);
      depth += token.opens() ? 1 : token.closes() ? -1 : 0;
      if (depth == 0) {
        if (!closes(open, token)) {
          break;
        }
        return tokens.subList(start, at - 1);
      }
    }
    throw new LatexFailure(open.span(), LatexMessages.neverClosed(open.shown()));
  }

  private static boolean closes(LatexToken open, LatexToken close) {
    return switch (open.kind()) {
      case OPEN -> close.is(Kind.CLOSE);
      case BEGIN -> close.is(Kind.END) && close.text().equals(open.text());
      default ->
          switch (open.text()) {
            case "(" -> close.is(")");
            case "[" -> close.is("]");
            case "⟨" -> close.is("⟩");
            case "⦃" -> close.is("⦄");
            default -> close.is("⟧");
          };
    };
  }

  /** Takes a command's argument: a group in braces, or one token. */
  List<LatexToken> argument(String command) {
    if (atEnd() || peek().is(Kind.CLOSE) || peek().is(Kind.ROW_END)) {
      throw command.length() == 1
          ? expected("something behind " + command)
          : fail(LatexMessages.wrongArguments(command));
    }
    if (peek().is(Kind.OPEN)) {
      return group();
    }
    at++;
    return tokens.subList(at - 1, at);
  }

  /** Takes what stands below and above. */
  LatexScripts scripts() {
    List<LatexToken> lower = new ArrayList<>();
    List<LatexToken> upper = new ArrayList<>();
    while (!atEnd()) {
      if (peek().is(Kind.SUB)) {
        next();
        lower.addAll(argument("_"));
      } else if (peek().is(Kind.SUP)) {
        next();
        upper.addAll(argument("^"));
      } else if (peek().is("'")) {
        upper.add(next());
      } else {
        break;
      }
    }
    return lower.isEmpty() && upper.isEmpty() ? LatexScripts.NONE : new LatexScripts(lower, upper);
  }
}
