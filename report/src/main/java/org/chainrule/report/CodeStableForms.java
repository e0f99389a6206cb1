package org.chainrule.report;

import static org.chainrule.expression.Expressions.elementwise;
import static org.chainrule.expression.Expressions.logSoftmax;
import static org.chainrule.expression.Expressions.negate;
import static org.chainrule.expression.Expressions.part;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.transpose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.Add;
import org.chainrule.expression.Operation.Elementwise;
import org.chainrule.expression.Operation.Hadamard;
import org.chainrule.expression.Operation.Part;
import org.chainrule.expression.Operation.Softmax;
import org.chainrule.expression.Operation.Transpose;
import org.chainrule.expression.Rational;

/**
 * Equal formulas that suit a program better.
 *
 * <table>
 *   <caption>The rules; names and calls in between do not hide a match</caption>
 *   <tr><td>log softmax(z, β)<td>logsoftmax(β z), which does not overflow
 *   <tr><td>log sigmoid(z)<td>−softplus(−z)
 *   <tr><td>log(1 − sigmoid(z))<td>−softplus(z)
 *   <tr><td>log Aᵀ, log A[i, j], where one of the above applies to log A<td>(log A)ᵀ, (log A)[i, j]
 *   <tr><td>a sum or product of many terms<td>the same in several lines
 * </table>
 */
final class CodeStableForms {
  /** The most terms of a sum that one line may have. */
  private static final int TERMS = 8;

  private CodeStableForms() {}

  /** Returns, for every node below {@code roots} and for these, what to compute in its place. */
  static Map<Expression, Expression> of(List<Expression> roots) {
    Map<Expression, Expression> changed = new HashMap<>();
    for (Expression node : Expression.topologicalOrder(roots)) {
      List<Expression> operands = new ArrayList<>(node.operands().size());
      node.operands().forEach(operand -> operands.add(changed.get(operand)));
      changed.put(node, suited(node.withOperands(operands)));
    }
    return changed;
  }

  private static Expression suited(Expression node) {
    return switch (node.operation()) {
      case Elementwise(ElementwiseFunction f) when f == ElementwiseFunction.LOG ->
          logOf(CodeGraph.behindNames(node.operand(0))).orElse(node);
      case Add _, Hadamard _ -> inLines(node);
      default -> node;
    };
  }

  private static Expression inLines(Expression node) {
    List<Expression> rest = node.operands();
    while (rest.size() > TERMS) {
      List<Expression> shorter = new ArrayList<>();
      shorter.add(Expression.of(node.operation(), rest.subList(0, TERMS)));
      shorter.addAll(rest.subList(TERMS, rest.size()));
      rest = shorter;
    }
    return node.withOperands(rest);
  }

  /** Returns the stable form of log a, where there is one. */
  private static Optional<Expression> logOf(Expression a) {
    return switch (a.operation()) {
      case Softmax() -> Optional.of(logSoftmax(scale(a.operand(1), a.operand(0))));
      case Elementwise(ElementwiseFunction f) when f == ElementwiseFunction.SIGMOID ->
          Optional.of(negate(elementwise(ElementwiseFunction.SOFTPLUS, negate(a.operand(0)))));
      case Add() ->
          complement(a).map(h -> negate(elementwise(ElementwiseFunction.SOFTPLUS, h.operand(0))));
      case Transpose() -> logOf(CodeGraph.behindNames(a.operand(0))).map(log -> transpose(log));
      case Part(var rows, var columns) ->
          logOf(CodeGraph.behindNames(a.operand(0))).map(log -> part(log, rows, columns));
      default -> Optional.empty();
    };
  }

  /** Returns the sigmoid h where {@code sum} is 1 − h. */
  private static Optional<Expression> complement(Expression sum) {
    for (int i = 0; i < 2 && sum.operands().size() == 2; i++) {
      Coefficient one = Coefficient.of(sum.operand(i));
      Coefficient minus = Coefficient.of(sum.operand(1 - i));
      Expression h = CodeGraph.behindNames(minus.core());
      if (one.isNumber()
          && one.factor().is(1)
          && minus.factor().equals(Rational.MINUS_ONE)
          && h.operation() instanceof Elementwise(ElementwiseFunction f)
          && f == ElementwiseFunction.SIGMOID) {
        return Optional.of(h);
      }
    }
    return Optional.empty();
  }
}
