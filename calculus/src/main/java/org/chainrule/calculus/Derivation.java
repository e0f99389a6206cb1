package org.chainrule.calculus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Symbol;

/**
 * A loss and its gradient by every parameter, as one expression graph.
 *
 * @param loss the scalar that was differentiated, under its name, in matrix form
 * @param gradients ∂loss/∂W for each parameter W, of W's shape, in the order of declaration
 */
public record Derivation(Expression loss, SequencedMap<Symbol, Expression> gradients) {

  /** Copies the map. */
  public Derivation {
    gradients = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(gradients));
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
    return of(losses.getFirst(), network.parameters());
  }

  /**
   * Derives the gradients of {@code loss}, a scalar, by {@code symbols}.
   *
   * @throws CalculusException if an operation has no derivative
   */
  public static Derivation of(Expression loss, List<Symbol> symbols) {
    Expression matrixForm = MatrixForm.of(loss);
    List<Expression> by = symbols.stream().map(Expressions::variable).toList();
    List<Expression> derived = MatrixForm.of(ReverseMode.gradients(matrixForm, by));
    SequencedMap<Symbol, Expression> gradients = new LinkedHashMap<>();
    for (int i = 0; i < by.size(); i++) {
      gradients.put(symbols.get(i), derived.get(i));
    }
    return new Derivation(matrixForm, gradients);
  }
}
