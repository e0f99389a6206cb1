package org.chainrule.check;

import java.util.Optional;
import org.chainrule.expression.Claim;

/** A side that speaks of what is not there. */
final class UnreadableRung implements Rung {
  @Override
  public Optional<Explanation> explain(Case c) {
    return c.side()
        .problem()
        .filter(problem -> problem.kind() == Claim.Problem.Kind.UNDECLARED)
        .map(problem -> Explanation.of(new NameMistake.Undeclared(problem.text())));
  }
}
