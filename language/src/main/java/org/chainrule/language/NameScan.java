package org.chainrule.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the names that a text introduces, before it is parsed. */
final class NameScan {
  private static final Set<String> DECLARING = Set.of("dim", "input", "target", "param", "const");

  private final List<Token> tokens;
  private final Set<String> values = new HashSet<>();
  private final Set<String> functions = new HashSet<>();
  private final Set<String> claimed = new HashSet<>();
  private final Set<String> tags = new HashSet<>();
  private boolean hasGraph;

  private NameScan(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Names names(List<Token> tokens) {
    NameScan scan = new NameScan(tokens);
    boolean first = true;
    boolean inTraining = false;
    int brackets = 0;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (first && token.isName() && !inTraining) {
        scan.statement(i);
      }
      inTraining |= first && token.isWord("train") && tokens.get(i + 1).is("{");
      inTraining &= !token.is("}");
      brackets += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
      brackets = token.endsLine() && !token.endsRow() ? 0 : brackets;
      boolean brace = token.is("}") || (token.is("{") && i > 0 && tokens.get(i - 1).isName());
      first = brackets <= 0 && (token.endsLine() || token.is(";") || brace);
    }
    scan.claimed.removeIf(scan::isMoreThanAName);
    scan.values.addAll(scan.claimed);
    return new Names(scan.values, scan.functions, scan.tags, scan.hasGraph);
  }

  /** The head of a claim may be a derivative, a differential, or a unit's value. */
  private boolean isMoreThanAName(String name) {
    return (name.startsWith("d") && (name.length() == 1 || values.contains(name.substring(1))))
        || functions.contains(name)
        || Builtins.isFunction(name)
        || (hasGraph && UnitValues.KINDS.contains(name));
  }

  private void statement(int i) {
    Token word = tokens.get(i);
    Token next = tokens.get(i + 1);
    if (next.is("=")) {
      values.add(word.text());
    } else if (next.is("[") && !next.spaceBefore()) {
      if (isDefinition(i + 1, "[", "]")) {
        values.add(word.text());
      }
    } else if (next.is("(") && !next.spaceBefore()) {
      if (isDefinition(i + 1, "(", ")")) {
        functions.add(word.text());
      }
    } else if (next.isName()) {
      if (DECLARING.contains(word.text())) {
        declaredNames(i + 1);
      } else {
        switch (word.text()) {
          case "loss", "output" -> values.add(next.text());
          case "opaque" -> functions.add(next.text());
          case "graph" -> hasGraph = true;
          case "step" -> tag(i);
          case "claim" -> claimedName(i + 1);
          default -> {}
        }
      }
    } else if (word.text().equals("step")) {
      tag(i);
    }
  }

  /** A claim about a name that is nothing else defines it. */
  private void claimedName(int i) {
    Token next = tokens.get(i + 1);
    boolean indexed = next.is("[") && !next.spaceBefore() && isDefinition(i + 1, "[", "]");
    if (next.is("=") || indexed) {
      claimed.add(tokens.get(i).text());
    }
  }

  /** The names at the start and behind each comma that is in no brackets. */
  private void declaredNames(int from) {
    int depth = 0;
    boolean expected = true;
    for (int i = from; !tokens.get(i).endsLine() && !tokens.get(i).is("}"); i++) {
      Token token = tokens.get(i);
      if (expected && token.isName()) {
        values.add(token.text());
      }
      depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
      expected = depth == 0 && token.is(",");
    }
  }

  private boolean isDefinition(int from, String open, String close) {
    int depth = 0;
    for (int i = from; !tokens.get(i).endsLine(); i++) {
      depth += tokens.get(i).is(open) ? 1 : tokens.get(i).is(close) ? -1 : 0;
      if (depth == 0) {
        return tokens.get(i + 1).is("=");
      }
    }
    return false;
  }

  private void tag(int from) {
    for (int i = from; !tokens.get(i).endsLine(); i++) {
      if (tokens.get(i).isWord("as") && tokens.get(i + 1).isName()) {
        tags.add(tokens.get(i + 1).text());
      }
    }
  }
}
