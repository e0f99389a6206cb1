package org.chainrule.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Judge;

/** What holds only where a named number is 1: {@code beta = 1}. */
final class UnitScalarRung implements Rung {
  @Override
  public Optional<Explanation> explain(Case c) {
    if (c.isShapeDispute()) {
      return Optional.empty();
    }
    Expression claimed = c.dispute().claimed().orElseThrow();
    Set<Symbol> symbols = new LinkedHashSet<>(c.truth().variables());
    symbols.addAll(claimed.variables());
    for (Symbol symbol : symbols) {
      if (symbol.shape().isScalar() && !c.isOver()) {
        Expression left = withOne(c.truth(), symbol);
        Expression right = withOne(claimed, symbol);
        if (c.value(left).flatMap(l -> c.value(right).filter(l::agrees)).isPresent()
            && Judge.judge(left, right, c.dispute().conditions()).isRight()) {
          Mistake mistake = new GeneralMistake.Assumption(symbol.name() + " = 1");
          return Optional.of(new Explanation(mistake, c.truthAsTerm(), List.of()));
        }
      }
    }
    return Optional.empty();
  }

  private static Expression withOne(Expression value, Symbol symbol) {
    Expression variable = Expressions.variable(symbol);
    return value.transform(node -> node.equals(variable) ? Expressions.constant(1) : node);
  }
}
