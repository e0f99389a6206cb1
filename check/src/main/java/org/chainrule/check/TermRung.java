package org.chainrule.check;

import java.util.Optional;

/** The claim against the terms that the truth is a sum of. */
final class TermRung implements Rung {
  @Override
  public Optional<Explanation> explain(Case c) {
    return Optional.empty();
  }
}
