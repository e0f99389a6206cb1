package org.chainrule.judge;

import java.math.BigInteger;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/** What an {@link Atom} is, apart from its arguments and positions. */
sealed interface Head {
  /** x_ij: an entry of a variable; positions: those of its sides that are longer than 1. */
  record Entry(Symbol symbol) implements Head {}

  /** An entry of an expression that is not looked into; positions as for an entry. */
  record Whole(Expression expression) implements Head {}

  /** A size as a number. */
  record Size(SizeName name) implements Head {}

  /** A prime number, or a number too large to factor, with a fractional exponent. */
  record Prime(BigInteger value) implements Head {}

  /** i, as a number. */
  record Ordinal() implements Head {}

  /** 1 where the two positions agree, else 0. */
  record Delta() implements Head {}

  /** 1 where i = (a − 1)·{@code inner} + b, else 0; positions i, a, b. */
  record Split(Dimension inner) implements Head {}

  /** The argument, a sum that stays together for the sake of its exponent. */
  record Base() implements Head {}

  /** e to the argument, a monomial with coefficient 1. */
  record Exponential() implements Head {}

  /** log z, where z is positive. */
  record Logarithm() implements Head {}

  /** sin z, cos z or erf z. */
  record Function(ElementwiseFunction function) implements Head {}

  /** [z &gt; 0]. */
  record Step() implements Head {}

  /** [z = 0]. */
  record Zero() implements Head {}

  /** a^b whose exponent is a whole number that is not known. */
  record Power() implements Head {}

  /** (A⁻¹)_ij of the matrix A; positions i, j. */
  record Inverse() implements Head {}

  /** det A. */
  record Determinant() implements Head {}

  /** The largest, or smallest, entry of the matrix A. */
  record Extreme(boolean largest) implements Head {}

  /** An unspecified function of matrices. */
  record Unspecified(OpaqueFunction function) implements Head {}

  /** The gradient of an unspecified function; positions: those in its argument. */
  record Slope(OpaqueFunction function, int argument) implements Head {}

  /** 1 where the scalar argument names the position; position j. */
  record Lookup() implements Head {}

  /** Whether 0 and 1 are the only values, so that all powers are the same. */
  default boolean isBracket() {
    return this instanceof Step
        || this instanceof Zero
        || this instanceof Delta
        || this instanceof Split
        || this instanceof Lookup;
  }

  /** Returns a hash that is the same in every run. */
  default long hash() {
    String detail =
        switch (this) {
          case Entry(Symbol symbol) -> symbol.name() + symbol.shape();
          case Whole(Expression expression) -> expression.toString();
          case Size(SizeName name) -> name.name();
          case Prime(BigInteger value) -> value.toString();
          case Split(Dimension inner) -> inner.toString();
          case Function(ElementwiseFunction function) -> function.word();
          case Extreme(boolean largest) -> largest ? "max" : "min";
          case Unspecified(OpaqueFunction function) -> function.name();
          case Slope(OpaqueFunction function, int argument) -> function.name() + argument;
          case Ordinal _,
              Delta _,
              Base _,
              Exponential _,
              Logarithm _,
              Step _,
              Zero _,
              Power _,
              Inverse _,
              Determinant _,
              Lookup _ ->
              "";
        };
    return Mix.of(Mix.of(getClass().getSimpleName()), Mix.of(detail));
  }
}
