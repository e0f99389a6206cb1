package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words between formulas, and what they say of them. */
final class LatexProse {
  private static final Set<String> CONDITIONS =
      Set.of("if", "for", "when", "whenever", "unless", "provided", "case");
  private static final Set<String> DEFINITIONS =
      Set.of("where", "with", "let", "define", "defining", "denote", "set", "writing");
  private static final Set<String> REMARKS =
      Set.of("because", "since", "as", "by", "using", "see", "note", "from", "due", "recall", "cf");
  private static final Set<String> JOINING =
      Set.of(
          "and",
          "or",
          "so",
          "hence",
          "thus",
          "then",
          "therefore",
          "also",
          "else",
          "otherwise",
          "implies",
          "gives",
          "is",
          "are",
          "the",
          "we",
          "that",
          "which",
          "all",
          "here",
          "i.e.",
          "to",
          "of",
          "in",
          "on",
          "at",
          "a",
          "an",
          "now",
          "similarly",
          "finally",
          "again",
          "yields");

  private LatexProse() {}

  /** A piece of prose, or of mathematics in it. */
  record Piece(String text, int start, boolean math) {}

  /** Whether a single word is prose and no function's name. */
  static boolean isWord(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return CONDITIONS.contains(lower)
        || DEFINITIONS.contains(lower)
        || REMARKS.contains(lower)
        || JOINING.contains(lower);
  }

  private static String first(String text) {
    String[] words =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z. ]", " ").strip().split("\\s+", -1);
    int at = 0;
    while (at + 1 < words.length && (words[at].equals("and") || words[at].equals("or"))) {
      at++;
    }
    return words[at];
  }

  /** Whether what follows is a condition. */
  static boolean isCondition(String text) {
    return CONDITIONS.contains(first(text))
        && !text.strip().toLowerCase(Locale.ROOT).equals("for all");
  }

  /** Whether what follows introduces names. */
  static boolean isDefinition(String text) {
    return DEFINITIONS.contains(first(text));
  }

  /** Whether what follows only gives reasons. */
  static boolean isRemark(String text) {
    return REMARKS.contains(first(text));
  }

  static boolean isOtherwise(String text) {
    String first = first(text);
    return first.equals("otherwise") || first.equals("else");
  }

  static boolean isAnd(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return lower.equals("and") || lower.equals("&");
  }

  /** Splits an argument where dollar signs stand. */
  static List<Piece> pieces(LatexArguments.Piece argument) {
    List<Piece> pieces = new ArrayList<>();
    String text = argument.text();
    int from = 0;
    boolean math = false;
    while (from <= text.length()) {
      int dollar = text.indexOf('$', from);
      int to = dollar < 0 ? text.length() : dollar;
      if (to > from) {
        pieces.add(new Piece(text.substring(from, to), argument.start() + from, math));
      }
      math = !math;
      from = to + 1;
    }
    return pieces;
  }
}
