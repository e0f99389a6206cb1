package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.KroneckerDelta;
import org.chainrule.expression.Relation;
import org.chainrule.judge.Condition;

/** Tells an entry with Kronecker deltas apart by which of its free indices are equal. */
final class DeltaCases {
  /** Deltas up to which all their combinations are written. */
  private static final int MOST_DELTAS = 2;

  private record Pair(Index left, Index right, Expression delta) {}

  /** Which of the deltas are 1, and for each free index the first that it then equals. */
  private record Choice(List<Boolean> equal, Map<Index, Index> first) {}

  private final List<Index> free;
  private final List<Pair> pairs;

  private DeltaCases(List<Index> free, List<Pair> pairs) {
    this.free = free;
    this.pairs = pairs;
  }

  /**
   * Returns the cases, those with more equal indices first; none without deltas of free indices.
   */
  static List<IndexForm.Case> of(Expression entry, List<Index> free) {
    List<Pair> pairs = pairs(entry, free);
    if (pairs.isEmpty() || pairs.size() > MOST_DELTAS) {
      return List.of();
    }
    DeltaCases cases = new DeltaCases(free, pairs);
    return cases.choices().stream().map(choice -> cases.under(choice, entry)).toList();
  }

  private static List<Pair> pairs(Expression entry, List<Index> free) {
    Set<Pair> found = new LinkedHashSet<>();
    for (Expression node : EntryAlgebra.entrywise(entry, Set.of())) {
      if (node.operation() instanceof KroneckerDelta(IndexTerm a, IndexTerm b)) {
        List<Index> both = free.stream().filter(index -> a.is(index) || b.is(index)).toList();
        if (both.size() == 2) {
          found.add(new Pair(both.getFirst(), both.getLast(), node));
        }
      }
    }
    return List.copyOf(found);
  }

  private List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    for (int bits = 0; bits < 1 << pairs.size(); bits++) {
      List<Boolean> equal = new ArrayList<>();
      for (int place = pairs.size() - 1; place >= 0; place--) {
        equal.add((bits >> place & 1) == 0);
      }
      Map<Index, Index> first = firstEqual(equal);
      if (isPossible(equal, first)) {
        choices.add(new Choice(equal, first));
      }
    }
    return choices;
  }

  private Map<Index, Index> firstEqual(List<Boolean> equal) {
    Map<Index, Index> first = new HashMap<>();
    free.forEach(index -> first.put(index, index));
    for (int p = 0; p < pairs.size(); p++) {
      Index left = first.getOrDefault(pairs.get(p).left(), pairs.get(p).left());
      Index right = first.getOrDefault(pairs.get(p).right(), pairs.get(p).right());
      if (equal.get(p)) {
        boolean inOrder = free.indexOf(left) < free.indexOf(right);
        Index earlier = inOrder ? left : right;
        Index later = inOrder ? right : left;
        first.replaceAll((_, index) -> index.equals(later) ? earlier : index);
      }
    }
    return first;
  }

  /** Of i = j, j = k and i = k two can't hold without the third. */
  private boolean isPossible(List<Boolean> equal, Map<Index, Index> first) {
    for (int p = 0; p < pairs.size(); p++) {
      boolean same =
          Objects.equals(first.get(pairs.get(p).left()), first.get(pairs.get(p).right()));
      if (same != equal.get(p)) {
        return false;
      }
    }
    return true;
  }

  private IndexForm.Case under(Choice choice, Expression entry) {
    Map<Expression, Expression> deltas = new HashMap<>();
    List<Condition.Indices> when = new ArrayList<>();
    for (int p = 0; p < pairs.size(); p++) {
      boolean equal = choice.equal().get(p);
      deltas.put(pairs.get(p).delta(), Expressions.constant(equal ? 1 : 0));
      Relation relation = equal ? Relation.EQUAL : Relation.UNEQUAL;
      when.add(new Condition.Indices(pairs.get(p).left(), relation, pairs.get(p).right()));
    }
    Expression value = EntryAlgebra.simplified(entry, deltas);
    for (Index index : free) {
      Index first = choice.first().getOrDefault(index, index);
      if (!first.equals(index)) {
        value = EntryAlgebra.substituted(value, index, IndexTerm.of(first));
      }
    }
    return new IndexForm.Case(when, value);
  }
}
