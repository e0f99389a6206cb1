package org.chainrule.language;

/**
 * A word or sign of the text.
 *
 * @param kind what it is
 * @param text its canonical form: {@code .*} for {@code ⊙}, {@code beta} for {@code β}
 * @param start the offset of its first character
 * @param end the offset behind its last character
 * @param spaceBefore whether a blank or the start of a line stands before it
 */
record Token(Kind kind, String text, int start, int end, boolean spaceBefore) {

  /** The kinds of tokens. */
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    SIGN,
    LINE_END,
    END
  }

  /** The text of an end of a line that ends a row of a matrix, not a statement. */
  static final String ROW_END = "row";

  Span span() {
    return new Span(start, end);
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equals(word);
  }

  boolean isWordOrNumber(String word) {
    return (kind == Kind.NAME || kind == Kind.NUMBER) && text.equals(word);
  }

  /** Whether a statement, or an entry of a block, ends before this token. */
  boolean endsLine() {
    return kind == Kind.LINE_END || kind == Kind.END;
  }

  /** Whether a row of a matrix ends here, at the end of a line. */
  boolean endsRow() {
    return kind == Kind.LINE_END && text.equals(ROW_END);
  }

  /** Returns the token as messages name it. */
  String shown() {
    return switch (kind) {
      case LINE_END -> "the end of the line";
      case END -> "the end of the file";
      case STRING -> "the text \"" + Message.brief(text) + "\"";
      case NUMBER -> "the number " + Message.brief(text);
      case NAME, SIGN -> Message.brief(text);
    };
  }
}
