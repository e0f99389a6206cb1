package org.chainrule.check;

/** What is wrong with figures, in one sentence. */
final class FigureMessages {
  private FigureMessages() {}

  static String transposed(String quantity) {
    return "these are the figures of %s with rows and columns exchanged".formatted(quantity);
  }

  static String oppositeSign(String quantity) {
    return "the figures are those of %s with the opposite sign".formatted(quantity);
  }

  static String someSigns(String quantity, String entries) {
    return "the sign of %s is wrong in %s".formatted(quantity, entries);
  }

  static String rounding(String quantity, String carried, String right) {
    return "%s is %s: the figures printed are what comes out when %s is rounded on the way"
        .formatted(quantity, right, carried);
  }

  static String cutOff(String quantity, String right) {
    return "%s is %s: the digits were cut off, not rounded".formatted(quantity, right);
  }

  static String beforeStep(String quantity, String name) {
    return "this is the value before the step: it is %s, not %s".formatted(name, quantity);
  }

  static String afterStep(String quantity, String name) {
    return "this is the value after the step: it is %s, not %s".formatted(name, quantity);
  }

  static String before(String quantity) {
    return "this is %s as it was before the step".formatted(quantity);
  }

  static String after(String quantity) {
    return "this is %s as it is after the step".formatted(quantity);
  }

  static String wholeNumber(String quantity, String right) {
    return "%s is %s: rounded to a whole number it is no longer equal".formatted(quantity, right);
  }

  static String otherQuantity(String quantity, String name) {
    return "this is %s, not %s".formatted(name, quantity);
  }

  static String activationMissing(String quantity, String name, String activation) {
    return "this is %s: for %s the derivative of %s is missing"
        .formatted(name, quantity, activation);
  }

  static String missingActivation(String name) {
    return "the derivative of %s by what it is computed from is missing".formatted(name);
  }

  static String derivativeAtEnergy(String name) {
    return "the derivative of %s is taken at the wrong value".formatted(name);
  }

  static String diagonalJacobian(String name) {
    return "%s is treated as if every entry depended on its own energy only".formatted(name);
  }

  static String constantWeights(String name) {
    return "the weights in %s depend on the energies too: that term is missing".formatted(name);
  }

  static String missingPath(String from, String through) {
    return from.equals(through)
        ? "one of the ways through %s is missing".formatted(from)
        : "the path from %s through %s is missing".formatted(from, through);
  }

  static String updatedTooEarly(String quantity, String parameters) {
    return "%s has to be computed with %s as it was before the step"
        .formatted(quantity, parameters);
  }

  static String factor(String quantity, String factor) {
    return "the figures are %s times those of %s".formatted(factor, quantity);
  }

  static String oneEntry(String quantity, String entry, String right) {
    return "%s of %s is wrong: it is %s".formatted(entry, quantity, right);
  }

  static String someEntries(String quantity, String entries) {
    return "%s of %s are wrong".formatted(entries, quantity);
  }

  static String exchangedDigits(String right) {
    return "two digits are exchanged: it is %s".formatted(right);
  }

  static String shiftedPoint(String right) {
    return "the decimal point is in the wrong place: it is %s".formatted(right);
  }

  static String otherOrder(String quantity) {
    return "these are the entries of %s in another order".formatted(quantity);
  }

  static String sumOfEntries(String quantity) {
    return "this is the sum of the entries of %s, which has an entry for each".formatted(quantity);
  }

  static String factorMissing(String factor) {
    return "the factor %s is missing".formatted(factor);
  }

  static String factorsMissing(String first, String second) {
    return "a factor is missing: %s in the first term, %s in the second".formatted(first, second);
  }

  static String figureInFormula(String found, String right, String name) {
    return "%s stands where %s, %s, is due".formatted(found, name, right);
  }

  static String unexplained(String quantity, String right) {
    return "%s is %s".formatted(quantity, right);
  }

  /** Returns {@code entry 2}, or {@code entry [2,1]} of a matrix. */
  static String entry(int place, int rows, int columns) {
    return rows == 1 || columns == 1
        ? "entry " + (place + 1)
        : "entry [%d,%d]".formatted(place / columns + 1, place % columns + 1);
  }

  static String hint(String quantity) {
    return "work out %s once more".formatted(quantity);
  }
}
