package org.chainrule.calculus;

import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.scale;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Shape;

/**
 * A term as number × powers of scalars × powers, entry by entry, of matrices.
 *
 * <p>{@code -2 (norm2(r)/norm2(r)) A' r} is −2, {norm2(r)⁰}, {A' r¹}: put together again, what
 * cancels is gone. A matrix product is one of the matrices. Cancelling assumes what writing the
 * quotient did, that no entry of a denominator is 0.
 *
 * @param coefficient the number
 * @param scalars scalar bases and their exponents, in order, none of them 0
 * @param entries bases of {@code shape} and their exponents, none for a scalar
 * @param shape the shape of the value
 */
record Monomial(
    Rational coefficient,
    SequencedMap<Expression, Rational> scalars,
    SequencedMap<Expression, Rational> entries,
    Shape shape) {

  /** The exponent beyond which a power is left as it is. */
  private static final int LARGEST_EXPONENT = 64;

  /** A number with a longer denominator is shown as a decimal, not as a fraction. */
  private static final int MOST_BITS = 20;

  /** The number 1, or a matrix of ones. */
  static Monomial one(Shape shape) {
    return new Monomial(Rational.ONE, new LinkedHashMap<>(), new LinkedHashMap<>(), shape);
  }

  /** Takes {@code expression} apart. */
  static Monomial of(Expression expression) {
    Builder builder = new Builder(expression.shape());
    builder.multiply(expression, Rational.ONE);
    return builder.build();
  }

  /** Returns this with another coefficient. */
  Monomial withCoefficient(Rational other) {
    return new Monomial(other, scalars, entries, shape);
  }

  /** Returns this with other factors. */
  Monomial withFactors(
      SequencedMap<Expression, Rational> otherScalars,
      SequencedMap<Expression, Rational> otherEntries) {
    return new Monomial(coefficient, otherScalars, otherEntries, shape);
  }

  /** Returns the elementwise product with {@code factor}, a scalar or of this shape. */
  Monomial times(Expression factor) {
    Builder product = new Builder(shape);
    product.coefficient = coefficient;
    product.scalars.putAll(scalars);
    product.entries.putAll(entries);
    product.multiply(factor, Rational.ONE);
    return product.build();
  }

  /** Whether there is a number or a scalar to take out of a matrix. */
  boolean hasScalarFactor() {
    return !shape.isScalar() && !entries.isEmpty() && (!coefficient.is(1) || !scalars.isEmpty());
  }

  /** Returns the number and the scalars. */
  Expression scalarFactor() {
    return new Monomial(coefficient, scalars, new LinkedHashMap<>(), Shape.SCALAR).expression();
  }

  /** Returns the matrices alone. */
  Expression withoutScalarFactor() {
    return new Monomial(Rational.ONE, new LinkedHashMap<>(), entries, shape).expression();
  }

  /** Whether the two differ by their numbers only. */
  boolean isMultipleOf(Monomial other) {
    return scalars.equals(other.scalars)
        && entries.equals(other.entries)
        && shape.sameAs(other.shape);
  }

  /** Returns the formula: the sign, numbers, scalars, matrices, then what divides. */
  Expression expression() {
    if (coefficient.signum() == 0) {
      return Expressions.zeros(shape);
    }
    boolean negative = coefficient.signum() < 0;
    Expression positive = unsigned(negative ? coefficient.negated() : coefficient);
    return negative ? Expressions.negate(positive) : positive;
  }

  private Expression unsigned(Rational number) {
    List<Expression> above = powers(scalars, 1);
    List<Expression> below = powers(scalars, -1);
    Expression body = body();
    if (below.isEmpty()) {
      above.addFirst(Expressions.constant(number));
      return scale(hadamard(above), body);
    }
    boolean fraction = number.denominator().bitLength() <= MOST_BITS;
    above.addFirst(
        Expressions.constant(fraction ? new Rational(number.numerator(), BigInteger.ONE) : number));
    if (fraction) {
      below.addFirst(Expressions.constant(new Rational(number.denominator(), BigInteger.ONE)));
    }
    Expression divisor = hadamard(below);
    boolean plain = above.size() == 1;
    if (plain && !entries.isEmpty()) {
      Expression multiple = scale(above.getFirst(), body);
      return Expression.of(new Divide(), multiple, divisor);
    }
    Expression numerator = hadamard(above);
    Expression factor =
        plain
            ? Expressions.divide(numerator, divisor)
            : Expression.of(new Divide(), numerator, divisor);
    return scale(factor, body);
  }

  /** Returns the matrix part, or the number 1. */
  private Expression body() {
    if (entries.isEmpty()) {
      return Expressions.ones(shape);
    }
    List<Expression> above = powers(entries, 1);
    List<Expression> below = powers(entries, -1);
    Expression numerator = above.isEmpty() ? Expressions.constant(1) : hadamard(above);
    return below.isEmpty() ? numerator : Expressions.divide(numerator, hadamard(below));
  }

  private static List<Expression> powers(Map<Expression, Rational> factors, int sign) {
    List<Expression> powers = new ArrayList<>();
    factors.forEach((base, exponent) -> {
      if (exponent.signum() == sign) {
        powers.add(power(base, sign > 0 ? exponent : exponent.negated()));
      }
    });
    return powers;
  }

  private static Expression power(Expression base, Rational exponent) {
    return exponent.equals(Rational.of(1, 2))
        ? Expressions.elementwise(ElementwiseFunction.SQRT, base)
        : Expressions.power(base, Expressions.constant(exponent));
  }

  /** Collects factors. */
  private static final class Builder {
    private Rational coefficient = Rational.ONE;
    private final SequencedMap<Expression, Rational> scalars = new LinkedHashMap<>();
    private final SequencedMap<Expression, Rational> entries = new LinkedHashMap<>();
    private final Shape shape;

    Builder(Shape shape) {
      this.shape = shape;
    }

    Monomial build() {
      scalars.values().removeIf(e -> e.signum() == 0);
      entries.values().removeIf(e -> e.signum() == 0);
      return new Monomial(coefficient, scalars, entries, shape);
    }

    /** Multiplies by {@code factor} to a power, which is whole unless the factor is one base. */
    void multiply(Expression factor, Rational exponent) {
      switch (factor.operation()) {
        case Constant(Rational value) when canRaise(value, exponent) -> number(value, exponent);
        case Fill(Rational value, _) when canRaise(value, exponent) -> number(value, exponent);
        case Scale() -> multiplyAll(factor.operands(), exponent);
        case Hadamard() -> multiplyAll(factor.operands(), exponent);
        case Divide() -> {
          multiply(factor.operand(0), exponent);
          multiply(factor.operand(1), exponent.negated());
        }
        case Power()
            when factor.operand(1).operation() instanceof Constant(Rational p)
                && p.isInteger()
                && p.compareTo(Rational.of(LARGEST_EXPONENT)) <= 0
                && p.compareTo(Rational.of(-LARGEST_EXPONENT)) >= 0 ->
            multiply(factor.operand(0), exponent.times(p));
        case Power()
            when factor.operand(1).operation() instanceof Constant(Rational p)
                && isBase(factor.operand(0)) ->
            base(factor.operand(0), exponent.times(p));
        case Elementwise(ElementwiseFunction f)
            when f == ElementwiseFunction.SQRT
                && factor.operand(0).operation() instanceof Constant(Rational value)
                && canRaise(value, exponent.times(Rational.of(1, 2))) ->
            number(value, exponent.times(Rational.of(1, 2)));
        case Elementwise(ElementwiseFunction f)
            when f == ElementwiseFunction.SQRT && isBase(factor.operand(0)) ->
            base(factor.operand(0), exponent.times(Rational.of(1, 2)));
        case Broadcast _ when factor.operand(0).isScalar() -> multiply(factor.operand(0), exponent);
        case Product(), Broadcast _ -> multiplyLinear(factor, exponent);
        case Dot() -> multiplyLinear(factor, exponent);
        case Transpose(), DiagonalMatrix(), DiagonalPart() -> multiplyLinear(factor, exponent);
        case Reduce(Reduction kind) when isLinear(kind) -> multiplyLinear(factor, exponent);
        default -> base(factor, exponent);
      }
    }

    private void multiplyAll(List<Expression> factors, Rational exponent) {
      factors.forEach(factor -> multiply(factor, exponent));
    }

    /** An operation that is linear in each operand: their scalar factors come out. */
    private void multiplyLinear(Expression node, Rational exponent) {
      List<Expression> rest = new ArrayList<>();
      for (Expression operand : node.operands()) {
        Monomial inner = Monomial.of(operand);
        boolean plain = inner.coefficient.is(1) && inner.scalars.isEmpty();
        if (plain || inner.coefficient.signum() == 0) {
          rest.add(operand);
          continue;
        }
        number(inner.coefficient, exponent);
        inner.scalars.forEach((base, power) -> base(base, power.times(exponent)));
        rest.add(
            new Monomial(Rational.ONE, new LinkedHashMap<>(), inner.entries, inner.shape)
                .expression());
      }
      base(again(node, rest), exponent);
    }

    private static Expression again(Expression node, List<Expression> operands) {
      if (operands.equals(node.operands())) {
        return node;
      }
      return switch (node.operation()) {
        case Product() -> Expressions.product(operands);
        case Broadcast(Shape wide) -> Expressions.broadcast(operands.getFirst(), wide);
        case Dot() -> Expressions.dot(operands.get(0), operands.get(1));
        case Transpose() -> Expressions.transpose(operands.getFirst());
        default -> node.withOperands(operands);
      };
    }

    private static boolean isLinear(Reduction kind) {
      return switch (kind) {
        case SUM, MEAN, ROW_SUMS, COLUMN_SUMS, TRACE -> true;
        case MAXIMUM, MINIMUM, NORM1, NORM2, DETERMINANT -> false;
      };
    }

    private static boolean canRaise(Rational value, Rational exponent) {
      return exponent.isInteger()
          && exponent.compareTo(Rational.of(LARGEST_EXPONENT)) <= 0
          && exponent.compareTo(Rational.of(-LARGEST_EXPONENT)) >= 0
          && (value.signum() != 0 || exponent.signum() > 0);
    }

    private void number(Rational value, Rational exponent) {
      Rational power = Rational.ONE;
      int times = Math.abs(exponent.numerator().intValueExact());
      for (int i = 0; i < times; i++) {
        power = power.times(value);
      }
      coefficient = exponent.signum() < 0 ? coefficient.dividedBy(power) : coefficient.times(power);
    }

    /** Whether a root of it may be multiplied with other powers of it: nothing to take apart. */
    private static boolean isBase(Expression e) {
      return switch (e.operation()) {
        case Constant _, Fill _, Scale(), Hadamard(), Divide(), Power(), Broadcast _ -> false;
        default -> true;
      };
    }

    private void base(Expression base, Rational exponent) {
      if (base.operation() instanceof Constant(Rational value) && value.is(1)) {
        return;
      }
      SequencedMap<Expression, Rational> into = base.isScalar() ? scalars : entries;
      if (base.operation() instanceof Comparison && exponent.signum() > 0) {
        into.put(base, Rational.ONE); // 0 and 1 are their own powers
        return;
      }
      into.merge(base, exponent, Rational::plus);
    }
  }
}
