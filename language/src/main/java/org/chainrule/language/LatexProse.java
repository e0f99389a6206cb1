package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Set<String> FUNCTIONS =
      Set.of(
          "exp", "log", "ln", "sin", "cos", "tan", "tanh", "sinh", "cosh", "sqrt", "softmax",
          "sigmoid", "relu", "ReLU", "diag", "det", "max", "min");

  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\s*(?:if|for|when|case|where|with)\\s+(\\S{1,12}\\s*(?:=|≠|!=|<|>|≤|≥)[^,.]{1,40})",
          Pattern.CASE_INSENSITIVE);

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

  /** Returns where a comparison begins that is written among words, as in {@code if i = k}. */
  static OptionalInt condition(String text) {
    Matcher comparison = COMPARISON.matcher(text);
    return comparison.matches() ? OptionalInt.of(comparison.start(1)) : OptionalInt.empty();
  }

  /** Returns the length of the function's name that is typed in plain letters here, or 0. */
  static int function(String text, int start, int end) {
    boolean within = start > 0 && Character.isLetter(text.charAt(start - 1));
    int at = start;
    while (at < end && at - start < 9 && Character.isLetter(text.charAt(at))) {
      at++;
    }
    boolean word = !within && (at == end || !Character.isLetter(text.charAt(at)));
    return word && FUNCTIONS.contains(text.substring(start, at)) ? at - start : 0;
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
