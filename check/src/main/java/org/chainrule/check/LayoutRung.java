package org.chainrule.check;

import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;

/** The transpose of what is right. */
final class LayoutRung implements Rung {
  @Override
  public Optional<Explanation> explain(Case c) {
    Optional<Expression> claimed = c.dispute().claimed();
    boolean looksTransposed =
        c.claimedValue()
            .flatMap(value -> c.truthValue().map(truth -> Numbers.transposed(value, truth)))
            .orElse(false);
    if (claimed.isEmpty() || !looksTransposed || !c.isRight(Expressions.transpose(claimed.get()))) {
      return Optional.empty();
    }
    Mistake mistake = new LayoutMistake.Transposed();
    return Optional.of(
        c.author()
            .map(author -> Transposition.of(author, c))
            .filter(c::isRight)
            .map(turned -> Explanation.of(mistake, turned))
            .orElseGet(() -> Explanation.of(mistake)));
  }
}
