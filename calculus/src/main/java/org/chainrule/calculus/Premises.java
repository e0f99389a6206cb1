package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.chainrule.expression.ActivationConstants;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.Domain;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;

/**
 * What has to hold for a derivative to exist, or was agreed where it does not: arguments of
 * logarithms and roots are positive, denominators not 0, and relu′(0) = 0.
 */
final class Premises {
  private Premises() {}

  /**
   * Returns the premises of differentiating {@code root} by each of {@code by}, each once: those of
   * the operations on the way from it to the root.
   */
  static List<List<Condition>> of(Expression root, List<Expression> by) {
    List<SequencedSet<Condition>> found = new ArrayList<>();
    Map<Expression, BitSet> reached = new HashMap<>();
    for (int i = 0; i < by.size(); i++) {
      found.add(new LinkedHashSet<>());
      reached.computeIfAbsent(by.get(i), _ -> new BitSet()).set(i);
    }
    Set<Expression> squared = squaredNorms(root);
    for (Expression node : Expression.topologicalOrder(List.of(root))) {
      BitSet from = new BitSet();
      for (Expression operand : node.operands()) {
        from.or(reached.getOrDefault(operand, NONE));
      }
      if (!from.isEmpty()) {
        reached.merge(node, from, Premises::union);
        List<Condition> premises = squared.contains(node) ? List.of() : premises(node);
        from.stream().forEach(i -> found.get(i).addAll(premises));
      }
    }
    return found.stream().map(List::copyOf).toList();
  }

  /** Returns the norms that appear as squares only, which have derivatives everywhere. */
  private static Set<Expression> squaredNorms(Expression root) {
    Set<Expression> squared = new HashSet<>();
    Set<Expression> other = new HashSet<>();
    for (Expression node : Expression.topologicalOrder(List.of(root))) {
      boolean square =
          node.operation() instanceof Power()
              && node.operand(1).operation() instanceof Constant(Rational exponent)
              && exponent.isInteger()
              && exponent.compareTo(Rational.ONE) > 0;
      for (Expression operand : node.operands()) {
        (square ? squared : other).add(operand);
      }
    }
    squared.removeAll(other);
    return squared;
  }

  private static final BitSet NONE = new BitSet();

  private static BitSet union(BitSet a, BitSet b) {
    BitSet both = (BitSet) a.clone();
    both.or(b);
    return both;
  }

  private static List<Condition> premises(Expression node) {
    return switch (node.operation()) {
      case Elementwise(ElementwiseFunction f) -> elementwise(f, node.operand(0));
      case Divide() -> nonZero(node.operand(1));
      case Inverse() -> invertible(node.operand(0));
      case Reduce(Reduction kind) when kind == Reduction.NORM2 -> nonZero(node);
      case Reduce(Reduction kind) when kind == Reduction.NORM1 ->
          List.of(new Condition.SlopeAtKink(ElementwiseFunction.ABS, Rational.ZERO, Rational.ZERO));
      case Reduce(Reduction kind) when kind == Reduction.DETERMINANT -> invertible(node.operand(0));
      default -> List.of();
    };
  }

  private static List<Condition> elementwise(ElementwiseFunction f, Expression argument) {
    return switch (f) {
      case LOG, SQRT ->
          isPositive(argument) ? List.of() : List.of(new Condition.Positive(argument));
      case RELU, ABS, SIGN -> kink(f, Rational.ZERO, Rational.ZERO);
      case LEAKYRELU -> kink(f, Rational.ZERO, ActivationConstants.LEAKYRELU_SLOPE);
      case SELU ->
          kink(
              f,
              Rational.ZERO,
              ActivationConstants.SELU_LAMBDA.times(ActivationConstants.SELU_ALPHA));
      case HARDTANH -> {
        List<Condition> both = new ArrayList<>(kink(f, Rational.MINUS_ONE, Rational.ZERO));
        both.addAll(kink(f, Rational.ONE, Rational.ZERO));
        yield both;
      }
      default -> List.of();
    };
  }

  private static List<Condition> kink(ElementwiseFunction f, Rational at, Rational slope) {
    return List.of(new Condition.SlopeAtKink(f, at, slope));
  }

  private static List<Condition> nonZero(Expression denominator) {
    return isPositive(denominator) ? List.of() : List.of(new Condition.NonZero(denominator));
  }

  private static List<Condition> invertible(Expression a) {
    return isPositiveDefinite(a) ? List.of() : List.of(new Condition.Invertible(a));
  }

  private static boolean isPositiveDefinite(Expression value) {
    Expression inner = Expressions.unwrapped(value);
    return switch (inner.operation()) {
      case Variable(Symbol symbol) -> symbol.domain() == Domain.POSITIVE_DEFINITE;
      case Identity _ -> true;
      case Inverse(), Transpose() -> isPositiveDefinite(inner.operand(0));
      case Add() -> inner.operands().stream().allMatch(Premises::isPositiveDefinite);
      case Scale() -> isPositive(inner.operand(0)) && isPositiveDefinite(inner.operand(1));
      default -> false;
    };
  }

  /** Returns h of 1 − h. */
  private static Optional<Expression> complement(Expression sum) {
    if (sum.operands().size() != 2) {
      return Optional.empty();
    }
    Coefficient first = Coefficient.of(sum.operand(0));
    Coefficient second = Coefficient.of(sum.operand(1));
    return first.isNumber() && first.factor().is(1) && second.factor().equals(Rational.MINUS_ONE)
        ? Optional.of(second.core())
        : Optional.empty();
  }

  private static boolean isBelowOne(Expression value) {
    Expression inner = Expressions.unwrapped(value);
    return switch (inner.operation()) {
      case Softmax() -> true;
      case Elementwise(ElementwiseFunction f) ->
          f == ElementwiseFunction.SIGMOID || f == ElementwiseFunction.TANH;
      case Part _, Transpose(), Broadcast _ -> isBelowOne(inner.operand(0));
      default -> false;
    };
  }

  /** Whether the formula itself shows that every entry is positive. */
  private static boolean isPositive(Expression value) {
    Expression inner = Expressions.unwrapped(value);
    return switch (inner.operation()) {
      case Softmax(), SizeValue _ -> true;
      case Power() -> isPositive(inner.operand(0));
      case Reduce(Reduction kind) ->
          switch (kind) {
            case SUM, MEAN, ROW_SUMS, COLUMN_SUMS, MAXIMUM, MINIMUM -> isPositive(inner.operand(0));
            case DETERMINANT, TRACE -> isPositiveDefinite(inner.operand(0));
            case NORM1, NORM2 -> false;
          };
      case Add() when complement(inner).filter(Premises::isBelowOne).isPresent() -> true;
      case Elementwise(ElementwiseFunction f) ->
          f == ElementwiseFunction.EXP
              || f == ElementwiseFunction.SIGMOID
              || f == ElementwiseFunction.SOFTPLUS
              || f == ElementwiseFunction.COSH
              || (f == ElementwiseFunction.SQRT && isPositive(inner.operand(0)));
      case Constant(Rational number) -> number.signum() > 0;
      case Fill(Rational number, _) -> number.signum() > 0;
      case Variable(Symbol symbol) ->
          symbol.domain() == Domain.POSITIVE || symbol.domain() == Domain.SIMPLEX;
      case Add(), Hadamard(), Scale(), Divide(), Broadcast _, Transpose(), Part _ ->
          inner.operands().stream().allMatch(Premises::isPositive);
      default -> false;
    };
  }
}
