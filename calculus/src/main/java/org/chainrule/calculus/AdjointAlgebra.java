package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.Add;
import org.chainrule.expression.Operation.Broadcast;
import org.chainrule.expression.Operation.Fill;
import org.chainrule.expression.Operation.Hadamard;
import org.chainrule.expression.Operation.Identity;
import org.chainrule.expression.Operation.Product;
import org.chainrule.expression.Operation.Scale;
import org.chainrule.expression.Rational;

/**
 * The algebra of adjoints on their way through the network.
 *
 * <p>The general constructors flatten a sum within a sum and a product within a product. An adjoint
 * goes through the whole network: flattened at every step, that of layer l would hold l terms, and
 * all of them together a square of the depth. Here a sum stays one term of the next sum, and a long
 * product one factor of the next product.
 */
final class AdjointAlgebra {
  /** The number of factors up to which a product grows before it becomes a factor itself. */
  private static final int LONGEST = 8;

  private AdjointAlgebra() {}

  /**
   * Returns the sum of what the users of one node hand to it, equal terms collected.
   *
   * @param contributions at least one, all of the node's shape
   */
  static Expression sum(List<Expression> contributions) {
    if (contributions.size() == 1) {
      return contributions.getFirst();
    }
    Map<Expression, Rational> terms = new LinkedHashMap<>();
    for (Expression contribution : contributions) {
      Coefficient split = Coefficient.of(contribution);
      terms.merge(split.core(), split.factor(), Rational::plus);
    }
    List<Expression> collected = new ArrayList<>();
    terms.forEach((core, factor) -> {
      if (factor.signum() != 0) {
        collected.add(Expressions.scale(factor, core));
      }
    });
    List<Expression> kept = Expansion.whereShorter(collected);
    return switch (kept.size()) {
      case 0 -> Expressions.zeros(contributions.getFirst().shape());
      case 1 -> kept.getFirst();
      default -> Expression.of(new Add(), Signs.positiveFirst(kept));
    };
  }

  /** Returns {@code g ⊙ other}. */
  static Expression hadamard(Expression g, Expression other) {
    if (g.operation() instanceof Scale()) {
      return Expressions.scale(g.operand(0), hadamard(g.operand(1), other));
    }
    boolean handedOn = g.operation() instanceof Hadamard && g.operands().size() >= LONGEST;
    return handedOn && !g.isScalar() && isPlain(other)
        ? Expression.of(new Hadamard(), g, other)
        : Expressions.hadamard(g, other);
  }

  /** Returns {@code g / other}, where other may be a scalar. */
  static Expression divide(Expression g, Expression other) {
    Coefficient split = Coefficient.of(g);
    if (split.isNumber() && other.isScalar()) {
      Expression reciprocal = Expressions.divide(Expressions.constant(1), other);
      return Expressions.broadcast(Expressions.scale(split.factor(), reciprocal), g.shape());
    }
    return Expressions.divide(g, other);
  }

  /** Returns the product of {@code before} in order, {@code g}, and {@code after} in order. */
  static Expression product(List<Expression> before, Expression g, List<Expression> after) {
    if (g.operation() instanceof Scale()) {
      return Expressions.scale(g.operand(0), product(before, g.operand(1), after));
    }
    List<Expression> factors = new ArrayList<>(before);
    factors.add(g);
    factors.addAll(after);
    boolean handedOn = g.operation() instanceof Product && g.operands().size() >= LONGEST;
    boolean plain =
        factors.stream()
            .allMatch(f -> f == g || (isPlain(f) && !(f.operation() instanceof Product)));
    return handedOn && plain && factors.size() > 1
        ? Expression.of(new Product(), factors)
        : Expressions.product(factors);
  }

  /** Whether the general constructors would do nothing with this factor but flatten it. */
  private static boolean isPlain(Expression factor) {
    return switch (factor.operation()) {
      case Scale _, Fill _, Broadcast _, Identity _ -> false;
      default -> !factor.isScalar();
    };
  }
}
