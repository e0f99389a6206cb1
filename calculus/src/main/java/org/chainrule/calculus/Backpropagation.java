package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Named;
import org.chainrule.expression.Symbol;

/**
 * One backward pass in the form in which it is shown.
 *
 * @param root the scalar that was differentiated, in matrix form
 * @param by what it was differentiated by, as it stands in {@code root}
 * @param gradients ∂root/∂v for each v of {@code by}, simplified, error signals by name
 * @param signals the error signals in them ↦ the value that each is the derivative by
 * @param naming the adjoints of all other nodes on the way
 */
record Backpropagation(
    Expression root,
    List<Expression> by,
    List<Expression> gradients,
    SequencedMap<Expression, Expression> signals,
    ErrorSignals naming) {

  /** Runs the pass. */
  static Backpropagation of(Expression root, List<Expression> by, ErrorSignals naming) {
    List<Expression> all = new ArrayList<>(List.of(root));
    all.addAll(by);
    List<Expression> matrixForms = MatrixForm.of(all);
    Expression matrixRoot = matrixForms.getFirst();
    List<Expression> matrixBy = matrixForms.subList(1, matrixForms.size());
    List<Expression> raw =
        ReverseMode.vectorJacobian(matrixRoot, Expressions.constant(1), matrixBy, naming);
    List<Expression> gradients = new ArrayList<>();
    for (Expression gradient : MatrixForm.of(raw)) {
      gradients.add(naming.simplified(gradient));
    }
    SequencedMap<Expression, Expression> signals = signalsIn(gradients, naming);
    for (int i = 0; i < gradients.size(); i++) { // a result is a formula, not the name it got
      Expression gradient = gradients.get(i);
      if (matrixBy.get(i).equals(signals.get(gradient))) {
        gradients.set(i, gradient.operand(0));
      }
    }
    return new Backpropagation(matrixRoot, matrixBy, gradients, signals, naming);
  }

  /** Returns the signals as they stand in the formulas, which may have been rewritten since. */
  private static SequencedMap<Expression, Expression> signalsIn(
      List<Expression> formulas, ErrorSignals naming) {
    Map<Symbol, Expression> valueOf = new LinkedHashMap<>();
    for (ErrorSignals.Signal signal : naming.introduced()) {
      valueOf.put(Network.symbolOf(signal.name()), signal.of());
    }
    SequencedMap<Expression, Expression> signals = new LinkedHashMap<>();
    for (Expression node : Expression.topologicalOrder(formulas)) {
      if (node.operation() instanceof Named(Symbol symbol) && valueOf.containsKey(symbol)) {
        signals.put(node, valueOf.get(symbol));
      }
    }
    return signals;
  }
}
