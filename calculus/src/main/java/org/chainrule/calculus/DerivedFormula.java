package org.chainrule.calculus;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.judge.Condition;
import org.chainrule.judge.Verdict;

/**
 * One derivative that was asked for.
 *
 * @param of what is differentiated: under its name, where it has one
 * @param by what it is differentiated by: a variable or a named value
 * @param second whether it is the second derivative ∂²of/∂by²
 * @param matrix the formula as a matrix in the wanted layout, error signals by their names; absent
 *     where the derivative has more than two axes
 * @param index the formula entry by entry; there indices carry the layout
 * @param conditions the facts used
 * @param verdict what the judge says of the formula against the plain derivative
 */
public record DerivedFormula(
    Expression of,
    Expression by,
    boolean second,
    Optional<Expression> matrix,
    IndexForm index,
    List<Condition> conditions,
    Verdict verdict) {

  /** Copies the list. */
  public DerivedFormula {
    conditions = List.copyOf(conditions);
  }
}
