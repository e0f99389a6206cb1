package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;

/** Finds where the claims of a text of the language stand, before anything of it is parsed. */
final class ClaimExtents {
  private ClaimExtents() {}

  /**
   * Returns the extent of every statement that begins with the word {@code claim}, up to what comes
   * next: what is no token is part of it.
   */
  static List<Span> claims(List<Token> tokens) {
    List<Span> claims = new ArrayList<>();
    int braces = 0;
    boolean first = true;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (first && braces == 0 && beginsClaim(tokens, i)) {
        int last = last(tokens, i);
        claims.add(new Span(token.start(), tokens.get(last + 1).start()));
        i = last;
        first = false;
      } else {
        braces = Math.max(0, braces + (token.is("{") ? 1 : token.is("}") ? -1 : 0));
        first = (token.endsLine() && !token.endsRow()) || token.is(";");
      }
    }
    return claims;
  }

  private static boolean beginsClaim(List<Token> tokens, int i) {
    if (!tokens.get(i).isWord("claim")) {
      return false;
    }
    Token next = tokens.get(i + 1);
    boolean adjacent = !next.spaceBefore() && (next.is("(") || next.is("["));
    return !next.is("=") && !adjacent;
  }

  private static int last(List<Token> tokens, int first) {
    int depth = 0;
    int i = first;
    while (true) {
      Token next = tokens.get(i + 1);
      depth += next.is("(") || next.is("[") ? 1 : next.is(")") || next.is("]") ? -1 : 0;
      boolean ends = (next.endsLine() && !next.endsRow()) || (next.is(";") && depth <= 0);
      if (ends) {
        return i;
      }
      i++;
    }
  }
}
