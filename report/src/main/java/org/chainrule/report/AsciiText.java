package org.chainrule.report;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Text for terminals that know no more than ASCII. */
final class AsciiText {
  private static final Map<Integer, String> SIGNS = new HashMap<>();

  static {
    String[] pairs = {
      "∂", "d", "²", "2", "³", "^3", "·", ".", "⊗", "(x)", "⊙", ".*", "⊘", "./", "∇", "grad", "−",
      "-", "–", "-", "—", "-", "′", "'", "’", "'", "ᵀ", "'", "×", "x", "≤", "<=", "≥", ">=", "≠",
      "!=", "∈", "in", "Σ", "sum", "⋯", "...", "…", "...", "ℝ", "R", "½", "1/2", "‖", "||", "√",
      "sqrt", "→", "->", "⇒", "=>", "“", "\"", "”", "\"", "𝟏", "1"
    };
    for (int i = 0; i < pairs.length; i += 2) {
      SIGNS.put(pairs[i].codePointAt(0), pairs[i + 1]);
    }
  }

  private AsciiText() {}

  /** Returns {@code text} in ASCII: Greek letters by name, accents left out. */
  static String of(String text) {
    StringBuilder ascii = new StringBuilder();
    text.codePoints().forEach(c -> ascii.append(of(c)));
    return ascii.toString();
  }

  private static String of(int c) {
    if (c < 0x80) {
      return Character.toString(c);
    }
    String sign = SIGNS.get(c);
    if (sign != null) {
      return sign;
    }
    String letter = Character.toString(c);
    return GreekLetters.command(letter)
        .map(command -> command.substring(1))
        .orElseGet(() -> {
          String plain =
              Normalizer.normalize(letter, Normalizer.Form.NFKD).replaceAll("[^\\x00-\\x7F]", "");
          return plain.isEmpty() ? "?" : plain;
        });
  }
}
