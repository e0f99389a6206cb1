package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.Add;
import org.chainrule.expression.Operation.KroneckerDelta;

/**
 * Beside a delta of two free indices every factor has the first of them: {@code y[l] (delta[k,l] -
 * y[k])} becomes {@code y[k] (delta[k,l] - y[l])}, which begins with the output that is meant.
 */
final class DeltaForm {
  private DeltaForm() {}

  /** Returns {@code entry} in this form, where that is no longer. */
  static Expression of(Expression entry, List<Index> free) {
    List<Expression> terms = new ArrayList<>();
    for (Expression term : terms(entry)) {
      terms.add(withFirst(term, free));
    }
    Expression form = EntryAlgebra.sum(terms);
    return SymbolCount.of(form) <= SymbolCount.of(entry) ? form : entry;
  }

  /** Returns the terms of a sum; of a product those of its factor with deltas, multiplied out. */
  private static List<Expression> terms(Expression entry) {
    if (entry.operation() instanceof Add) {
      return entry.operands();
    }
    for (Expression factor : EntryAlgebra.factors(entry)) {
      if (factor.operation() instanceof Add
          && factor.operands().stream()
              .flatMap(term -> EntryAlgebra.factors(term).stream())
              .anyMatch(inner -> inner.operation() instanceof KroneckerDelta)) {
        List<Expression> others = new ArrayList<>(EntryAlgebra.factors(entry));
        others.remove(factor);
        return factor.operands().stream()
            .map(term -> {
              List<Expression> all = new ArrayList<>(others);
              all.add(term);
              return EntryAlgebra.product(all);
            })
            .toList();
      }
    }
    return List.of(entry);
  }

  private static Expression withFirst(Expression term, List<Index> free) {
    List<Expression> factors = EntryAlgebra.factors(term);
    for (Expression factor : factors) {
      if (factor.operation() instanceof KroneckerDelta(IndexTerm a, IndexTerm b)) {
        Optional<Index> first = free.stream().filter(i -> a.is(i) || b.is(i)).findFirst();
        Optional<Index> second = free.stream().filter(i -> a.is(i) || b.is(i)).skip(1).findFirst();
        if (first.isPresent() && second.isPresent()) {
          List<Expression> others = new ArrayList<>(factors);
          others.remove(factor);
          Expression rest = EntryAlgebra.product(others);
          return EntryAlgebra.product(
              factor, EntryAlgebra.substituted(rest, second.get(), IndexTerm.of(first.get())));
        }
      }
    }
    return term;
  }
}
