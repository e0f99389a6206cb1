package org.chainrule.expression;

import java.util.List;
import java.util.Optional;

/**
 * One update of the parameters: {@code step "output only" sgd(rate = 0.5) freeze W1, b1 as new}.
 *
 * @param name its name, if it has one
 * @param written how it is written on paper, as LaTeX, where the author said so
 * @param optimizer the optimiser with its settings
 * @param frozen the parameters that stay as they are
 * @param tag what is appended to names to speak of the values after it: {@code W1_new}
 * @param follows whether it starts where the step before it ended, not from the given values
 */
public record UpdateStep(
    Optional<String> name,
    Optional<String> written,
    Setting.Invocation optimizer,
    List<Symbol> frozen,
    Optional<String> tag,
    boolean follows) {

  /** Copies the list. */
  public UpdateStep {
    frozen = List.copyOf(frozen);
  }
}
