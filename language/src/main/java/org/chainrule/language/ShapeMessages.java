package org.chainrule.language;

import java.util.Collection;

/** Messages about shapes, sizes, indices and numbers. */
final class ShapeMessages {
  private ShapeMessages() {}

  static Message inFunction(String function, Message cause) {
    return new Message(
        "in the body of %s: %s".formatted(Message.brief(function), cause.text()),
        cause.hint(),
        cause.kind());
  }

  static Message tooLarge() {
    return new Message("a size or a number here is too large");
  }

  static Message longArithmetic() {
    return new Message(
        "the exact value of these numbers has too many digits", "write it as a decimal");
  }

  static Message sizeNotPositive(String text) {
    return new Message("a size is a whole number from 1, found " + Message.brief(text));
  }

  static Message notASize(String text) {
    return new Message(
        "expected a size, found " + Message.brief(text),
        "a size is made of whole numbers and declared sizes, as 2*H + 1");
  }

  static Message sizeTooLarge(String text, int largest) {
    return new Message("the size %s is larger than %d".formatted(Message.brief(text), largest));
  }

  static Message sizeTooLong(String text) {
    return new Message("the size %s has too many factors or terms".formatted(Message.brief(text)));
  }

  static Message divideByMatrix(String operand, String shape) {
    return new Message(
        "%s is %s: / divides by a scalar".formatted(operand, shape),
        "to divide entry by entry write ./");
  }

  static Message powerOf(String base, String shape) {
    return new Message(
        "%s is %s: ^ needs a scalar or a square matrix".formatted(base, shape),
        "for powers of the entries write .^");
  }

  static Message matrixExponent(String exponent) {
    return new Message(
        "the exponent %s of a matrix is not a whole number".formatted(exponent),
        "for powers of the entries write .^");
  }

  static Message exponentShape(String exponent, String shape) {
    return new Message(
        "the exponent %s is %s, and has to be a scalar".formatted(exponent, shape),
        "for powers entry by entry write .^");
  }

  static Message largeExponent(int limit) {
    return new Message("the exponent of a matrix goes up to " + limit);
  }

  static Message noBroadcastInClaim(String description, String row, boolean isRow, String size) {
    return new Message(
        description,
        "in claims only scalars are repeated; write "
            + (isRow ? "ones(" + size + ", 1) " + row : row + " ones(1, " + size + ")"));
  }

  /** A repair, for operands that would fit if one were transposed. */
  static String transpose(String operand) {
    return "transpose " + operand + " with '";
  }

  static Message bothWays(String taken, String other) {
    return new Message(
        "this reads as %s; %s would conform as well"
            .formatted(Message.brief(taken), Message.brief(other)),
        "set brackets to say which is meant");
  }

  static Message oneIndex(String name, String shape) {
    return new Message(
        "%s is %s and needs two indices".formatted(name, shape),
        "write [i, j] for an entry, [i, :] for a row, [:, j] for a column");
  }

  static Message manyIndices(String name, int found) {
    return new Message("%s has at most two indices, found %d".formatted(name, found));
  }

  static Message indexOfScalar(String name) {
    return new Message(name + " is a scalar and has no entries");
  }

  static Message badPosition(String text) {
    return new Message(
        "expected a position, found " + text,
        "a position is an index, a whole number or a size, as i + 1");
  }

  static Message positionNotScalar(String text, String shape) {
    return new Message("the position %s is %s, and has to be a scalar".formatted(text, shape));
  }

  static Message rangeUnknown(String index) {
    return new Message(
            "the range of the index %s can't be told from its use".formatted(Message.brief(index)),
            "write it: [%s = 1..n]".formatted(Message.brief(index)))
        .outOfRange();
  }

  static Message rangeConflict(
      String index, String size, String where, String otherSize, String otherWhere) {
    return new Message(
            "the index %s runs to %s in %s and to %s in %s"
                .formatted(Message.brief(index), size, where, otherSize, otherWhere))
        .outOfRange();
  }

  static Message emptyRange(String index) {
    return new Message("the index " + Message.brief(index) + " has no values").outOfRange();
  }

  static Message notAColumn(String name, String shape) {
    return new Message(
        "%s is %s: concat puts columns side by side".formatted(name, shape),
        "transpose a row with '");
  }

  static Message deltaForm() {
    return new Message("delta is written delta[i,j]");
  }

  static Message tooManyIndices(int limit) {
    return new Message("a formula has at most " + limit + " free indices");
  }

  static Message tooMuch() {
    return new Message(
        "this formula becomes too large when its functions are put in",
        "give parts of it names of their own");
  }

  static Message tooManyChoices(Collection<String> letters, int limit) {
    return new Message(
        "there are more than %d ways to choose units for %s"
            .formatted(limit, String.join(", ", letters)),
        "name some of the units");
  }

  static Message noFittingUnits(Collection<String> letters) {
    return new Message("no units fit the letters " + String.join(", ", letters));
  }

  static Message vectorFunction(String function) {
    return new Message(function + " of a single number: a gated unit is wanted");
  }

  static Message noApplication(String function) {
    return new Message(
        "%s is applied nowhere, so its gradient has no place".formatted(Message.brief(function)),
        "write its arguments: ∇_x " + Message.brief(function) + "(x)");
  }
}
