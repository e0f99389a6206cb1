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
import org.chainrule.judge.Trial;

/** What holds under an assumption that was not stated. */
final class AssumptionRung implements Rung {
  @Override
  public Optional<Explanation> explain(Case c) {
    if (c.isShapeDispute()) {
      return Optional.empty();
    }
    Expression claimed = c.dispute().claimed().orElseThrow();
    Set<Symbol> symbols = new LinkedHashSet<>(c.truth().variables());
    symbols.addAll(claimed.variables());
    symbols.removeIf(symbol -> !isOpen(symbol));
    if (!holdsWhereAllAreAssumed(symbols, claimed, c)) {
      return Optional.empty();
    }
    for (Symbol symbol : symbols) {
      if (!c.isOver()) {
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

  private static boolean isOpen(Symbol symbol) {
    return (symbol.domain() == Domain.REAL || symbol.domain() == Domain.POSITIVE)
        && !symbol.shape().isScalar();
  }

  /** What does not even hold under all assumptions at once does not hold under one of them. */
  private static boolean holdsWhereAllAreAssumed(Set<Symbol> symbols, Expression claimed, Case c) {
    for (boolean sums : new boolean[] {true, false}) {
      List<Condition> all = new ArrayList<>(c.dispute().conditions());
      for (Symbol symbol : symbols) {
        if (sums) {
          all.add(new Condition.SumsToOne(symbol));
        } else if (symbol.shape().isSquare()) {
          all.add(new Condition.Symmetric(symbol));
        }
      }
      if (Trial.of(List.of(c.truth(), claimed), all, 1).agree(c.truth(), claimed)) {
        return true;
      }
    }
    return false;
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
