package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;

/**
 * Formulas as claims write them, with their derivatives worked out.
 *
 * <p>A gradient has the shape of its variable, a Jacobian a row for every output. A derivative by
 * an intermediate value counts all paths that lead from it, and does not ask what the intermediate
 * is computed from. The denominator may also be an expression that defines a named value, and what
 * is differentiated may contain a named value under another form. In a differential, {@code dW} of
 * a symbol that varies is a variable of W's shape, of others it is 0. Names of values after a step,
 * as {@code W_new}, stand for what {@link UpdateValues} says.
 *
 * <p>What has been derived once is kept, also for the resolutions made of this one. Several threads
 * may use a resolution; those made of one take turns.
 */
public final class DerivativeResolution {
  private final Gradients gradients;
  private final Intermediates intermediates;
  private final UpdateValues updates;
  private final Differentials differentials;
  private final Predicate<Expression> direct;
  private final Map<Expression, Expression> resolved = new HashMap<>();

  private DerivativeResolution(
      Gradients gradients,
      Intermediates intermediates,
      UpdateValues updates,
      Differentials differentials,
      Predicate<Expression> direct) {
    this.gradients = gradients;
    this.intermediates = intermediates;
    this.updates = updates;
    this.differentials = differentials;
    this.direct = direct;
  }

  /**
   * Returns a resolution of claims about {@code network}, in which inputs and parameters vary and
   * derivatives count all paths.
   */
  public static DerivativeResolution of(Network network) {
    List<Symbol> varying = new ArrayList<>(network.inputs());
    varying.addAll(network.parameters());
    return new DerivativeResolution(
        new Gradients(),
        new Intermediates(network),
        UpdateValues.of(network),
        new Differentials(varying),
        _ -> false);
  }

  /** Returns one in whose differentials {@code symbols} vary, and nothing else. */
  public DerivativeResolution varying(List<Symbol> symbols) {
    return new DerivativeResolution(
        gradients, intermediates, updates, new Differentials(symbols), direct);
  }

  /** Returns one whose derivatives by intermediate values count these paths. */
  public DerivativeResolution along(Paths paths) {
    return along(_ -> paths);
  }

  /**
   * Returns one in which each derivative by an intermediate value counts its own paths.
   *
   * @param paths the paths, by the derivative as it stands in the claim
   */
  public DerivativeResolution along(java.util.function.Function<Expression, Paths> paths) {
    return new DerivativeResolution(
        gradients,
        intermediates,
        updates,
        differentials,
        derivative -> paths.apply(derivative) == Paths.DIRECT);
  }

  /**
   * Returns the symbols of which {@code sides} write differentials, as {@code dW}: where a claim
   * does not say what varies, these do.
   */
  public static List<Symbol> varyingIn(List<Expression> sides) {
    return Differentials.symbols(sides);
  }

  /**
   * Returns an expression of the same value as {@code side} that contains no derivatives.
   *
   * @throws CalculusException if one of its derivatives does not exist as an expression
   */
  public Expression resolved(Expression side) {
    synchronized (gradients) {
      return worked(side);
    }
  }

  private Expression worked(Expression side) {
    Expression present = updates.resolved(side);
    for (Expression node :
        Expression.topologicalOrder(List.of(present), n -> !resolved.containsKey(n))) {
      List<Expression> operands =
          node.operands().stream().map(a -> resolved.getOrDefault(a, a)).toList();
      resolved.put(
          node,
          switch (node.operation()) {
            case Derivative() -> derivative(operands.get(0), operands.get(1), direct.test(node));
            case SecondDerivative() -> second(operands.get(0), operands.get(1));
            case Differential() -> differentials.of(operands.get(0));
            default -> operands.equals(node.operands()) ? node : rebuilt(node, operands);
          });
    }
    return resolved.getOrDefault(present, present);
  }

  /** By the constructors that do the small algebra: many derivatives are 0. */
  private static Expression rebuilt(Expression node, List<Expression> operands) {
    return switch (node.operation()) {
      case IndexSum(Index index, var except) ->
          Expressions.indexSum(index, except, operands.getFirst());
      case Part(var rows, var columns) -> Expressions.part(operands.getFirst(), rows, columns);
      default -> Substitution.built(node, operands);
    };
  }

  private Expression derivative(Expression of, Expression by, boolean onlyDirect) {
    Denominator denominator = denominator(of, by);
    Expression revealed =
        denominator.isVariable() ? of : intermediates.revealed(of, denominator.value());
    if (onlyDirect && !denominator.isVariable()) {
      HeldValues held = HeldValues.of(revealed, denominator.value());
      return distinct(held.restored(table(held.formula(), denominator)));
    }
    return distinct(table(revealed, denominator));
  }

  private Expression second(Expression of, Expression by) {
    Denominator denominator = denominator(of, by);
    Expression gradient = derivative(of, by, false);
    return distinct(table(gradient, denominator));
  }

  private static Expression distinct(Expression result) {
    return DistinctBinders.of(List.of(result)).getFirst();
  }

  /** Finds the value that {@code by} is made of, also where it is the definition of a named one. */
  private Denominator denominator(Expression of, Expression by) {
    Denominator plain = Denominator.of(by);
    if (plain.isVariable() || plain.isNamed() || Denominator.contains(of, plain.value())) {
      return plain;
    }
    Optional<Expression> named = intermediates.named(by);
    if (named.isEmpty()) {
      throw new CalculusException(
          "what it is differentiated by is neither a value of the network nor the definition of "
              + "one. Give it a name, or differentiate by one of the names.");
    }
    return Denominator.of(named.get());
  }

  /** Returns the gradient of a scalar, of a vector the matrix of all ∂of[i]/∂by[j]. */
  private Expression table(Expression of, Denominator by) {
    if (of.isScalar()) {
      return by.selected(gradients.of(of, by.value()));
    }
    Letter letter = new Letter(List.of(of, by.value(), by.expression()));
    if (!of.shape().isVector()) {
      return byScalar(of, by, letter);
    }
    Index row = letter.over(of.shape().entries());
    Expression entry = Expressions.entry(of, IndexTerm.of(row));
    Expression gradient = by.selected(gradients.of(entry, by.value()));
    if (gradient.isScalar()) {
      return Expressions.tabulate(row, gradient);
    }
    Index column = letter.over(gradient.shape().entries());
    return Expressions.tabulate(row, column, Expressions.entry(gradient, IndexTerm.of(column)));
  }

  /** Returns the matrix of all ∂of[i,j]/∂by. */
  private Expression byScalar(Expression of, Denominator by, Letter letter) {
    Index row = letter.over(of.shape().rows());
    Index column = letter.over(of.shape().columns());
    Expression entry = Expressions.entry(of, IndexTerm.of(row), IndexTerm.of(column));
    return Expressions.tabulate(row, column, by.selected(gradients.of(entry, by.value())));
  }
}
