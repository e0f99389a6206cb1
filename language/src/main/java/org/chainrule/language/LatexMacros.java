package org.chainrule.language;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The author's own commands: {@code \newcommand}, {@code \renewcommand}, {@code \providecommand},
 * {@code \def} and {@code \DeclareMathOperator}.
 */
final class LatexMacros {
  /** Longer definitions are no abbreviations. */
  private static final int LONGEST = 2_000;

  private static final String[] DEFINING = {
    "\\newcommand", "\\renewcommand", "\\providecommand", "\\def", "\\DeclareMathOperator"
  };

  private final Map<String, Macro> macros = new HashMap<>();

  /**
   * One command.
   *
   * @param arguments how many arguments it takes
   * @param first what the first one is where none is given in brackets, if it may be left out
   * @param body what it stands for, {@code #1} its first argument
   */
  record Macro(int arguments, Optional<String> first, String body) {}

  /** Finds the commands that {@code text} defines. */
  static LatexMacros of(String text) {
    LatexMacros found = new LatexMacros();
    for (String word : DEFINING) {
      int at = text.indexOf(word);
      while (at >= 0) {
        found.define(text, at);
        at = text.indexOf(word, at + word.length());
      }
    }
    return found;
  }

  Optional<Macro> find(String name) {
    return Optional.ofNullable(macros.get(name));
  }

  /** Whether {@code command} begins a definition. */
  static boolean defines(String command) {
    for (String word : DEFINING) {
      if (word.substring(1).equals(command)) {
        return true;
      }
    }
    return false;
  }

  private void define(String text, int start) {
    int _ = definition(text, start, macros);
  }

  /** Returns the place behind the definition that begins at {@code start}. */
  static int end(String text, int start) {
    return definition(text, start, new HashMap<>());
  }

  private static int definition(String text, int start, Map<String, Macro> into) {
    LatexArguments reader =
        LatexArguments.of(text, start, Math.min(text.length(), start + LONGEST));
    String word = reader.command(start);
    int at = start + 1 + word.length();
    if (at < text.length() && text.charAt(at) == '*') {
      at++;
    }
    Optional<LatexArguments.Piece> name = reader.argument(at);
    if (name.isEmpty()) {
      return at;
    }
    at = name.get().next();
    int count = 0;
    Optional<String> first = Optional.empty();
    if (word.equals("def")) {
      while (at + 1 < text.length() && text.charAt(at) == '#') {
        count++;
        at += 2;
      }
    } else {
      Optional<LatexArguments.Piece> number = reader.optional(at);
      if (number.isPresent()) {
        count = count(number.get().text());
        at = number.get().next();
        Optional<LatexArguments.Piece> given = reader.optional(at);
        first = given.map(LatexArguments.Piece::text);
        at = given.map(LatexArguments.Piece::next).orElse(at);
      }
    }
    Optional<LatexArguments.Piece> body = reader.argument(at);
    if (body.isEmpty()) {
      return at;
    }
    String plain = name.get().text().strip();
    boolean operator = word.equals("DeclareMathOperator");
    if (plain.length() > 1 && plain.charAt(0) == '\\') {
      into.put(
          plain.substring(1),
          new Macro(
              count,
              first,
              operator ? "\\operatorname{" + body.get().text() + "}" : body.get().text()));
    }
    return body.get().next();
  }

  private static int count(String text) {
    return text.strip().matches("[0-9]") ? Integer.parseInt(text.strip()) : 0;
  }
}
