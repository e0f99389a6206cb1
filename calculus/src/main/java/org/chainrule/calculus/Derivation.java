package org.chainrule.calculus;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Named;
import org.chainrule.expression.Symbol;

/**
 * A loss and its gradient by every parameter, as one expression graph: the formulas that are shown,
 * and the program that runs.
 *
 * @param loss the scalar that was differentiated, under its name, in matrix form
 * @param gradients ∂loss/∂W for each parameter W, of W's shape, in the order of declaration; error
 *     signals stand in them by name
 * @param signals the error signals introduced, each a {@link Named} around its formula, ↦ the value
 *     that it is the derivative of the loss by; in the order of the backward pass
 */
public record Derivation(
    Expression loss,
    SequencedMap<Symbol, Expression> gradients,
    SequencedMap<Expression, Expression> signals) {

  /** Copies the maps. */
  public Derivation {
    gradients = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(gradients));
    signals = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(signals));
  }

  /**
   * Derives the gradients of a network's first loss by all of its parameters.
   *
   * @throws CalculusException if the network has no loss, or an operation no derivative
   */
  public static Derivation of(Network network) {
    List<Expression> losses = network.losses();
    if (losses.isEmpty()) {
      throw new CalculusException("the network has no loss: add a line 'loss L = …'");
    }
    return of(network, losses.getFirst(), network.parameters());
  }

  /**
   * Derives the gradients of {@code loss}, a scalar, by {@code symbols}; an adjoint that a
   * definition of the network's names already goes by that name.
   *
   * @throws CalculusException if an operation has no derivative
   */
  public static Derivation of(Network network, Expression loss, List<Symbol> symbols) {
    return of(loss, symbols, ErrorSignals.in(network, loss));
  }

  /**
   * Derives the gradients of {@code loss}, a scalar, by {@code symbols}.
   *
   * @throws CalculusException if an operation has no derivative
   */
  public static Derivation of(Expression loss, List<Symbol> symbols) {
    Set<String> taken = new HashSet<>();
    for (Expression node : Expression.topologicalOrder(List.of(loss))) {
      if (node.operation() instanceof Named(Symbol symbol)) {
        taken.add(symbol.name());
      }
    }
    loss.variables().forEach(symbol -> taken.add(symbol.name()));
    return of(loss, symbols, new ErrorSignals(taken, List.of()));
  }

  private static Derivation of(Expression loss, List<Symbol> symbols, ErrorSignals naming) {
    List<Expression> by = symbols.stream().map(Expressions::variable).toList();
    Backpropagation pass = Backpropagation.of(loss, by, naming);
    SequencedMap<Symbol, Expression> gradients = new LinkedHashMap<>();
    for (int i = 0; i < by.size(); i++) {
      gradients.put(symbols.get(i), pass.gradients().get(i));
    }
    return new Derivation(pass.root(), gradients, pass.signals());
  }
}
