package org.chainrule.check;

import java.util.List;
import java.util.Map;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.DerivativeResolution;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.ShapeException;
import org.chainrule.expression.Symbol;

/** What one side of a claim stands for. */
sealed interface Standing {

  /**
   * It has a meaning.
   *
   * @param written what it says
   * @param value the same without derivatives
   */
  record Meaning(Expression written, Expression value) implements Standing {
    /** Returns this with other values in the place of some. */
    Meaning with(Map<Expression, Expression> others) {
      return new Meaning(written, value.transform(node -> others.getOrDefault(node, node)));
    }

    /** Whether it says something about a derivative, so that there are two layouts of it. */
    boolean isOfDerivative() {
      return Expression.topologicalOrder(List.of(written)).stream()
          .anyMatch(node ->
              switch (node.operation()) {
                case Derivative(), SecondDerivative(), OpaqueGradient _ -> true;
                default -> false;
              });
    }
  }

  /** It has none. */
  record Broken(Claim.Problem problem) implements Standing {}

  /** It has one, but its derivatives can't be worked out. */
  record Unresolved(String reason) implements Standing {}

  /** Returns what {@code side} stands for. */
  static Standing of(Claim.Side side, DerivativeResolution resolution) {
    if (side.expression().isEmpty()) {
      return new Broken(
          side.problem()
              .orElse(new Claim.Problem(Claim.Problem.Kind.UNREAD, "it could not be read", "")));
    }
    Expression written = side.expression().get();
    try {
      return new Meaning(written, resolution.resolved(written));
    } catch (CalculusException | ShapeException e) {
      return new Unresolved(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns a resolution of the derivatives in {@code claim}: in its differentials vary what it
   * says, else the symbols whose differentials it writes, else all inputs and parameters.
   */
  static DerivativeResolution resolution(DerivativeResolution ofNetwork, Claim claim) {
    List<Symbol> varying =
        claim.varying().isEmpty()
            ? DerivativeResolution.varyingIn(
                claim.sides().stream().flatMap(side -> side.expression().stream()).toList())
            : claim.varying();
    return varying.isEmpty() ? ofNetwork : ofNetwork.varying(varying);
  }
}
