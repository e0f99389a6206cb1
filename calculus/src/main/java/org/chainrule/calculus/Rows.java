package org.chainrule.calculus;

import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Operation.OneHot;
import org.chainrule.expression.Operation.Place;
import org.chainrule.expression.Operation.Softmax;
import org.chainrule.expression.Operation.Variable;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/**
 * What the softmax family sums over: all entries of a row or column, each row of any other matrix.
 * Results come repeated to the matrix's shape where that is not a scalar's business.
 */
final class Rows {
  private Rows() {}

  /** Returns Σ_k a_k b_k: a scalar for vectors; for matrices the row sums, repeated. */
  static Expression dot(Expression a, Expression b) {
    return a.shape().isVector()
        ? Expressions.dot(a, b)
        : repeated(reduced(Expressions.hadamard(a, b)), a.shape());
  }

  /** Returns Σ_k a_k, as {@link #dot}; 1 where the values' set or their origin says so. */
  static Expression sums(Expression a) {
    Monomial term = Monomial.of(a);
    if (term.hasScalarFactor()) {
      return Expressions.scale(term.scalarFactor(), sums(term.withoutScalarFactor()));
    }
    if (a.operation() instanceof Place && a.shape().isVector()) {
      return Expressions.sum(a.operand(0));
    }
    if (sumsToOne(Expressions.unwrapped(a).operation())) {
      return Expressions.constant(1);
    }
    return a.shape().isVector() ? Expressions.sum(a) : repeated(reduced(a), a.shape());
  }

  /** Returns the sum of all entries; 1 for a vector whose set, or whose origin, says so. */
  static Expression total(Expression a) {
    boolean one = a.shape().isVector() && sumsToOne(Expressions.unwrapped(a).operation());
    return one ? Expressions.constant(1) : Expressions.sum(a);
  }

  private static boolean sumsToOne(Operation operation) {
    return switch (operation) {
      case Variable(Symbol symbol) -> symbol.domain().sumsToOne();
      case Softmax(), OneHot _ -> true;
      default -> false;
    };
  }

  /**
   * Returns {@code g − s ⊙ Σ_k g_k}, the adjoint of log softmax: {@code s − t} for g = −t with Σ t
   * = 1, and a factor of g stays in front.
   *
   * @param s the softmax, of g's shape
   */
  static Expression centred(Expression g, Expression s) {
    Monomial term = Monomial.of(g);
    Expression core = term.withoutScalarFactor();
    Expression share = Expressions.hadamard(s, sums(core));
    boolean negative = term.coefficient().signum() < 0;
    Expression difference =
        negative ? Expressions.subtract(share, core) : Expressions.subtract(core, share);
    Expression factor = term.scalarFactor();
    return Expressions.scale(negative ? Expressions.negate(factor) : factor, difference);
  }

  private static Expression reduced(Expression a) {
    return Expressions.reduce(Reduction.ROW_SUMS, a);
  }

  /** Returns a scalar as it is, and a column with one entry for each row repeated to the shape. */
  static Expression repeated(Expression perRow, Shape shape) {
    return shape.isVector() ? perRow : Expressions.broadcast(perRow, shape);
  }
}
