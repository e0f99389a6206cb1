package org.chainrule.judge;

import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Symbol;

/** A fact about the values involved, under which an equation holds. */
public sealed interface Condition {

  /** The entries of a vector (of each row of a matrix) sum to one: {@code sum(t) = 1}. */
  record SumsToOne(Symbol symbol) implements Condition {}

  /** A matrix equals its transpose: {@code A' = A}. */
  record Symmetric(Symbol symbol) implements Condition {}

  /** All entries are positive: {@code x > 0}. */
  record Positive(Expression value) implements Condition {}

  /** No entry is zero: {@code z ≠ 0}. */
  record NonZero(Expression value) implements Condition {}

  /** A square matrix has an inverse: {@code det(A) ≠ 0}. */
  record Invertible(Expression value) implements Condition {}

  /**
   * The value that the derivative of {@code function} is given where it has none: {@code relu′(0) =
   * 0}.
   */
  record SlopeAtKink(ElementwiseFunction function, Rational at, Rational slope)
      implements Condition {}

  /** How two indices stand to each other: {@code i = j}, {@code i ≠ j}. */
  record Indices(Index left, Relation relation, Index right) implements Condition {}

  /**
   * An Iverson bracket is 1, for letters that may be free in it: {@code [A[i] > 0]}; of a matrix,
   * all of its entries.
   */
  record Holds(Expression bracket) implements Condition {}

  /** Whether this says where something is claimed, and not what its values are like. */
  default boolean isRestriction() {
    return this instanceof Indices || this instanceof Holds;
  }
}
