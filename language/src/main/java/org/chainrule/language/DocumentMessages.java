package org.chainrule.language;

/** Messages about documents: Markdown and LaTeX with a network and formulas in them. */
final class DocumentMessages {
  private DocumentMessages() {}

  static Message openBlock(String close) {
    return new Message("this block is never closed", "end it with " + close);
  }

  static Message openComment() {
    return new Message("this comment is never closed, so it is read as text", "close it with -->");
  }

  static Message openFormula(String close) {
    return new Message(
        "the formula that begins here is never closed",
        "end it with " + close + " before the next blank line");
  }

  static Message openDollar() {
    return new Message(
        "this dollar has no partner in its paragraph, so it is read as text",
        "close the formula with $, or write \\$");
  }

  static Message noNetwork(Documents.Form form) {
    return new Message(
        "there is no network that the formulas could be about",
        switch (form) {
          case LANGUAGE -> "declare it, as in: input x in R[N]";
          case MARKDOWN -> "write it into a block that begins with ```chainrule and ends with ```";
          case LATEX ->
              "write it between \\begin{chainrule} and \\end{chainrule},"
                  + " or in comments between %%chainrule and %%end";
        });
  }

  static Message oneSide() {
    return new Message("a claim says what equals what", "write claim left = right");
  }

  static Message tooMuchPutIn() {
    return new Message(
        "this formula becomes too large when definitions are put in", "define it in smaller steps");
  }

  static Message tooManyNames(int limit) {
    return new Message("the claims of a document define at most %d names".formatted(limit));
  }

  static Message newName(String name, String near) {
    return new Message(
        Message.brief(name) + " is taken for a name that this line introduces",
        "did you mean " + near + "?");
  }

  static Message notKnown() {
    return new Message("this speaks of something that could not be read", "").undeclared();
  }

  static Message definitionFailed(String name, int line) {
    return new Message(
        "%s has no meaning, because its definition in line %d has none"
            .formatted(Message.brief(name), line));
  }
}
