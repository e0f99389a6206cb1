package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.language.LatexToken.Font;
import org.chainrule.language.LatexToken.Kind;

/**
 * Splits LaTeX into tokens: fonts, thin spaces, comments and layout are left out, macros put in.
 */
final class LatexLexer {
  /** How many tokens a piece of mathematics may have, its macros put in. */
  static final int MOST_TOKENS = 50_000;

  /** How deeply macros and fonts may be nested. */
  private static final int DEEPEST = 60;

  private final String text;
  private final int end;
  private final LatexMacros macros;
  private final LatexArguments arguments;
  private final Optional<Span> place;
  private final List<LatexToken> tokens;
  private final int depth;
  private Font font;
  private int at;

  private LatexLexer(
      String text,
      int start,
      int end,
      LatexArguments arguments,
      LatexMacros macros,
      Optional<Span> place,
      List<LatexToken> tokens,
      Font font,
      int depth) {
    this.text = text;
    this.at = start;
    this.end = end;
    this.macros = macros;
    this.arguments = arguments;
    this.place = place;
    this.tokens = tokens;
    this.font = font;
    this.depth = depth;
  }

  /**
   * Returns the tokens of a piece of a document.
   *
   * @throws LatexFailure if there are too many
   */
  static List<LatexToken> tokens(String text, Span math, LatexMacros macros) {
    List<LatexToken> tokens = new ArrayList<>();
    LatexArguments arguments = LatexArguments.of(text, math.start(), math.end());
    new LatexLexer(
            text,
            math.start(),
            math.end(),
            arguments,
            macros,
            Optional.empty(),
            tokens,
            Font.PLAIN,
            0)
        .read();
    return LatexCharacters.paired(tokens);
  }

  /** Reads a piece of this text in other letters. */
  private List<LatexToken> inner(LatexArguments.Piece piece, Font letters) {
    checkDepth();
    List<LatexToken> found = new ArrayList<>();
    int stop = piece.start() + piece.text().length();
    new LatexLexer(
            text,
            piece.start(),
            stop,
            arguments.upTo(stop),
            macros,
            place,
            found,
            letters,
            depth + 1)
        .read();
    return found;
  }

  private void checkDepth() {
    if (depth > DEEPEST) {
      throw new LatexFailure(span(at), LatexMessages.tooDeep(DEEPEST));
    }
  }

  private Span span(int start) {
    return place.orElseGet(() -> new Span(start, at));
  }

  private void add(Kind kind, String shown, int start) {
    add(new LatexToken(kind, shown, font, span(start)));
  }

  private void add(LatexToken token) {
    if (tokens.size() >= MOST_TOKENS) {
      throw new LatexFailure(
          token.span(),
          place.isPresent()
              ? LatexMessages.tooMuchExpansion(MOST_TOKENS)
              : LatexMessages.tooLong(MOST_TOKENS));
    }
    tokens.add(token);
  }

