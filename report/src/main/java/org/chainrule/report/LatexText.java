package org.chainrule.report;

/** Plain text in a LaTeX document. */
final class LatexText {
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
            default -> escaped.appendCodePoint(c);
          }
        });
    return escaped.toString();
  }
}
