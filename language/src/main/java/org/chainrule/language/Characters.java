package org.chainrule.language;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signs of the language, and the Unicode characters that stand for them or for letters. */
final class Characters {
  /** The signs of more than one character, longest first. */
  static final List<String> LONG_SIGNS = List.of(".*", "./", ".^", "..", "<=", ">=", "!=");

  private static final String SINGLE_SIGNS = "+-*/^'()[]{},;:=<>·⊗∂∇";

  /** Other ways to write a sign. */
  private static final Map<Integer, String> SIGNS = new HashMap<>();

  static {
    synonyms(".*", "⊙∘");
    synonyms("./", "⊘");
    synonyms("·", "·⋅∙•");
    synonyms("*", "×∗");
    synonyms("/", "÷∕");
    synonyms("-", "−–");
    synonyms("<=", "≤");
    synonyms(">=", "≥");
    synonyms("!=", "≠");
    synonyms("'", "ᵀ′’");
    synonyms("Σ", "∑");
    synonyms("..", "‥");
    SINGLE_SIGNS.chars().forEach(c -> SIGNS.put(c, Character.toString(c)));
  }

  /** Signs for words. */
  private static final Map<Integer, String> WORDS = Map.of((int) '∈', "in", (int) '√', "sqrt");

  private static final String LOWER_GREEK = "αβγδεζηθικλμνξοπρςστυφχψω";

  private static final List<String> GREEK_NAMES =
      List.of(
          ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho"
                  + " sigma sigma tau upsilon phi chi psi omega")
              .split(" "));

  /** Letters that stand for other characters in names. */
  private static final Map<Integer, String> LETTERS = new HashMap<>();

  static {
    for (int i = 0; i < LOWER_GREEK.length(); i++) {
      int letter = LOWER_GREEK.charAt(i);
      String name = GREEK_NAMES.get(i);
      LETTERS.put(letter, name);
      LETTERS.put(
          Character.toUpperCase(letter), Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }
    LETTERS.put((int) 'ϵ', "epsilon");
    LETTERS.put((int) 'ϑ', "theta");
    LETTERS.put((int) 'ϕ', "phi");
    LETTERS.put((int) 'ϱ', "rho");
    LETTERS.put((int) 'µ', "mu");
    LETTERS.put((int) 'ℓ', "ell");
    LETTERS.put((int) 'ℝ', "R");
    for (int digit = 0; digit <= 9; digit++) {
      LETTERS.put('₀' + digit, String.valueOf(digit));
    }
  }

  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Characters() {}

  private static void synonyms(String sign, String others) {
    others.codePoints().forEach(c -> SIGNS.put(c, sign));
  }

  /** Returns the sign that one character is. */
  static Optional<String> sign(int c) {
    return Optional.ofNullable(SIGNS.get(c));
  }

  /** Returns the word that one sign stands for. */
  static Optional<String> word(int c) {
    return Optional.ofNullable(WORDS.get(c));
  }

  /** Returns the digit that a superscript is, or −1. */
  static int superscript(int c) {
    return SUPERSCRIPTS.indexOf(c);
  }

  /** Returns numerator and denominator of a fraction that is one character, as ½. */
  static Optional<String[]> fraction(int c) {
    String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
    int slash = parts.indexOf('\u2044');
    boolean whole = slash > 0 && slash < parts.length() - 1;
    return whole
        ? Optional.of(new String[] {parts.substring(0, slash), parts.substring(slash + 1)})
        : Optional.empty();
  }

  static boolean startsName(int c) {
    return c == '_' || (Character.isLetter(c) && !SIGNS.containsKey(c));
  }

  static boolean continuesName(int c) {
    return startsName(c)
        || Character.isDigit(c)
        || (c >= '₀' && c <= '₉')
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  static boolean isBlank(int c) {
    return c == '\t' || c == '\r' || c == '\f' || Character.isSpaceChar(c);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Returns the name with Greek letters spelt out and lowered digits as digits. */
  static String canonicalName(String name) {
    if (name.chars().allMatch(c -> c < 0x80)) {
      return name;
    }
    StringBuilder canonical = new StringBuilder();
    java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC)
        .codePoints()
        .forEach(c -> {
          String letters = LETTERS.get(c);
          if (letters == null) {
            canonical.appendCodePoint(c);
          } else {
            canonical.append(letters);
          }
        });
    return canonical.toString();
  }
}
