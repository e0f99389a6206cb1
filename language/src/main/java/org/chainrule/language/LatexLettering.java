package org.chainrule.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How names are written in LaTeX: as the author says, else in the way that ties them by itself. */
final class LatexLettering {
  private static final Map<String, String> ACCENTS =
      Map.of(
          "hat", "\\hat", "tilde", "\\tilde", "bar", "\\bar", "dot", "\\dot", "check", "\\check");

  private final LatexNames names;

  LatexLettering(LatexNames names) {
    this.names = names;
  }

  /** A base with what stands below and above it. */
  private record Parts(String base, String lower, String upper) {
    String text() {
      String below = lower.isEmpty() ? "" : lower.length() == 1 ? "_" + lower : "_{" + lower + "}";
      String above = upper.isEmpty() ? "" : "^{" + upper + "}";
      return base + below + above;
    }
  }

  String name(String name) {
    return names.written(name).orElseGet(() -> parts(name).text());
  }

  /** Returns the name with an index. */
  String lowered(String name, String below) {
    Optional<String> written = names.written(name);
    if (written.isEmpty()) {
      Parts parts = parts(name);
      String lower = parts.lower().isEmpty() ? below : parts.lower() + "," + below;
      return new Parts(parts.base(), lower, parts.upper()).text();
    }
    String text = written.get();
    if (text.endsWith("]") && !below.contains(",")) {
      return text + "[" + below + "]";
    }
    return hasScript(text, '_') ? "{" + text + "}_{" + below + "}" : text + "_{" + below + "}";
  }

  /** Returns the name with something above, beside what stands there already. */
  String raised(String name, String above) {
    String text = name(name);
    boolean transpose = above.equals("\\top");
    if (!hasScript(text, '^')) {
      return text + "^{" + above + "}";
    }
    if (transpose && text.endsWith("}") && text.lastIndexOf("^{") == text.lastIndexOf('{') - 1) {
      return text.substring(0, text.length() - 1) + above + "}";
    }
    return "(" + text + ")^{" + above + "}";
  }

  private static boolean hasScript(String text, char sign) {
    return text.indexOf(sign) >= 0;
  }

  /** A fraction that began with the letter d would be read as a derivative. */
  String shielded(String text) {
    boolean letter = text.startsWith("d") && !text.startsWith("dd");
    return letter ? "{d}" + text.substring(1) : text;
  }

  private Parts parts(String name) {
    List<String> pieces = List.of(name.split("_", -1));
    if (pieces.stream().anyMatch(String::isEmpty)) {
      return new Parts(word(name), "", "");
    }
    String stem = pieces.getFirst();
    StringBuilder lower = new StringBuilder();
    int digits = stem.length();
    while (digits > 0 && Characters.isDigit(stem.charAt(digits - 1))) {
      digits--;
    }
    if (digits > 0 && digits < stem.length()) {
      lower.append(stem, digits, stem.length());
      stem = stem.substring(0, digits);
    }
    for (String piece : pieces.subList(1, pieces.size())) {
      lower.append(lower.isEmpty() ? "" : ",").append(piece(piece));
    }
    return new Parts(letter(stem), lower.toString(), "");
  }

  private static String piece(String text) {
    return text.chars().allMatch(Characters::isDigit) ? text : letter(text);
  }

  private static String letter(String stem) {
    if (stem.codePointCount(0, stem.length()) == 1) {
      return stem;
    }
    if (LatexCommands.letter(stem).isPresent()) {
      return "\\" + stem;
    }
    for (Map.Entry<String, String> accent : ACCENTS.entrySet()) {
      String base = stem.substring(0, Math.max(0, stem.length() - accent.getKey().length()));
      boolean accented = stem.endsWith(accent.getKey()) && !base.isEmpty();
      if (accented && (base.length() == 1 || LatexCommands.letter(base).isPresent())) {
        return accent.getValue() + "{" + letter(base) + "}";
      }
    }
    return word(stem);
  }

  private static String word(String text) {
    return "\\mathrm{" + text.replace("_", "\\_") + "}";
  }
}
