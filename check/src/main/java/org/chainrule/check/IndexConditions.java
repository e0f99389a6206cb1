package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Relation;
import org.chainrule.judge.Condition;

/**
 * Where a claim holds only: {@code for j != k and j < 3}.
 *
 * @param between the comparisons of two letters
 * @param brackets the other comparisons, as numbers that are 1 where they hold
 */
record IndexConditions(List<Condition> between, List<Expression> brackets) {

  /** Returns the conditions of {@code claim}. */
  static IndexConditions of(Claim claim) {
    List<Condition> between = new ArrayList<>();
    List<Expression> brackets = new ArrayList<>();
    for (Expression condition : claim.conditions()) {
      Optional<Condition> letters = letters(condition);
      letters.ifPresentOrElse(between::add, () -> brackets.add(condition));
    }
    return new IndexConditions(between, brackets);
  }

  private static Optional<Condition> letters(Expression condition) {
    if (condition.operation() instanceof Comparison(Relation relation)) {
      Optional<Index> left = letter(condition.operand(0));
      Optional<Index> right = letter(condition.operand(1));
      if (left.isPresent() && right.isPresent()) {
        return Optional.of(new Condition.Indices(left.get(), relation, right.get()));
      }
    }
    if (condition.operation() instanceof KroneckerDelta(IndexTerm i, IndexTerm j)
        && i.variable().filter(i::is).isPresent()
        && j.variable().filter(j::is).isPresent()) {
      return Optional.of(
          new Condition.Indices(
              i.variable().orElseThrow(), Relation.EQUAL, j.variable().orElseThrow()));
    }
    return Optional.empty();
  }

  private static Optional<Index> letter(Expression value) {
    return value.operation() instanceof IndexValue(IndexTerm position)
        ? position.variable().filter(position::is)
        : Optional.empty();
  }

  /** Returns a side that is zero where the other comparisons don't hold. */
  Expression restricted(Expression side) {
    Expression restricted = side;
    for (Expression bracket : brackets) {
      restricted = Expressions.scale(bracket, restricted);
    }
    return restricted;
  }
}
