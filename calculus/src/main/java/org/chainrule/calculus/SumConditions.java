package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Variable;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;

/**
 * Which formulas are as they are because a target sums to one: those that come out differently for
 * a target of which that is not known.
 */
final class SumConditions {
  private SumConditions() {}

  /** Returns the conditions of each gradient of {@code pass}. */
  static List<List<Condition>> of(Network network, Backpropagation pass) {
    List<SequencedSet<Condition>> found = new ArrayList<>();
    pass.by().forEach(_ -> found.add(new LinkedHashSet<>()));
    for (Symbol symbol : pass.root().variables()) {
      if (symbol.domain().sumsToOne()) {
        List<Expression> others = withoutKnowing(symbol, network, pass);
        for (int i = 0; i < others.size(); i++) {
          if (!others.get(i).equals(pass.gradients().get(i))) {
            found.get(i).add(new Condition.SumsToOne(symbol));
          }
        }
      }
    }
    return found.stream().map(List::copyOf).toList();
  }

  /** Returns the gradients as they are for any real values of {@code symbol}. */
  private static List<Expression> withoutKnowing(
      Symbol symbol, Network network, Backpropagation pass) {
    Symbol any =
        new Symbol(symbol.name(), symbol.kind(), Domain.REAL, symbol.shape(), symbol.written());
    Expression known = Expressions.variable(symbol);
    Expression unknown = Expressions.variable(any);
    Expression root = exchanged(pass.root(), known, unknown);
    List<Expression> by = pass.by().stream().map(v -> exchanged(v, known, unknown)).toList();
    return Backpropagation.of(root, by, ErrorSignals.in(network, root)).gradients().stream()
        .map(gradient -> exchanged(gradient, unknown, known))
        .toList();
  }

  private static Expression exchanged(Expression formula, Expression from, Expression to) {
    return formula.transform(
        node -> node.operation() instanceof Variable && node.equals(from) ? to : node);
  }
}
