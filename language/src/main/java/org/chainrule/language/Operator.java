package org.chainrule.language;

/** The infix operators by how tightly they bind, loosest first. */
public enum Operator {
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
  public static final int SUM = 1;

  /** The level of {@code ⊗}. */
  public static final int TENSOR = 2;

  /** The level of {@code .*}. */
  public static final int ENTRYWISE = 3;

  /** The level of juxtaposition. */
  public static final int PRODUCT = 4;

  /** The level of a minus sign and of functions without brackets. */
  public static final int PREFIX = 5;

  /** The level of indices, powers and transposes. */
  public static final int POSTFIX = 6;

  private final String sign;
  private final int level;

  Operator(String sign, int level) {
    this.sign = sign;
    this.level = level;
  }

  public String sign() {
    return sign;
  }

  public int level() {
    return level;
  }

  /** Whether {@code token} is this operator's sign. */
  boolean is(Token token) {
    return this != JUXTAPOSED && token.is(sign);
  }
}
