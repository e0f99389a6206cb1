package org.chainrule.language;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a statement ends.
 *
 * <p>A statement goes on behind the end of its line inside of brackets, after a line that ends in
 * an operator or a comma, and before a line that begins with an operator: no statement begins with
 * one. A bracket that somebody forgot to close must not swallow the rest of the file: a line that
 * can only be a new statement ends the old one.
 */
final class LayoutRules {
  private static final Set<String> LEADING =
      Set.of("=", "+", "-", "*", "/", ".*", "./", "^", ".^", "·", "⊗", "<", ">", "<=", ">=", "!=");

  private static final Set<String> TRAILING =
      Set.of(
          "=", "+", "-", "*", "/", ".*", "./", "^", ".^", "·", "⊗", "<", ">", "<=", ">=", "!=", ",",
          "(", "[", "∂", "∇");

  private static final Pattern STATEMENT =
      Pattern.compile(
          "[ \\t]*+(?:(?:dim|input|target|param|const|loss|given|opaque)[ \\t]++[\\p{L}_]"
              + "|claim[ \\t]++[^ \\t=*/^,;)\\]]|graph[ \\t]++[\\p{L}_]\\w*+[ \\t]*+\\{"
              + "|train[ \\t]*+\\{|step[ \\t]++[\\p{L}\"])");

  private static final Pattern DEFINITION =
      Pattern.compile(
          "[ \\t]*+[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*+(?:\\([^()\\n]{0,80}\\))?+[ \\t]*+=");

  private LayoutRules() {}

  /** Whether {@code last} promises that the statement goes on. */
  static boolean goesOnAfter(Token last) {
    return last.kind() == Token.Kind.SIGN && TRAILING.contains(last.text());
  }

  /** Whether {@code first}, the first of a line, can't begin a statement. */
  static boolean goesOnBefore(Token first, boolean inSquareBrackets) {
    boolean operator = first.kind() == Token.Kind.SIGN && LEADING.contains(first.text());
    return operator && !(inSquareBrackets && (first.is("+") || first.is("-")));
  }

  /** Whether the line at {@code start} begins with a statement's word. */
  static boolean beginsStatement(CharSequence text, int start) {
    return at(STATEMENT, text, start);
  }

  /** Whether the line at {@code start} looks like {@code name = …} or {@code f(z) = …}. */
  static boolean looksLikeDefinition(CharSequence text, int start) {
    return at(DEFINITION, text, start);
  }

  private static boolean at(Pattern pattern, CharSequence text, int start) {
    Matcher matcher = pattern.matcher(text);
    return matcher.region(start, text.length()).lookingAt();
  }
}
