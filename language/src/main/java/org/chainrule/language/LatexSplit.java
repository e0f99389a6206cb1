package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.chainrule.language.LatexToken.Kind;

/** Splits tokens at signs that stand in no brackets. */
final class LatexSplit {
  private LatexSplit() {}

  /** Returns the pieces between the tokens that {@code separates} accepts. */
  static List<List<LatexToken>> at(List<LatexToken> tokens, Predicate<LatexToken> separates) {
    List<List<LatexToken>> pieces = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      LatexToken token = tokens.get(i);
      depth = Math.max(0, depth + (token.opens() ? 1 : token.closes() ? -1 : 0));
      if (depth <= 0 && separates.test(token)) {
        pieces.add(tokens.subList(start, i));
        start = i + 1;
      }
    }
    pieces.add(tokens.subList(start, tokens.size()));
    return pieces;
  }

  /** Returns the rows of an alignment; brackets that are open end with their row. */
  static List<List<LatexToken>> rows(List<LatexToken> tokens) {
    List<List<LatexToken>> rows = new ArrayList<>();
    int environments = 0;
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      LatexToken token = tokens.get(i);
      environments += token.is(Kind.BEGIN) ? 1 : token.is(Kind.END) ? -1 : 0;
      if (environments <= 0 && token.is(Kind.ROW_END)) {
        rows.add(tokens.subList(start, i));
        start = i + 1;
      }
    }
    rows.add(tokens.subList(start, tokens.size()));
    return rows;
  }

  /** Whether one of the tokens that stand in no brackets is accepted. */
  static boolean has(List<LatexToken> tokens, Predicate<LatexToken> wanted) {
    return at(tokens, wanted).size() > 1;
  }

  static List<LatexToken> withoutCommas(List<LatexToken> tokens) {
    int from = 0;
    int to = tokens.size();
    while (from < to && tokens.get(from).is(",")) {
      from++;
    }
    while (to > from && tokens.get(to - 1).is(",")) {
      to--;
    }
    return tokens.subList(from, to);
  }

  static List<LatexToken> upToComma(List<LatexToken> tokens) {
    return at(tokens, token -> token.is(",")).getFirst();
  }
}
