package org.chainrule.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    Set<Symbol> symbols = new LinkedHashSet<>(c.truth().variables());
    symbols.addAll(claimed.variables());
    for (Symbol symbol : symbols) {
      boolean open = symbol.domain() == Domain.REAL || symbol.domain() == Domain.POSITIVE;
      if (open && !symbol.shape().isScalar() && !c.isOver()) {
        if (holds(new Condition.SumsToOne(symbol), claimed, c)) {
          return explained("the entries of %s sum to one".formatted(symbol.name()), c);
        }
        if (symbol.shape().isSquare()
            && holds(new Condition.Symmetric(symbol), claimed, c)
            && !isTransposition(c)) {
          return explained("%s is symmetric".formatted(symbol.name()), c);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Condition condition, Expression claimed, Case c) {
    List<Condition> all = new ArrayList<>(c.dispute().conditions());
    all.add(condition);
    return Judge.judge(c.truth(), claimed, all).isRight();
  }

  /** Where one mark mends it, a transpose was forgotten and nothing assumed. */
  private static boolean isTransposition(Case c) {
    return c.plainEdits().stream()
        .anyMatch(edit -> c.looksRight(edit.result()) && edit.mistake() instanceof LayoutMistake);
  }

  private static Optional<Explanation> explained(String condition, Case c) {
    return Optional.of(
        new Explanation(new GeneralMistake.Assumption(condition), c.truthAsTerm(), List.of()));
  }
}