  private void read() {
    while (at < end) {
      int start = at;
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (c == '\\') {
        command(start);
      } else if (c == '%') {
        int line = text.indexOf('\n', at);
        at = line < 0 ? end : Math.min(end, line + 1);
      } else if (Characters.isDigit(c) || (c == '.' && isDigitAt(at) && !endsWithNumber())) {
        at = start;
        number();
      } else if (isLetter(c) && LatexProse.function(text, start, end) > 0) {
        at = start + LatexProse.function(text, start, end);
        add(Kind.WORD, text.substring(start, at), start);
      } else if (!Character.isWhitespace(c) && c != '~' && c != '$') {
        character(c, start);
      }
    }
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private boolean endsWithNumber() {
    return !tokens.isEmpty() && tokens.getLast().is(Kind.NUMBER);
  }

  private boolean isDigitAt(int place) {
    return place < end && Characters.isDigit(text.charAt(place));
  }

  /** A digit behind {@code ^}, {@code _} or {@code \frac} is an argument of its own. */
  private void number() {
    int start = at;
    if (isArgument() && isDigitAt(at)) {
      at++;
      add(Kind.NUMBER, text.substring(start, at), start);
      return;
    }
    LatexDigits number = LatexDigits.read(text, at, end);
    at = number.next();
    add(Kind.NUMBER, number.digits(), start);
  }

  private boolean isArgument() {
    if (tokens.isEmpty()) {
      return false;
    }
    LatexToken last = tokens.getLast();
    if (last.is(Kind.SUB) || last.is(Kind.SUP) || isFraction(last)) {
      return true;
    }
    return last.is(Kind.NUMBER)
        && last.text().length() == 1
        && tokens.size() > 1
        && isFraction(tokens.get(tokens.size() - 2));
  }

  private static boolean isFraction(LatexToken token) {
    return token.isCommand("frac");
  }

  private void character(int c, int start) {
    switch (c) {
      case '{' -> add(Kind.OPEN, "{", start);
      case '}' -> add(Kind.CLOSE, "}", start);
      case '_' -> add(Kind.SUB, "_", start);
      case '^' -> add(Kind.SUP, "^", start);
      default ->
          LatexCharacters.read(c, text, at, end)
              .forEach(piece -> {
                at = Math.max(at, piece.next());
                add(
                    new LatexToken(
                        piece.kind(), piece.text(), piece.bold() ? Font.BOLD : font, span(start)));
              });
    }
  }

  private void command(int start) {
    String name = arguments.command(start);
    at = Math.min(end, start + 1 + name.length());
    Optional<LatexMacros.Macro> macro = macros.find(name);
    if (LatexMacros.defines(name)) {
      at = Math.min(end, Math.max(at, LatexMacros.end(text, start)));
    } else if (macro.isPresent()) {
      expand(macro.get(), start);
    } else if (name.equals("\\") || name.equals("newline") || name.equals("cr")) {
      at =
          arguments
              .optional(at)
              .map(LatexArguments.Piece::next)
              .filter(n -> isLength(n))
              .orElse(at);
      add(Kind.ROW_END, "\\\\", start);
    } else if (name.equals("begin") || name.equals("end")) {
      environment(name, start);
    } else if (LatexCommands.WIDE.contains(name)) {
      add(Kind.GAP, name, start);
    } else if (LatexCommands.DROPPED.contains(name)) {
      drop(name);
    } else if (LatexCommands.COLOURED.contains(name)) {
      drop("");
      group(font);
    } else if (LatexCommands.IGNORED.contains(name)) {
      delimiter(name);
    } else if (!LatexCommands.THIN.contains(name)) {
      meaning(name, start);
    }
  }

  /** Whether the brackets before {@code next} hold a length, as in {@code \\[2pt]}. */
  private boolean isLength(int next) {
    int open = text.lastIndexOf('[', next - 1);
    return open >= 0 && text.substring(open + 1, next - 1).strip().matches("-?[0-9.]+ *[a-z]{2}");
  }

  private void drop(String name) {
    if (name.equals("intertext") || name.equals("shortintertext")) {
      add(Kind.ROW_END, "\\\\", at);
    }
    at = arguments.optional(at).map(LatexArguments.Piece::next).orElse(at);
    if (at < end && text.charAt(at) == '*') {
      at++;
    }
    at = arguments.argument(at).map(LatexArguments.Piece::next).orElse(at);
    if (name.equals("rule")) {
      at = arguments.argument(at).map(LatexArguments.Piece::next).orElse(at);
    }
  }

  /** {@code \left.} stands for nothing. */
  private void delimiter(String name) {
    boolean sized =
        name.equals("left")
            || name.equals("right")
            || name.startsWith("big")
            || name.startsWith("Big");
    int next = arguments.skipBlanks(at);
    if (sized && next < end && text.charAt(next) == '.') {
      at = next + 1;
    }
  }

  private void environment(String name, int start) {
    Optional<LatexArguments.Piece> environment = arguments.argument(at);
    String which = environment.map(LatexArguments.Piece::text).orElse("").strip();
    at = environment.map(LatexArguments.Piece::next).orElse(at);
    if (which.endsWith("*")) {
      which = which.substring(0, which.length() - 1);
    }
    if (name.equals("begin")) {
      boolean columns = which.equals("array") || which.startsWith("alignat");
      at =
          arguments.optional(at).filter(p -> !which0(p)).map(LatexArguments.Piece::next).orElse(at);
      at = columns ? arguments.argument(at).map(LatexArguments.Piece::next).orElse(at) : at;
    }
    add(name.equals("begin") ? Kind.BEGIN : Kind.END, which, start);
  }

  /** Brackets behind {@code \begin{aligned}} are an option where they hold a letter for a place. */
  private static boolean which0(LatexArguments.Piece piece) {
    return !piece.text().strip().matches("[tbcrl]");
  }

  private void meaning(String name, int start) {
    Optional<Font> letters = LatexCommands.font(name);
    if (LatexCommands.PROSE.contains(name)) {
      prose(name, start);
    } else if (letters.isPresent()) {
      group(letters.get());
    } else if (LatexCommands.accent(name).isPresent()) {
      accented(LatexCommands.accent(name).get());
    } else if (LatexCommands.STACKED.contains(name)) {
      stacked(name);
    } else if (LatexCommands.TRANSPARENT.contains(name)) {
      group(font);
      if (name.equals("underbrace") || name.equals("overbrace")) {
        annotation();
      }
    } else if (LatexCommands.sign(name).isPresent()) {
      add(Kind.SIGN, LatexCommands.sign(name).get(), start);
    } else if (LatexCommands.letter(name).isPresent()) {
      add(Kind.LETTER, LatexCommands.letter(name).get(), start);
    } else if (LatexCommands.FUNCTIONS.containsKey(name)) {
      add(Kind.WORD, LatexCommands.FUNCTIONS.get(name), start);
    } else {
      boolean fraction = name.endsWith("frac");
      add(Kind.COMMAND, fraction ? "frac" : name, start);
    }
  }

  /** What stands above a sign says something about it; below it may stand an index. */
  private void stacked(String name) {
    int start = at;
    Optional<LatexArguments.Piece> above = arguments.argument(at);
    at = above.map(LatexArguments.Piece::next).orElse(at);
    Optional<LatexArguments.Piece> sign = arguments.argument(at);
    if (above.isEmpty() || sign.isEmpty()) {
      return;
    }
    List<LatexToken> inside = inner(sign.get(), font);
    at = sign.get().next();
    boolean defines = above.get().text().contains("def") && inside.size() == 1;
    if (defines && inside.getFirst().is("=")) {
      add(Kind.SIGN, "≔", start);
      return;
    }
    inside.forEach(this::add);
    if (name.equals("underset")) {
      add(Kind.SUB, "_", start);
      addGroup(inner(above.get(), font), start);
    }
  }

  /** What stands below an underbrace says something about it, and is none of it. */
  private void annotation() {
    int next = arguments.skipBlanks(at);
    if (next < end && (text.charAt(next) == '_' || text.charAt(next) == '^')) {
      at = arguments.argument(next + 1).map(LatexArguments.Piece::next).orElse(next + 1);
    }
  }

  /** Reads an argument in {@code letters}; one token needs no braces. */
  private void group(Font letters) {
    int start = at;
    Optional<LatexArguments.Piece> argument = arguments.argument(at);
    if (argument.isEmpty()) {
      return;
    }
    List<LatexToken> inside = inner(argument.get(), letters);
    at = argument.get().next();
    if (inside.stream().anyMatch(token -> token.is("="))) {
      inside.forEach(this::add);
    } else {
      addGroup(inside, start);
    }
  }

  private void addGroup(List<LatexToken> inside, int start) {
    if (inside.size() == 1) {
      add(inside.getFirst());
      return;
    }
    add(Kind.OPEN, "{", start);
    inside.forEach(this::add);
    add(Kind.CLOSE, "}", start);
  }

  /** The accent belongs to the first letter. */
  private void accented(String accent) {
    int start = at;
    Optional<LatexArguments.Piece> argument = arguments.argument(at);
    if (argument.isEmpty()) {
      return;
    }
    List<LatexToken> inside = inner(argument.get(), font);
    at = argument.get().next();
    for (int i = 0; i < inside.size(); i++) {
      LatexToken token = inside.get(i);
      if (token.isName()) {
        inside.set(
            i, new LatexToken(token.kind(), token.text() + accent, token.font(), token.span()));
        break;
      }
    }
    addGroup(inside, start);
  }

  private void prose(String name, int start) {
    Optional<LatexArguments.Piece> argument =
        arguments.argument(at < end && text.charAt(at) == '*' ? at + 1 : at);
    if (argument.isEmpty()) {
      return;
    }
    boolean upright = LatexCommands.font(name).isPresent() || name.startsWith("math");
    String content = argument.get().text().strip();
    at = argument.get().next();
    if (content.matches("[A-Za-z]")) {
      add(new LatexToken(Kind.LETTER, content, Font.UPRIGHT, span(start)));
    } else if (content.matches("[A-Za-z][A-Za-z0-9]*") && !LatexProse.isWord(content)) {
      add(new LatexToken(Kind.WORD, content, Font.UPRIGHT, span(start)));
    } else if (upright
        && !name.equals("textbf")
        && !name.equals("operatorname")
        && !LatexProse.isWord(content)) {
      addGroup(inner(argument.get(), Font.UPRIGHT), start);
    } else {
      LatexProse.pieces(argument.get()).forEach(this::prosePiece);
    }
  }

  /** Mathematics within prose stands between dollar signs. */
  private void prosePiece(LatexProse.Piece piece) {
    if (piece.math()) {
      inner(new LatexArguments.Piece(piece.text(), piece.start(), piece.start()), Font.PLAIN)
          .forEach(this::add);
    } else if (LatexProse.condition(piece.text()).isPresent()) {
      int from = LatexProse.condition(piece.text()).getAsInt();
      words(piece.text().substring(0, from), piece.start());
      String rest = piece.text().substring(from);
      inner(new LatexArguments.Piece(rest, piece.start() + from, 0), Font.PLAIN).forEach(this::add);
    } else {
      words(piece.text(), piece.start());
    }
  }

  private void words(String words, int start) {
    if (!words.isBlank()) {
      Span here = place.orElseGet(() -> new Span(start, start + words.length()));
      add(new LatexToken(Kind.TEXT, words.strip(), Font.UPRIGHT, here));
    }
  }

  private void expand(LatexMacros.Macro macro, int start) {
    checkDepth();
    String body = macro.body();
    List<String> given = new ArrayList<>();
    if (macro.first().isPresent()) {
      Optional<LatexArguments.Piece> first = arguments.optional(at);
      given.add(first.map(LatexArguments.Piece::text).orElse(macro.first().get()));
      at = first.map(LatexArguments.Piece::next).orElse(at);
    }
    while (given.size() < macro.arguments()) {
      Optional<LatexArguments.Piece> argument = arguments.argument(at);
      if (argument.isEmpty()) {
        throw new LatexFailure(
            span(start), LatexMessages.wrongArguments(text.substring(start + 1, at)));
      }
      given.add(argument.get().text());
      at = argument.get().next();
    }
    String put = substituted(body, given);
    if (put.length() > 4 * MOST_TOKENS) {
      throw new LatexFailure(span(start), LatexMessages.tooMuchExpansion(MOST_TOKENS));
    }
    new LatexLexer(
            put,
            0,
            put.length(),
            LatexArguments.of(put, 0, put.length()),
            macros,
            Optional.of(span(start)),
            tokens,
            font,
            depth + 1)
        .read();
  }

  private static String substituted(String body, List<String> given) {
    StringBuilder put = new StringBuilder();
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      boolean parameter =
          c == '#' && i + 1 < body.length() && Characters.isDigit(body.charAt(i + 1));
      int number = parameter ? body.charAt(i + 1) - '0' : 0;
      if (number >= 1 && number <= given.size()) {
        put.append(given.get(number - 1));
        i++;
      } else {
        put.append(c);
      }
      if (put.length() > 8 * MOST_TOKENS) {
        break;
      }
    }
    return put.toString();
  }
}
