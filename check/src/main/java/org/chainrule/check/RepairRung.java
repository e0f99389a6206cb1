package org.chainrule.check;

import java.util.Optional;

/** One change of the author's formula makes it right. */
final class RepairRung implements Rung {
  @Override
  public Optional<Explanation> explain(Case c) {
    return Repairs.first(c.plainEdits(), c)
        .or(() -> Repairs.first(c.insertions(), c))
        .map(edit -> Explanation.of(edit.mistake(), edit.result()));
  }
}
