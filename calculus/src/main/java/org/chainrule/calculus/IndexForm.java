package org.chainrule.calculus;

import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.judge.Condition;

/**
 * A derivative entry by entry: {@code ∂L/∂V[j,k] = h[j] (y[k] - t[k])}.
 *
 * @param outputs the indices of what is differentiated, none for a scalar: k in ∂y[k]/∂z[l]
 * @param inputs the indices of what it is differentiated by: j, k in ∂L/∂V[j,k]; for a second
 *     derivative those of both, in order
 * @param entry a scalar in which these indices are free
 * @param cases the same, told apart by which indices are equal; empty where that tells nothing new
 */
public record IndexForm(
    List<Index> outputs, List<Index> inputs, Expression entry, List<Case> cases) {

  /** Copies the lists. */
  public IndexForm {
    outputs = List.copyOf(outputs);
    inputs = List.copyOf(inputs);
    cases = List.copyOf(cases);
  }

  /** The entry where {@code when} holds: {@code -y[k] y[l]} for {@code k ≠ l}. */
  public record Case(List<Condition.Indices> when, Expression entry) {
    /** Copies the list. */
    public Case {
      when = List.copyOf(when);
    }
  }
}
