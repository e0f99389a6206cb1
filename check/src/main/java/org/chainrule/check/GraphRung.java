package org.chainrule.check;

import java.util.Optional;

/** In a graph of units mistakes are mostly forgotten paths, and units passed by. */
final class GraphRung implements Rung {
  @Override
  public Optional<Explanation> explain(Case c) {
    return c.network().graphs().isEmpty() ? Optional.empty() : new WrongRuleRung().explain(c);
  }
}
