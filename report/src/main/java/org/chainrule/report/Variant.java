package org.chainrule.report;

import java.util.Map;
import java.util.Optional;

/** The style of a letter. */
enum Variant {
  ITALIC("mathit", 0, 0),
  UPRIGHT("mathrm", 0, 0),
  BOLD("mathbf", 0x1D400, 0x1D41A),
  CALLIGRAPHIC("mathcal", 0x1D49C, 0x1D4B6),
  DOUBLE_STRUCK("mathbb", 0x1D538, 0x1D552);

  /** Letters that Unicode had before it got the mathematical alphabets. */
  private static final Map<Integer, String> CALLIGRAPHIC_EARLIER =
      Map.ofEntries(
          Map.entry((int) 'B', "ℬ"),
          Map.entry((int) 'E', "ℰ"),
          Map.entry((int) 'F', "ℱ"),
          Map.entry((int) 'H', "ℋ"),
          Map.entry((int) 'I', "ℐ"),
          Map.entry((int) 'L', "ℒ"),
          Map.entry((int) 'M', "ℳ"),
          Map.entry((int) 'R', "ℛ"),
          Map.entry((int) 'e', "ℯ"),
          Map.entry((int) 'g', "ℊ"),
          Map.entry((int) 'o', "ℴ"));

  private static final Map<Integer, String> DOUBLE_STRUCK_EARLIER =
      Map.of(
          (int) 'C', "ℂ", (int) 'H', "ℍ", (int) 'N', "ℕ", (int) 'P', "ℙ", (int) 'Q', "ℚ", (int) 'R',
          "ℝ", (int) 'Z', "ℤ");

  private final String command;
  private final int capitals;
  private final int smalls;

  Variant(String command, int capitals, int smalls) {
    this.command = command;
    this.capitals = capitals;
    this.smalls = smalls;
  }

  /** Returns the LaTeX command, without the backslash. */
  String command() {
    return command;
  }

  /** Returns the style of a LaTeX command. */
  static Optional<Variant> ofCommand(String command) {
    return switch (command) {
      case "mathit", "mathnormal" -> Optional.of(ITALIC);
      case "mathrm", "mathsf", "mathtt", "operatorname", "text", "textrm", "textit", "mbox" ->
          Optional.of(UPRIGHT);
      case "mathbf", "boldsymbol", "bm", "textbf" -> Optional.of(BOLD);
      case "mathcal", "mathscr" -> Optional.of(CALLIGRAPHIC);
      case "mathbb" -> Optional.of(DOUBLE_STRUCK);
      default -> Optional.empty();
    };
  }

  /** Returns {@code text} in the letters that Unicode has for this style. */
  String styled(String text) {
    if (capitals == 0) {
      return text;
    }
    StringBuilder styled = new StringBuilder();
    text.codePoints().forEach(c -> styled.append(styled(c)));
    return styled.toString();
  }

  private String styled(int c) {
    String earlier =
        switch (this) {
          case CALLIGRAPHIC -> CALLIGRAPHIC_EARLIER.get(c);
          case DOUBLE_STRUCK -> DOUBLE_STRUCK_EARLIER.get(c);
          case ITALIC, UPRIGHT, BOLD -> null;
        };
    if (earlier != null) {
      return earlier;
    }
    if (c >= 'A' && c <= 'Z') {
      return Character.toString(capitals + c - 'A');
    }
    if (c >= 'a' && c <= 'z') {
      return Character.toString(smalls + c - 'a');
    }
    if (this == BOLD && c >= '0' && c <= '9') {
      return Character.toString(0x1D7CE + c - '0');
    }
    if (this == BOLD && c >= 'α' && c <= 'ω') {
      return Character.toString(0x1D6C2 + c - 'α');
    }
    if (this == BOLD && c >= 'Α' && c <= 'Ω') {
      return Character.toString(0x1D6A8 + c - 'Α');
    }
    return Character.toString(c);
  }
}
