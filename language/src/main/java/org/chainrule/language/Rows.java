package org.chainrule.language;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** What has to be known of a square bracket before its inside is parsed. */
final class Rows {
  private static final Set<String> RELATIONS = Set.of("<", ">", "<=", ">=", "!=", "=");

  private final BitSet comparisons = new BitSet();
  private final BitSet withCommas = new BitSet();

  /** Looks at each token once. */
  Rows(List<Token> tokens) {
    Deque<Integer> brackets = new ArrayDeque<>();
    Deque<Integer> rows = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("[") || token.is("(")) {
        brackets.push(i);
        rows.push(i);
      } else if (token.is("]") || token.is(")")) {
        brackets.poll();
        rows.poll();
      } else if (token.endsLine() && !token.endsRow()) {
        brackets.clear();
        rows.clear();
      } else if (!brackets.isEmpty()) {
        if (token.is(",")) {
          withCommas.set(rows.element());
        } else if (token.is(";") || token.endsRow()) {
          rows.poll();
          rows.push(i);
        } else if (token.kind() == Token.Kind.SIGN && RELATIONS.contains(token.text())) {
          comparisons.set(brackets.element());
        }
      }
    }
  }

  /** Whether the bracket that opens at {@code token} holds a comparison. */
  boolean hasComparison(int token) {
    return comparisons.get(token);
  }

  /** Whether the row that begins behind {@code token} has a comma. */
  boolean hasComma(int token) {
    return withCommas.get(token);
  }
}
