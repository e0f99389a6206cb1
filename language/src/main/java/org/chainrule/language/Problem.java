package org.chainrule.language;

/**
 * Something wrong, or doubtful, in a text.
 *
 * @param file the name of the file
 * @param line the line, from 1; 0 where the file as a whole is meant
 * @param column the column of the first character, from 1; 0 where the file as a whole is meant
 * @param length the number of characters concerned, at least 1
 * @param message what was found and what was wanted, in the author's names
 * @param sourceLine the line, shortened around the place where it is long
 * @param caret blanks and {@code ^~~~}: what to print below {@code sourceLine}
 * @param hint one way to mend it, or an empty text
 */
public record Problem(
    String file,
    int line,
    int column,
    int length,
    String message,
    String sourceLine,
    String caret,
    String hint) {

  /** Returns the message with its place, the line with a caret below it, and the hint. */
  public String report() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line).append(':').append(column);
    }
    text.append(": ").append(message);
    if (line > 0) {
      text.append("\n  ").append(sourceLine).append("\n  ").append(caret);
    }
    if (!hint.isEmpty()) {
      text.append("\n  hint: ").append(hint);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return report();
  }
}
