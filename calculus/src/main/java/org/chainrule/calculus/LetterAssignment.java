package org.chainrule.calculus;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.IndexSum;
import org.chainrule.expression.Operation.Tabulate;

/**
 * Gives summed indices their letters: each that of its dimension, another one within a sum or
 * beside a free index of the same letter. Sums side by side share a letter.
 */
final class LetterAssignment {
  /** How the name of an index begins that has no letter yet; no name in a text does. */
  static final String PROVISIONAL = "#";

  private final Letters letters;
  private final Set<String> kept = new HashSet<>();

  private LetterAssignment(Letters letters) {
    this.letters = letters;
  }

  /** Returns {@code entry} with letters, none of {@code used} for a summed index. */
  static Expression of(Expression entry, Letters letters, Collection<String> used) {
    LetterAssignment assignment = new LetterAssignment(letters);
    PrintedNodes.order(entry, _ -> false).forEach(assignment::keep);
    return assignment.assigned(entry, Set.copyOf(used));
  }

  /** What stands in a matrix that is not written out keeps its letters. */
  private void keep(Expression node) {
    switch (node.operation()) {
      case IndexSum(Index index, _) -> keep(index);
      case Tabulate(Index row, Optional<Index> column) -> {
        keep(row);
        column.ifPresent(this::keep);
      }
      default -> {}
    }
  }

  private void keep(Index index) {
    if (!isProvisional(index)) {
      kept.add(index.name());
    }
  }

  private static boolean isProvisional(Index index) {
    return index.name().startsWith(PROVISIONAL);
  }

  /** Recurs from sum to sum within it: no deeper than entries are written out. */
  private Expression assigned(Expression entry, Set<String> used) {
    Map<Expression, Expression> sums = new HashMap<>();
    if (isOpen(entry)) {
      sums.put(entry, assignedSum(entry, used));
    }
    for (Expression node : PrintedNodes.order(entry, LetterAssignment::isClosed)) {
      for (Expression operand : node.operands()) {
        if (isOpen(operand)) {
          sums.computeIfAbsent(operand, sum -> assignedSum(sum, used));
        }
      }
    }
    return EntryAlgebra.simplified(entry, sums);
  }

  private static boolean isOpen(Expression node) {
    return node.operation() instanceof IndexSum(Index index, _) && isProvisional(index);
  }

  private static boolean isClosed(Expression node) {
    return isOpen(node) || !EntryAlgebra.isEntrywise(node);
  }

  private Expression assignedSum(Expression sum, Set<String> used) {
    if (!(sum.operation() instanceof IndexSum(Index index, List<IndexTerm> except))) {
      throw new IllegalArgumentException("not a sum: " + sum);
    }
    Set<String> inner = new HashSet<>(used);
    inner.addAll(kept);
    Index letter = letters.renamed(index, inner);
    inner = new HashSet<>(used);
    inner.add(letter.name());
    Expression body = Expressions.substitute(sum.operand(0), index, IndexTerm.of(letter));
    return Expression.of(new IndexSum(letter, except), assigned(body, inner));
  }
}
