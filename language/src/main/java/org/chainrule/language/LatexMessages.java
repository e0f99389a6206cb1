package org.chainrule.language;

/** Messages about LaTeX that can't be read. */
final class LatexMessages {
  private LatexMessages() {}

  static Message expected(String wanted, String found) {
    return new Message("expected " + wanted + ", found " + found);
  }

  static Message neverClosed(String open) {
    return new Message("this " + open + " is never closed");
  }

  static Message neverOpened(String close) {
    return new Message("this " + close + " closes nothing");
  }

  static Message unknownCommand(String name) {
    return new Message("\\" + Message.brief(name) + " is not known here");
  }

  static Message tooMuchExpansion(int limit) {
    return new Message(
        "the macros of this formula expand to more than %,d signs".formatted(limit),
        "write the formula out, or check whether a macro calls itself");
  }

  static Message tooLong(int limit) {
    return new Message("this formula has more than %,d signs".formatted(limit), "split it up");
  }

  static Message tooDeep(int limit) {
    return new Message("this is nested more than %d deep".formatted(limit));
  }

  static Message emptySide() {
    return new Message("nothing stands on this side of the equation");
  }

  static Message looseRow() {
    return new Message(
        "this row begins with neither = nor an operator, and holds no equation",
        "begin it with the sign that joins it to the row before");
  }

  static Message noPartial(boolean below) {
    return new Message(
        "the %s half of this derivative has no ∂".formatted(below ? "lower" : "upper"),
        "write \\frac{\\partial …}{\\partial …}");
  }

  static Message whichLoss(int losses) {
    return new Message(
        losses == 0
            ? "∇ before a name means the gradient of the loss, and the network has none"
            : "∇ before a name means the gradient of the loss, and the network has several",
        "write \\frac{\\partial L}{\\partial …}");
  }

  static Message gradientOfLoss(String loss) {
    return new Message(
        "∇%s does not say by what to differentiate".formatted(loss),
        "write \\nabla_W %s".formatted(loss));
  }

  static Message notASet() {
    return new Message("numbers in brackets with commas are no value here");
  }

  static Message superscript(String shown) {
    return new Message(
        "the superscript %s is neither a power nor part of a declared name".formatted(shown),
        "tie the name to its LaTeX with written \"…\"");
  }

  static Message unknownName(String shown) {
    return new Message(
        "%s is the name of nothing in the network".formatted(shown),
        "tie a name to it with written \"…\"");
  }

  static Message noPattern() {
    return new Message(
        "what the dots stand for is not clear",
        "write the first, the second and the last element, each with its number as index");
  }

  static Message unknownSize(String shown) {
    return new Message(
        "the size of %s can't be told from what stands beside it".formatted(shown),
        "write its size as an index, or write the entries");
  }

  static Message noDerivative(String function) {
    return new Message(
        "the prime on %s is understood for elementwise functions of the language only"
            .formatted(function),
        "write the derivative with \\partial");
  }

  static Message primeOnScalar(String name) {
    return new Message("the prime on %s has no meaning for a number".formatted(name));
  }

  static Message unsupported(String what) {
    return new Message(what + " can't be read");
  }

  static Message differentialPower() {
    return new Message(
        "a power of a differential can be read in two ways", "put brackets around what is squared");
  }

  static Message wrongArguments(String command) {
    return new Message("\\%s wants more arguments".formatted(Message.brief(command)));
  }
}
