package org.chainrule.check;

import java.util.Optional;

/** Two changes of the author's formula make it right. */
final class PairRung implements Rung {
  @Override
  public Optional<Explanation> explain(Case c) {
    return Optional.empty();
  }
}
