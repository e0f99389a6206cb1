package org.chainrule.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.language.Term;

/** All single changes of a formula, the least first. */
final class Repairs {
  private static final int MOST = 20_000;

  /** Changes that need nothing but what is there. */
  static final List<EditRule> PLAIN =
      List.of(
          new TransposeRule(),
          new OrderRule(),
          new SignRule(),
          new ProductKindRule(),
          new NameRule(),
          new DropRule(),
          new SumRule(),
          new IndexRule(),
          new RangeRule(),
          new PowerRule(),
          new FunctionRule(),
          new UnitRule());

  /** Changes that put in something new. */
  static final List<EditRule> INSERTING = List.of(new InsertRule(), new ActivationRule());

  private Repairs() {}

  /**
   * Returns the changes of {@code term} by {@code rules}, by cost; of those with one result the
   * cheapest.
   */
  static List<Edit> of(Term term, List<EditRule> rules, Case c) {
    Map<Term, Edit> cheapest = new LinkedHashMap<>();
    for (Subterm place : Subterms.of(term)) {
      for (EditRule rule : rules) {
        if (cheapest.size() < MOST && !c.isOver()) {
          rule.propose(
              place,
              c,
              edit -> cheapest.merge(edit.result(), edit, (a, b) -> b.cost() < a.cost() ? b : a));
        }
      }
    }
    List<Edit> edits = new ArrayList<>(cheapest.values());
    edits.sort(Comparator.comparingInt(Edit::cost));
    return edits;
  }

  /** Returns the first change that makes it right. */
  static Optional<Edit> first(List<Edit> edits, Case c) {
    for (Edit edit : edits) {
      if (c.isOver()) {
        return Optional.empty();
      }
      if (c.isRight(edit.result())) {
        return Optional.of(edit);
      }
    }
    return Optional.empty();
  }
}
