package org.chainrule.language;

import java.util.List;

/**
 * A piece of LaTeX that stands for one sign.
 *
 * @param kind what it is
 * @param text its canonical form: {@code alpha} for {@code \alpha} and {@code α}, {@code ·} for
 *     {@code \cdot}, {@code yhat} for {@code \hat{y}}
 * @param font the letters it is set in
 * @param span where it stands in the document
 */
record LatexToken(Kind kind, String text, Font font, Span span) {

  /** The kinds of tokens. */
  enum Kind {
    /** A letter, with its accent. */
    LETTER,
    /** A word in upright letters, a function's name for instance. */
    WORD,
    NUMBER,
    SIGN,
    /** A command that is none of the others. */
    COMMAND,
    OPEN,
    CLOSE,
    SUB,
    SUP,
    /** Prose. */
    TEXT,
    /** A wide space. */
    GAP,
    /** {@code \\}. */
    ROW_END,
    /** {@code \begin}; its text is the name of the environment. */
    BEGIN,
    /** {@code \end}. */
    END
  }

  /** The letters that make a difference; all others are plain. */
  enum Font {
    PLAIN,
    UPRIGHT,
    BOLD,
    BLACKBOARD
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isAny(String signs) {
    return kind == Kind.SIGN && signs.contains(text);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  boolean isLetter(String letter) {
    return kind == Kind.LETTER && text.equals(letter);
  }

  boolean isCommand(String name) {
    return kind == Kind.COMMAND && text.equals(name);
  }

  /** Whether it is a letter or a word. */
  boolean isName() {
    return kind == Kind.LETTER || kind == Kind.WORD;
  }

  /** Whether it opens a group that another token closes. */
  boolean opens() {
    return kind == Kind.OPEN || kind == Kind.BEGIN || isAny("([⟦⟨⦃");
  }

  boolean closes() {
    return kind == Kind.CLOSE || kind == Kind.END || isAny(")]⟧⟩⦄");
  }

  /** Returns the token set in {@code other} letters. */
  LatexToken in(Font other) {
    return new LatexToken(kind, text, other, span);
  }

  /** Returns the token as messages name it. */
  String shown() {
    return switch (kind) {
      case COMMAND -> "\\" + Message.brief(text);
      case OPEN -> "{";
      case CLOSE -> "}";
      case SUB -> "_";
      case SUP -> "^";
      case TEXT -> "the text \"" + Message.brief(text) + "\"";
      case GAP -> "a space";
      case ROW_END -> "\\\\";
      case BEGIN -> "\\begin{" + Message.brief(text) + "}";
      case END -> "\\end{" + Message.brief(text) + "}";
      case SIGN -> text.equals("⦃") ? "{" : text.equals("⦄") ? "}" : text;
      case LETTER, WORD, NUMBER -> Message.brief(text);
    };
  }

  /** Returns where {@code tokens}, at least one, stand. */
  static Span span(List<LatexToken> tokens) {
    return tokens.getFirst().span().to(tokens.getLast().span());
  }
}
