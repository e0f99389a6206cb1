package org.chainrule.calculus;

import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.negate;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.subtract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.Add;
import org.chainrule.expression.Operation.Call;
import org.chainrule.expression.Operation.Elementwise;
import org.chainrule.expression.Operation.Named;
import org.chainrule.expression.Operation.Part;
import org.chainrule.expression.Operation.Softmax;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;

/**
 * Rules for two operations at once, where their adjoints cancel: log after softmax or sigmoid.
 *
 * <p>Taken one by one, {@code −T ⊘ S} meets {@code S ⊙ (…)}, and where an entry of S underflows
 * that is 0/0. Together the quotient never appears:
 *
 * <ul>
 *   <li>log softmax(βZ): β(G − S ⊙ rowsum(G)), so −Σ T ⊙ log S gives S − T where rows of T sum to 1
 *       (Bishop 2006, equation 4.109);
 *   <li>log sigmoid(Z): G ⊙ (1 − H);
 *   <li>log(1 − sigmoid(Z)): −G ⊙ H.
 * </ul>
 *
 * <p>The logarithm of a part of these is taken as the part of the logarithm.
 */
final class Shortcuts {
  private Shortcuts() {}

  /** A rule found to apply, ready for the adjoint. */
  interface Shortcut {
    /** Returns what to hand to which nodes below, for the adjoint {@code g} of the logarithm. */
    Map<Expression, Expression> contributions(Expression g);
  }

  /**
   * Returns the rule for {@code node}, if it is the logarithm of one of the above. A node between
   * the two whose own adjoint is wanted leaves no shortcut past it.
   */
  static Optional<Shortcut> find(
      Expression node, Set<Expression> wanted, Map<Expression, Expression> names) {
    if (!(node.operation() instanceof Elementwise(ElementwiseFunction f))
        || f != ElementwiseFunction.LOG) {
      return Optional.empty();
    }
    Expression argument = node.operand(0);
    if (wrapperWanted(argument, wanted)) {
      return Optional.empty();
    }
    Expression inner = Expressions.unwrapped(argument);
    if (inner.operation() instanceof Part(Selection rows, Selection columns)
        && rows.variable().isEmpty()
        && columns.variable().isEmpty()) {
      Expression whole = inner.operand(0);
      return whenLogarithm(whole, wanted, names)
          .map(shortcut -> g -> shortcut.contributions(placed(g, rows, columns, whole.shape())));
    }
    return whenLogarithm(argument, wanted, names);
  }

  /** A single entry is a multiple of the unit vector. */
  private static Expression placed(Expression g, Selection rows, Selection columns, Shape shape) {
    return g.isScalar()
        ? scale(g, Expressions.place(Expressions.constant(1), rows, columns, shape))
        : Expressions.place(g, rows, columns, shape);
  }

  /** Returns the rule for log(argument). */
  private static Optional<Shortcut> whenLogarithm(
      Expression argument, Set<Expression> wanted, Map<Expression, Expression> names) {
    if (wrapperWanted(argument, wanted)) {
      return Optional.empty();
    }
    Expression inner = Expressions.unwrapped(argument);
    if (inner.operation() instanceof Softmax) {
      return Optional.of(g -> logSoftmax(inner, names.getOrDefault(inner, inner), g));
    }
    if (isSigmoid(inner)) {
      Expression h = names.getOrDefault(inner, inner);
      return Optional.of(
          g -> Map.of(inner.operand(0), hadamard(g, subtract(Expressions.constant(1), h))));
    }
    return complement(inner)
        .filter(h -> !wrapperWanted(h, wanted))
        .map(h -> {
          Expression z = Expressions.unwrapped(h).operand(0);
          return g -> Map.of(z, negate(hadamard(g, h)));
        });
  }

  private static Map<Expression, Expression> logSoftmax(
      Expression softmax, Expression s, Expression g) {
    Expression z = softmax.operand(0);
    Expression beta = softmax.operand(1);
    Map<Expression, Expression> handed = new LinkedHashMap<>();
    handed.put(z, scale(beta, Rows.centred(g, s)));
    handed.merge(beta, Expressions.dot(g, subtract(z, Rows.dot(s, z))), Expressions::add);
    return handed;
  }

  /** Returns h where {@code node} is 1 − h with a sigmoid h. */
  private static Optional<Expression> complement(Expression node) {
    if (!(node.operation() instanceof Add) || node.operands().size() != 2) {
      return Optional.empty();
    }
    Coefficient first = Coefficient.of(node.operand(0));
    Coefficient second = Coefficient.of(node.operand(1));
    boolean oneMinus =
        first.isNumber() && first.factor().is(1) && second.factor().equals(Rational.MINUS_ONE);
    return oneMinus && isSigmoid(Expressions.unwrapped(second.core()))
        ? Optional.of(second.core())
        : Optional.empty();
  }

  private static boolean isSigmoid(Expression node) {
    return node.operation() instanceof Elementwise(ElementwiseFunction f)
        && f == ElementwiseFunction.SIGMOID;
  }

  private static boolean wrapperWanted(Expression node, Set<Expression> wanted) {
    Expression inner = node;
    while (true) {
      if (wanted.contains(inner)) {
        return true;
      }
      if (!(inner.operation() instanceof Named || inner.operation() instanceof Call)) {
        return false;
      }
      inner = inner.operand(0);
    }
  }
}
