package org.chainrule.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Raised and lowered characters. */
final class UnicodeScripts {
  private static final Map<Integer, String> RAISED = new HashMap<>();
  private static final Map<Integer, String> LOWERED = new HashMap<>();

  static {
    pairs(RAISED, "0123456789+−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾");
    pairs(RAISED, "abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ");
    pairs(RAISED, "ᵀ′", "ᵀ′");
    pairs(LOWERED, "0123456789+−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎");
    pairs(RAISED, Marks.BOTH, Marks.BOTH);
    pairs(LOWERED, Marks.BOTH, Marks.BOTH);
    pairs(LOWERED, "aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ");
  }

  private UnicodeScripts() {}

  private static void pairs(Map<Integer, String> map, String plain, String changed) {
    for (int i = 0; i < plain.length(); i++) {
      map.put((int) plain.charAt(i), changed.substring(i, i + 1));
    }
  }

  /** Returns {@code text} raised, where all of its characters can be. */
  static Optional<String> raised(String text) {
    return mapped(RAISED, text);
  }

  /** Returns {@code text} lowered, where all of its characters can be. */
  static Optional<String> lowered(String text) {
    return mapped(LOWERED, text);
  }

  private static Optional<String> mapped(Map<Integer, String> map, String text) {
    boolean all = text.codePoints().allMatch(map::containsKey);
    return all
        ? Optional.of(
            text.codePoints().mapToObj(map::get).collect(java.util.stream.Collectors.joining()))
        : Optional.empty();
  }
}
