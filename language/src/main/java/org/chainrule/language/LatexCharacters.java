package org.chainrule.language;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.language.LatexToken.Kind;

/** Characters within mathematics, those of Unicode that stand for commands among them. */
final class LatexCharacters {
  private static final Map<Integer, String> SIGNS = new HashMap<>();
  private static final Map<Integer, String> ACCENTS =
      Map.of(
          0x302, "hat", 0x303, "tilde", 0x304, "bar", 0x305, "bar", 0x307, "dot", 0x30C, "check");

  static {
    "+-*/=<>()[],;:.!|'&∂∇∑∏∫…≤≥≠≈∈√∞∀⟨⟩·×⊗⊘⊤⇒→←±∓∝∼∧∨∖‖≔⟦⟧"
        .codePoints()
        .forEach(c -> SIGNS.put(c, Character.toString(c)));
    synonyms("⊙", "⊙∘∗⊛");
    synonyms("*", "∗⋆");
    synonyms("·", "⋅∙•");
    synonyms("/", "÷∕⁄");
    synonyms("-", "−–");
    synonyms("'", "′’");
    synonyms("…", "⋯⋮⋱");
    synonyms("|", "∣");
    synonyms("‖", "∥");
    synonyms("≔", "≜");
    synonyms("⇒", "⟹⇔⟺∴");
    synonyms("≡", "≡");
  }

  private LatexCharacters() {}

  private static void synonyms(String sign, String others) {
    others.codePoints().forEach(c -> SIGNS.put(c, sign));
  }

  /** Braces that are written come in pairs, but for one that opens cases. */
  static List<LatexToken> paired(List<LatexToken> tokens) {
    List<LatexToken> result = new ArrayList<>(tokens);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is("{")) {
        open.push(i);
      } else if (tokens.get(i).is("}") && !open.isEmpty()) {
        int start = open.pop();
        result.set(start, sign(tokens.get(start), "⦃"));
        result.set(i, sign(tokens.get(i), "⦄"));
      }
    }
    return result;
  }

  private static LatexToken sign(LatexToken token, String text) {
    return new LatexToken(Kind.SIGN, text, token.font(), token.span());
  }

  /** A token's kind and text, and the place behind its characters. */
  record Piece(Kind kind, String text, boolean bold, int next) {}

  /** Returns what the character {@code c} before {@code next} stands for. */
  static List<Piece> read(int c, String text, int next, int end) {
    String sign = SIGNS.get(c);
    if (sign != null) {
      return List.of(new Piece(Kind.SIGN, sign, false, next));
    }
    if (c == 'ᵀ') {
      return script(Kind.SUP, "⊤", Kind.SIGN, next);
    }
    int raised = Characters.superscript(c);
    if (raised >= 0) {
      return script(Kind.SUP, Integer.toString(raised), Kind.NUMBER, next);
    }
    if (c >= '₀' && c <= '₉') {
      return script(Kind.SUB, Integer.toString(c - '₀'), Kind.NUMBER, next);
    }
    if (c < 0x80 || !Character.isLetter(c)) {
      Kind kind = Character.isLetter(c) ? Kind.LETTER : Kind.SIGN;
      return List.of(accented(kind, Character.toString(c), false, text, next, end));
    }
    return letter(c, text, next, end);
  }

  private static List<Piece> script(Kind where, String shown, Kind kind, int next) {
    return List.of(
        new Piece(where, where == Kind.SUP ? "^" : "_", false, next),
        new Piece(kind, shown, false, next));
  }

  private static List<Piece> letter(int c, String text, int next, int end) {
    String own = Characters.canonicalName(Character.toString(c));
    if (own.codePointAt(0) != c) {
      return List.of(accented(Kind.LETTER, own, false, text, next, end));
    }
    String decomposed = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
    boolean bold =
        c > 0xFFFF && Character.getName(c) != null && Character.getName(c).contains("BOLD");
    String base = Characters.canonicalName(decomposed.substring(0, 1));
    String accent =
        decomposed.length() > 1 ? ACCENTS.getOrDefault(decomposed.codePointAt(1), "") : "";
    Piece piece = accented(Kind.LETTER, base + accent, bold, text, next, end);
    return List.of(piece);
  }

  /** An accent may follow as a character of its own. */
  private static Piece accented(
      Kind kind, String letter, boolean bold, String text, int next, int end) {
    String accent = next < end ? ACCENTS.get((int) text.charAt(next)) : null;
    return accent == null || kind != Kind.LETTER
        ? new Piece(kind, letter, bold, next)
        : new Piece(kind, letter + accent, bold, next + 1);
  }
}
