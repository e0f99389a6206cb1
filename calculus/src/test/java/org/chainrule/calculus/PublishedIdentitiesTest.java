package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chainrule.calculus.PublishedIdentities.Identity;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Judge;
import org.chainrule.judge.Verdict;
import org.chainrule.language.Formulas;
import org.junit.jupiter.api.Test;

/** Every published derivative is derived, proved equal to what is published, and no longer. */
class PublishedIdentitiesTest {
  private final SymbolCount length = new SymbolCount();

  private record Outcome(Identity identity, Expression derived, Verdict verdict, double ratio) {}

  @Test
  void allAreDerivedAndProvedAndAsShortAsPublished() {
    List<Outcome> outcomes = PublishedIdentities.all().stream().map(this::outcome).toList();
    List<String> unproved = new ArrayList<>();
    List<String> longer = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      String line =
          "%s %s: %s"
              .formatted(
                  outcome.identity().id(), outcome.verdict(), Formulas.print(outcome.derived()));
      assertThat(outcome.verdict().isRight()).as(line).isTrue();
      assertThat(outcome.ratio()).as("symbols of %s", line).isLessThanOrEqualTo(1.5);
      if (!(outcome.verdict() instanceof Verdict.Proved)) {
        unproved.add(line);
      }
      if (outcome.ratio() > 1) {
        longer.add("%.2f %s".formatted(outcome.ratio(), line));
      }
    }
    System.out.printf(
        "%d identities derived; confirmed but not proved: %s; longer than published: %s%n",
        outcomes.size(), unproved, longer);
    assertThat(outcomes).hasSize(129);
    assertThat(unproved).hasSizeLessThanOrEqualTo(3);
    assertThat(longer).hasSizeLessThanOrEqualTo(12);
  }

  private Outcome outcome(Identity identity) {
    Expression derived = derived(identity);
    Set<Expression> forward = new HashSet<>(Expression.topologicalOrder(List.of(identity.of())));
    double ratio = (double) symbols(derived, forward) / symbols(identity.published(), forward);
    return new Outcome(identity, derived, Judge.judge(derived, identity.published()), ratio);
  }

  private static Expression derived(Identity identity) {
    if (identity.layout().equals("I")) {
      return entry(identity);
    }
    Symbol variable = ((Variable) identity.by().operation()).symbol();
    Layout layout = identity.layout().equals("N") ? Layout.NUMERATOR : Layout.GRADIENT;
    Exposition exposition =
        Exposition.of(
            identity.network(),
            DerivationRequest.DEFAULT.of("value", List.of(variable.name())).in(layout));
    return exposition.formulas().getFirst().matrix().orElseThrow();
  }

  /** The entry of the gradient of an entry. */
  private static Expression entry(Identity identity) {
    if (!(identity.by().operation() instanceof Part(Selection rows, Selection columns))) {
      throw new IllegalArgumentException(identity.id());
    }
    Expression whole = identity.by().operand(0);
    Expression gradient = ReverseMode.gradients(identity.of(), List.of(whole)).getFirst();
    List<IndexTerm> at = new ArrayList<>();
    for (Selection selection : List.of(rows, columns)) {
      selection.variable().ifPresent(index -> at.add(IndexTerm.of(index)));
    }
    return IndexNotation.of(identity.network()).entry(MatrixForm.of(gradient), at);
  }

  /** The symbols to be read: of the formula, and once of each value named for it only. */
  private long symbols(Expression formula, Set<Expression> forward) {
    long total = length.count(formula);
    for (Expression node :
        Expression.topologicalOrder(List.of(formula), n -> !forward.contains(n))) {
      if (node.operation() instanceof Named) {
        total += length.count(node.operand(0));
      }
      if (node.operation() instanceof Call) {
        total += length.count(Expressions.unwrapped(node));
      }
    }
    return total;
  }
}
