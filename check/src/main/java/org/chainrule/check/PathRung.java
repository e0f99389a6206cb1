package org.chainrule.check;

import java.util.Optional;

/** In a graph of units, a path that was forgotten. */
final class PathRung implements Rung {
  @Override
  public Optional<Explanation> explain(Case c) {
    return c.network().graphs().isEmpty()
        ? Optional.empty()
        : WrongRuleRung.explained(c, WrongRuleRung.Scope.PATHS);
  }
}
