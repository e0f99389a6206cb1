package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.chainrule.expression.ActivationConstants;
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
    for (Expression node : Expression.topologicalOrder(List.of(root))) {
      BitSet from = new BitSet();
      for (Expression operand : node.operands()) {
        from.or(reached.getOrDefault(operand, NONE));
      }
      if (!from.isEmpty()) {
        reached.merge(node, from, Premises::union);
        List<Condition> premises = premises(node);
        from.stream().forEach(i -> found.get(i).addAll(premises));
      }
    }
    return found.stream().map(List::copyOf).toList();
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
      case Inverse() -> List.of(new Condition.Invertible(node.operand(0)));
      case Reduce(Reduction kind) when kind == Reduction.NORM2 -> nonZero(node);
      case Reduce(Reduction kind) when kind == Reduction.NORM1 ->
          List.of(new Condition.SlopeAtKink(ElementwiseFunction.ABS, Rational.ZERO, Rational.ZERO));
      case Reduce(Reduction kind) when kind == Reduction.DETERMINANT ->
          List.of(new Condition.Invertible(node.operand(0)));
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

  /** Whether the formula itself shows that every entry is positive. */
  private static boolean isPositive(Expression value) {
    Expression inner = Expressions.unwrapped(value);
    return switch (inner.operation()) {
      case Softmax(), SizeValue _ -> true;
      case Elementwise(ElementwiseFunction f) ->
          f == ElementwiseFunction.EXP
              || f == ElementwiseFunction.SIGMOID
              || f == ElementwiseFunction.SOFTPLUS
              || f == ElementwiseFunction.COSH;
      case Constant(Rational number) -> number.signum() > 0;
      case Fill(Rational number, _) -> number.signum() > 0;
      case Variable(Symbol symbol) -> symbol.domain() == Domain.POSITIVE;
      case Add(), Hadamard(), Scale(), Divide(), Broadcast _, Transpose(), Part _ ->
          inner.operands().stream().allMatch(Premises::isPositive);
      default -> false;
    };
  }
}
