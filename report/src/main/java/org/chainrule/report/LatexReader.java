package org.chainrule.report;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.report.Notation.*;

/**
 * Reads the LaTeX in which authors write their names: letters, digits, scripts, accents, alphabets,
 * Greek letters, primes and brackets. What it does not know, it refuses; nothing is passed on as it
 * stands, so that a name can't break or instruct the document it is written in.
 */
final class LatexReader {
  private static final int LONGEST = 200;
  private static final int DEEPEST = 20;

  /** Characters that stand for themselves. */
  private static final String PLAIN = "()[],.:;|*!?+-=<>";

  private final String source;
  private int at;
  private int depth;

  private LatexReader(String source) {
    this.source = source;
  }

  /** That something is not understood. */
  private static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;

    Unknown() {
      super("not understood", null, false, false);
    }
  }

  /** Returns the notation for {@code latex}, where all of it is understood. */
  static Optional<Notation> read(String latex) {
    if (latex.length() > LONGEST) {
      return Optional.empty();
    }
    LatexReader reader = new LatexReader(Normalizer.normalize(latex.strip(), Normalizer.Form.NFC));
    try {
      Notation notation = reader.sequence();
      boolean whole = reader.at == reader.source.length();
      // A name that falls apart, as x + y, could be misread in every formula.
      return whole && Precedence.of(notation) >= Precedence.POSTFIX
          ? Optional.of(notation)
          : Optional.empty();
    } catch (Unknown e) {
      return Optional.empty();
    }
  }

  private Notation sequence() throws Unknown {
    depth++;
    if (depth > DEEPEST) {
      throw new Unknown();
    }
    List<Notation> parts = new ArrayList<>();
    while (more() && peek() != '}') {
      if (!skipSpace()) {
        parts.add(withScripts(atom()));
      }
    }
    depth--;
    if (parts.isEmpty()) {
      throw new Unknown();
    }
    return Notation.row(parts);
  }

  private boolean more() {
    return at < source.length();
  }

  private int peek() {
    return source.codePointAt(at);
  }

  private int next() throws Unknown {
    if (!more()) {
      throw new Unknown();
    }
    int c = peek();
    at += Character.charCount(c);
    return c;
  }

  /** Spaces in mathematics mean nothing. */
  private boolean skipSpace() {
    if (Character.isWhitespace(peek()) || peek() == '~') {
      at++;
      return true;
    }
    for (String space : List.of("\\,", "\\;", "\\:", "\\!", "\\ ")) {
      if (source.startsWith(space, at)) {
        at += space.length();
        return true;
      }
    }
    return false;
  }

  private Notation withScripts(Notation base) throws Unknown {
    Optional<Notation> lower = Optional.empty();
    List<Notation> upper = new ArrayList<>();
    boolean raised = false;
    while (more() && (peek() == '_' || peek() == '^' || peek() == '\'')) {
      int c = next();
      if (c == '\'') {
        upper.add(Sign.PRIME);
        continue;
      }
      if (c == '_' ? lower.isPresent() : raised) {
        throw new Unknown();
      }
      Notation script = argument();
      if (c == '_') {
        lower = Optional.of(script);
      } else {
        upper.add(script);
        raised = true;
      }
    }
    return lower.isEmpty() && upper.isEmpty()
        ? base
        : new Script(
            base, lower, upper.isEmpty() ? Optional.empty() : Optional.of(Notation.row(upper)));
  }

  /** Reads a group in braces, or a single character or command. */
  private Notation argument() throws Unknown {
    while (more() && skipSpace()) {
      // Spaces before an argument mean nothing either.
    }
    if (!more()) {
      throw new Unknown();
    }
    if (peek() >= '0' && peek() <= '9') {
      return new Numeral(Character.toString(next()));
    }
    return atom();
  }

  private Notation atom() throws Unknown {
    int c = next();
    if (c == '{') {
      Notation inner = sequence();
      close();
      return inner;
    }
    if (c == '\\') {
      return command();
    }
    if (c >= '0' && c <= '9') {
      int start = at - 1;
      while (more() && peek() >= '0' && peek() <= '9') {
        at++;
      }
      return new Numeral(source.substring(start, at));
    }
    if (Character.isLetter(c)) {
      return Notation.letter(Character.toString(c));
    }
    if (PLAIN.indexOf(c) < 0) {
      throw new Unknown();
    }
    return switch (c) {
      case '+' -> Sign.PLUS;
      case '-' -> Sign.MINUS;
      case '=' -> Sign.EQUAL;
      case '<' -> Sign.LESS;
      case '>' -> Sign.GREATER;
      case ',' -> Sign.COMMA;
      default -> new Punctuation(Character.toString(c));
    };
  }

  private void close() throws Unknown {
    if (next() != '}') {
      throw new Unknown();
    }
  }

  private Notation command() throws Unknown {
    String name = commandName();
    Optional<String> greek = GreekLetters.named(name);
    if (greek.isPresent()) {
      return Notation.letter(greek.get());
    }
    Optional<Accent> accent = Accent.ofCommand(name);
    if (accent.isPresent()) {
      return new Accented(accent.get(), argument());
    }
    Optional<Variant> variant = Variant.ofCommand(name);
    if (variant.isPresent()) {
      return inVariant(variant.get());
    }
    return switch (name) {
      case "prime" -> Sign.PRIME;
      case "top", "intercal" -> Sign.TRANSPOSE;
      case "partial" -> Sign.PARTIAL;
      case "nabla" -> Sign.NABLA;
      case "cdot" -> Sign.DOT;
      case "times" -> Sign.BY;
      case "odot", "circ" -> Sign.ENTRYWISE_MARK;
      case "ast", "star" -> new Punctuation("∗");
      case "dagger" -> new Punctuation("†");
      case "infty" -> new Punctuation("∞");
      case "pm" -> new Punctuation("±");
      default -> throw new Unknown();
    };
  }

  private String commandName() throws Unknown {
    int start = at;
    while (more() && isCommandLetter(peek())) {
      at++;
    }
    if (at == start) {
      throw new Unknown();
    }
    return source.substring(start, at);
  }

  private static boolean isCommandLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Reads {@code {word}}, or a single letter or Greek letter, in another alphabet. */
  private Notation inVariant(Variant variant) throws Unknown {
    while (more() && skipSpace()) {
      // As before every argument.
    }
    boolean group = more() && peek() == '{';
    if (!group) {
      return styled(argument(), variant);
    }
    next();
    int end = source.indexOf('}', at);
    String inner = end < 0 ? "" : source.substring(at, end);
    if (!inner.isEmpty()
        && inner.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-')) {
      at = end + 1;
      return new Identifier(inner, variant);
    }
    Notation content = sequence();
    close();
    return styled(content, variant);
  }

  private static Notation styled(Notation notation, Variant variant) throws Unknown {
    return switch (notation) {
      case Identifier(String text, _) -> new Identifier(text, variant);
      case Numeral(String digits) -> new Identifier(digits, variant);
      case Accented(Accent accent, Notation base) -> new Accented(accent, styled(base, variant));
      case Script(Notation base, var lower, var upper) ->
          new Script(styled(base, variant), lower, upper);
      default -> throw new Unknown();
    };
  }
}
