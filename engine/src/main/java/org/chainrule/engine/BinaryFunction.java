package org.chainrule.engine;

import org.chainrule.expression.Relation;

/** A function of two numbers that is applied entry by entry. */
public enum BinaryFunction {
  /** a·b. */
  MULTIPLY("·"),
  /** a/b. */
  DIVIDE("/"),
  /** a to the power b. */
  POWER("^"),
  /** The larger of a and b. */
  MAXIMUM("max"),
  /** The smaller of a and b. */
  MINIMUM("min"),
  /** 1 where a &lt; b, else 0. */
  LESS("<"),
  /** 1 where a ≤ b, else 0. */
  AT_MOST("<="),
  /** 1 where a &gt; b, else 0. */
  GREATER(">"),
  /** 1 where a ≥ b, else 0. */
  AT_LEAST(">="),
  /** 1 where a = b, else 0. */
  EQUAL("="),
  /** 1 where a ≠ b, else 0. */
  UNEQUAL("!=");

  private final String sign;

  BinaryFunction(String sign) {
    this.sign = sign;
  }

  /** Returns how a listing writes it. */
  public String sign() {
    return sign;
  }

  /** Returns the function that is 1 where the relation holds, else 0. */
  static BinaryFunction of(Relation relation) {
    return switch (relation) {
      case LESS -> LESS;
      case AT_MOST -> AT_MOST;
      case GREATER -> GREATER;
      case AT_LEAST -> AT_LEAST;
      case EQUAL -> EQUAL;
      case UNEQUAL -> UNEQUAL;
    };
  }
}
