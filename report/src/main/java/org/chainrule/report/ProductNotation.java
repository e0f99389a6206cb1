package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Shape;
import org.chainrule.report.Notation.*;

/** Products of all kinds, quotients, powers and transposes. */
final class ProductNotation {
  /** The column of ones. */
  static final Notation ONES = new Identifier("1", Variant.BOLD);

  /** A square of a name is written as a product of the two; of anything larger as a power. */
  private static final int SHORT = 1;

  private final NotationBuilder builder;

  ProductNotation(NotationBuilder builder) {
    this.builder = builder;
  }

  /** Scalar factors side by side. */
  Notation scalars(List<Expression> factors) {
    boolean minus =
        factors.getFirst().operation() instanceof Constant(Rational value) && value.is(-1);
    if (minus) {
      return Precedence.negated(
          factors.size() == 2
              ? builder.notation(factors.get(1))
              : scalars(factors.subList(1, factors.size())));
    }
    List<Notation> row = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      Notation factor = builder.notation(factors.get(i));
      boolean last = i == factors.size() - 1;
      boolean chain = last && factors.get(i).operation() instanceof Product;
      row.add(factor(factor, i == 0, last, chain ? Precedence.PRODUCT : Precedence.APPLIED));
    }
    return sideBySide(row);
  }

  Notation product(List<Expression> factors) {
    List<Notation> row = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      boolean last = i == factors.size() - 1;
      row.add(factor(builder.notation(factors.get(i)), i == 0, last, Precedence.APPLIED));
    }
    return sideBySide(row);
  }

  /**
   * Returns a factor with the brackets it needs: a minus sign behind another factor would be a
   * difference, digits a longer number, and a function in front of one would take it in.
   */
  private static Notation factor(Notation factor, boolean first, boolean last, int wanted) {
    if (Precedence.isNegative(factor)) {
      boolean single = Precedence.of(factor) == Precedence.APPLIED;
      return first && single && !(Precedence.withoutMinus(factor) instanceof BigSum)
          ? factor
          : Notation.bracketed(factor);
    }
    if (!first && Precedence.startsWithNumber(factor)) {
      return Notation.bracketed(factor);
    }
    return Precedence.at(last ? wanted : Precedence.QUOTIENT, factor);
  }

  private static Notation sideBySide(List<Notation> factors) {
    List<Notation> row = new ArrayList<>();
    for (Notation factor : factors) {
      if (!row.isEmpty()) {
        row.add(Sign.TIMES);
      }
      row.add(factor);
    }
    return Notation.row(row);
  }

  /** Returns {@code notation} for a place behind another operand. */
  static Notation behind(Notation notation) {
    return Precedence.isNegative(notation) ? Notation.bracketed(notation) : notation;
  }

  Notation scale(Expression node) {
    Expression factor = node.operand(0);
    Expression scaled = node.operand(1);
    Notation matrix = builder.notation(scaled);
    if (factor.operation() instanceof Constant(Rational value) && value.is(-1)) {
      return Precedence.negated(matrix);
    }
    return multiple(factor, scaled, matrix);
  }

  /** Returns a scalar in front of {@code scaled}, whose products need no brackets. */
  Notation multiple(Expression factor, Expression scaled, Notation matrix) {
    Notation front = builder.notation(factor);
    if (Precedence.isNegative(front) && Precedence.of(front) > Precedence.SUM) {
      Notation positive = Precedence.withoutMinus(front);
      return Notation.row(
          Sign.NEGATIVE, multiple(positive, endsClosed(factor, positive), scaled, matrix));
    }
    return multiple(front, endsClosed(factor, front), scaled, matrix);
  }

  private static Notation multiple(
      Notation front, boolean closed, Expression scaled, Notation matrix) {
    boolean plain = Precedence.of(front) >= Precedence.PRODUCT && closed;
    boolean chain = scaled.operation() instanceof Product || scaled.operation() instanceof Hadamard;
    Notation behind = factor(matrix, false, true, Precedence.APPLIED);
    return Notation.row(
        plain ? front : Notation.bracketed(front),
        Sign.TIMES,
        chain && !Precedence.isNegative(matrix) ? matrix : behind);
  }

  /** Whether the last factor of a scalar would not take in what follows it. */
  private boolean endsClosed(Expression factor, Notation front) {
    boolean product = factor.operation() instanceof Hadamard;
    Notation last = product ? builder.notation(factor.operands().getLast()) : front;
    boolean negative = Precedence.isNegative(last);
    Notation positive = negative ? Precedence.withoutMinus(last) : last;
    boolean bracketed = product && Precedence.of(positive) == Precedence.SUM;
    return bracketed || Precedence.of(positive) >= Precedence.QUOTIENT;
  }

  Notation hadamard(List<Expression> factors) {
    List<Notation> row = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      if (i > 0) {
        row.add(Sign.ENTRYWISE_TIMES);
      }
      boolean last = i == factors.size() - 1;
      row.add(entrywise(builder.notation(factors.get(i)), i == 0, last));
    }
    return Notation.row(row);
  }

  /** Products beside {@code ⊙} get brackets: not every reader knows which binds more tightly. */
  private static Notation entrywise(Notation factor, boolean first, boolean last) {
    if (factor instanceof Row(var parts)
        && parts.stream().allMatch(p -> !(p instanceof Sign) || p == Sign.ENTRYWISE_TIMES)) {
      return factor;
    }
    return factor(factor, first, last, Precedence.APPLIED);
  }

  Notation dot(Expression node) {
    return Notation.row(
        entrywise(builder.notation(node.operand(0)), true, false),
        Sign.DOT,
        entrywise(builder.notation(node.operand(1)), false, true));
  }

  Notation divide(Expression node) {
    Expression denominator = node.operand(1);
    Notation below = builder.notation(denominator);
    if (!denominator.isScalar()) {
      return Notation.row(
          entrywise(asScalar(builder, node.operand(0)), true, false),
          Sign.ENTRYWISE_OVER,
          entrywise(below, false, true));
    }
    Notation above = builder.notation(node.operand(0));
    boolean negative = Precedence.isNegative(above) && Precedence.of(above) > Precedence.SUM;
    Fraction fraction =
        new Fraction(negative ? Precedence.withoutMinus(above) : above, below, false);
    return negative ? Precedence.negated(fraction) : fraction;
  }

  Notation power(Expression node) {
    Expression exponent = node.operand(1);
    Notation above = builder.notation(exponent);
    Expression below = node.operand(0);
    if (node.isScalar()) {
      return Notation.raised(Precedence.asBase(builder.notation(below)), above);
    }
    Notation base = exponent.isScalar() ? builder.notation(below) : asScalar(builder, below);
    boolean square = exponent.operation() instanceof Constant(Rational value) && value.is(2);
    if (square && PrintedGraph.order(below).size() <= SHORT) {
      return Notation.row(base, Sign.ENTRYWISE_TIMES, base);
    }
    return Notation.raised(Precedence.asBase(base), Notation.row(Sign.ENTRYWISE_MARK, above));
  }

  /** Returns {@code Aᵀ}; a name's own upper mark and the transpose's stand side by side. */
  Notation transposed(Expression of) {
    Notation notation = builder.notation(of);
    if (notation instanceof Name(String name, Script(Notation base, var lower, var upper))
        && upper.isPresent()) {
      return new Script(
          new Name(name, base),
          lower,
          java.util.Optional.of(Notation.row(upper.get(), Sign.TRANSPOSE)));
    }
    return Notation.raised(Precedence.asBase(notation), Sign.TRANSPOSE);
  }

  /** Returns a matrix whose entries are all {@code value}. */
  static Notation fill(Rational value, Shape shape) {
    if (value.signum() == 0) {
      return new Numeral("0");
    }
    Notation ones = ones(shape);
    if (value.is(1)) {
      return ones;
    }
    return value.is(-1)
        ? Precedence.negated(ones)
        : Notation.row(Numbers.of(value), Sign.TIMES, ones);
  }

  private static Notation ones(Shape shape) {
    Notation row = Notation.raised(ONES, Sign.TRANSPOSE);
    if (shape.columns().is(1)) {
      return ONES;
    }
    return shape.rows().is(1) ? row : Notation.row(ONES, Sign.TIMES, row);
  }

  /** Returns a scalar, row or column repeated to {@code shape}, as a product with ones. */
  Notation broadcast(Expression a, Shape shape) {
    Notation notation = builder.notation(a);
    if (a.isScalar()) {
      Notation factor = factor(notation, true, false, Precedence.QUOTIENT);
      return Notation.row(factor, Sign.TIMES, ones(shape));
    }
    return a.shape().rows().is(1)
        ? Notation.row(ONES, Sign.TIMES, factor(notation, false, true, Precedence.PRODUCT))
        : Notation.row(
            factor(notation, true, false, Precedence.QUOTIENT),
            Sign.TIMES,
            Notation.raised(ONES, Sign.TRANSPOSE));
  }

  /** Returns an operand that a scalar of the same value may stand for. */
  static Notation asScalar(NotationBuilder builder, Expression node) {
    return switch (node.operation()) {
      case Fill(Rational value, _) -> Numbers.of(value);
      case Broadcast _ when node.operand(0).isScalar() -> builder.notation(node.operand(0));
      default -> builder.notation(node);
    };
  }

  /** Whether {@link #asScalar} makes a scalar of it. */
  static boolean isRepeatedScalar(Expression node) {
    return node.operation() instanceof Operation.Fill
        || (node.operation() instanceof Operation.Broadcast && node.operand(0).isScalar());
  }

  /** Returns one operand of {@code max}: where both are repeated, one shows the shape. */
  Notation shaping(Expression node, int side) {
    Expression operand = node.operand(side);
    boolean shown = !isRepeatedScalar(node.operand(1 - side)) || side == 1;
    return shown || operand.isScalar() ? asScalar(builder, operand) : builder.notation(operand);
  }
}
