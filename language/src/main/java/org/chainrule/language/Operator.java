package org.chainrule.language;

/** The infix operators by how tightly they bind, loosest first. */
enum Operator {
  PLUS("+", Operator.SUM),
  MINUS("-", Operator.SUM),
  KRONECKER("⊗", Operator.TENSOR),
  TIMES_ENTRYWISE(".*", Operator.ENTRYWISE),
  DIVIDE_ENTRYWISE("./", Operator.ENTRYWISE),
  DOT("·", Operator.ENTRYWISE),
  JUXTAPOSED("", Operator.PRODUCT),
  TIMES("*", Operator.PRODUCT),
  DIVIDE("/", Operator.PRODUCT);

  /** The level of {@code +}. */
  static final int SUM = 1;

  /** The level of {@code ⊗}. */
  static final int TENSOR = 2;

  /** The level of {@code .*}. */
  static final int ENTRYWISE = 3;

  /** The level of juxtaposition. */
  static final int PRODUCT = 4;

  /** The level of a minus sign and of functions without brackets. */
  static final int PREFIX = 5;

  /** The level of indices, powers and transposes. */
  static final int POSTFIX = 6;

  private final String sign;
  private final int level;

  Operator(String sign, int level) {
    this.sign = sign;
    this.level = level;
  }

  String sign() {
    return sign;
  }

  int level() {
    return level;
  }

  /** Whether {@code token} is this operator's sign. */
  boolean is(Token token) {
    return this != JUXTAPOSED && token.is(sign);
  }
}
