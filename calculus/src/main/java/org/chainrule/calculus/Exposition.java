package org.chainrule.calculus;

import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;

/**
 * A derivation as a reader gets it: what every renderer shows.
 *
 * @param network where it comes from
 * @param of what is differentiated, under its name
 * @param layout how derivatives are arranged
 * @param style which way the steps go
 * @param detail how finely: 1 to 3
 * @param formulas the results, in the order in which they were asked for
 * @param signals the error signals introduced, each a {@link
 *     org.chainrule.expression.Operation.Named} around its formula, in the order in which they are
 *     computed
 * @param signalOf for each signal what it is the derivative by: the pre-activation, named or not
 * @param steps the way to the results
 * @param verification how well all that was checked
 */
public record Exposition(
    Network network,
    Expression of,
    Layout layout,
    Style style,
    int detail,
    List<DerivedFormula> formulas,
    List<Expression> signals,
    List<Expression> signalOf,
    List<Step> steps,
    Verification verification) {

  /** Copies the lists. */
  public Exposition {
    formulas = List.copyOf(formulas);
    signals = List.copyOf(signals);
    signalOf = List.copyOf(signalOf);
    steps = List.copyOf(steps);
  }

  /**
   * Derives what {@code request} asks for, step by step; every line is judged before it is shown.
   *
   * @throws CalculusException if a name is none of the network's, or an operation has no derivative
   */
  public static Exposition of(Network network, DerivationRequest request) {
    return ExpositionBuilder.build(network, request);
  }

  /** Derives all gradients of the network's first loss. */
  public static Exposition of(Network network) {
    return of(network, DerivationRequest.DEFAULT);
  }
}
