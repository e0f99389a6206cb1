package org.chainrule.report;

import java.util.HashMap;
import java.util.Map;

/** Plain text in a LaTeX document. */
final class LatexText {
  /** The last letter of the Unicode block Latin Extended-A. */
  private static final int LAST_ACCENTED = 0x17F;

  private static final Map<Integer, String> SIGNS = new HashMap<>();

  static {
    String[] pairs = {
      "∂",
      "\\partial",
      "∇",
      "\\nabla",
      "ᵀ",
      "^\\top",
      "⊤",
      "\\top",
      "⊙",
      "\\odot",
      "⊘",
      "\\oslash",
      "⊗",
      "\\otimes",
      "Σ",
      "\\Sigma",
      "∑",
      "\\sum",
      "≤",
      "\\leq",
      "≥",
      "\\geq",
      "≠",
      "\\neq",
      "∈",
      "\\in",
      "→",
      "\\to",
      "⇒",
      "\\Rightarrow",
      "⋯",
      "\\cdots",
      "…",
      "\\ldots",
      "⁻",
      "^{-}",
      "⁰",
      "^0",
      "⁴",
      "^4",
      "₀",
      "_0",
      "₁",
      "_1",
      "₂",
      "_2",
      "‖",
      "\\Vert",
      "√",
      "\\surd",
      "∞",
      "\\infty"
    };
    for (int i = 0; i < pairs.length; i += 2) {
      SIGNS.put(pairs[i].codePointAt(0), pairs[i + 1]);
    }
  }

  private LatexText() {}

  /** Returns {@code text} with the characters that LaTeX would take as instructions disarmed. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '\\' -> escaped.append("\\textbackslash{}");
            case '{', '}', '$', '&', '#', '_', '%' -> escaped.append('\\').appendCodePoint(c);
            case '^' -> escaped.append("\\textasciicircum{}");
            case '~' -> escaped.append("\\textasciitilde{}");
            case '<' -> escaped.append("\\textless{}");
            case '>' -> escaped.append("\\textgreater{}");
            case '|' -> escaped.append("\\textbar{}");
            case '"' -> escaped.append("''");
            case '\u2019', '\u2032' -> escaped.append('\'');
            case '−', '–' -> escaped.append("--");
            default -> escaped.append(character(c));
          }
        });
    return escaped.toString();
  }

  /** Letters with accents LaTeX knows, signs it has commands for; of the rest it stops. */
  private static String character(int c) {
    String letter = Character.toString(c);
    if (c <= LAST_ACCENTED) {
      return letter;
    }
    String command = SIGNS.get(c);
    if (command == null) {
      command = GreekLetters.command(letter).orElse("");
    }
    return command.isEmpty() ? "?" : "\\ensuremath{" + command + "}";
  }
}
