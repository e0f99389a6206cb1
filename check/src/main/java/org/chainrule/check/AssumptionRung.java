package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;
import org.chainrule.judge.Judge;

/** What holds under an assumption that was not stated. */
final class AssumptionRung implements Rung {
  @Override
  public Optional<Explanation> explain(Case c) {
    if (c.isShapeDispute() || c.dispute().claimed().isEmpty()) {
      return Optional.empty();
    }
    Expression claimed = c.dispute().claimed().get();
    for (Symbol symbol : c.network().symbols()) {
      for (Condition condition : conditions(symbol)) {
        List<Condition> all = new ArrayList<>(c.dispute().conditions());
        all.add(condition);
        if (c.isOver()) {
          return Optional.empty();
        }
        if (Judge.judge(c.truth(), claimed, all).isRight()) {
          return Optional.of(Explanation.of(mistake(condition)));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Condition> conditions(Symbol symbol) {
    List<Condition> conditions = new ArrayList<>();
    if (symbol.domain() != Domain.REAL && symbol.domain() != Domain.POSITIVE) {
      return conditions;
    }
    if (symbol.shape().isSquare() && !symbol.shape().isScalar()) {
      conditions.add(new Condition.Symmetric(symbol));
    }
    if (!symbol.shape().isScalar() && symbol.kind() != Symbol.Kind.PLACEHOLDER) {
      conditions.add(new Condition.SumsToOne(symbol));
    }
    return conditions;
  }

  private static Mistake mistake(Condition condition) {
    return switch (condition) {
      case Condition.Symmetric(Symbol symbol) ->
          new GeneralMistake.Assumption(symbol.name() + " is symmetric");
      case Condition.SumsToOne(Symbol symbol) ->
          new GeneralMistake.Assumption("the entries of " + symbol.name() + " sum to one");
      case Condition.Positive _,
          Condition.NonZero _,
          Condition.Invertible _,
          Condition.SlopeAtKink _,
          Condition.Indices _ ->
          throw new IllegalArgumentException("no assumption that is tried: " + condition);
    };
  }
}
