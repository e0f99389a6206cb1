package org.chainrule.language;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Network;

/**
 * What reading a text came to.
 *
 * @param network the network, where there are no problems
 * @param problems what is wrong, in the order of the text
 * @param warnings what is right but doubtful, in the order of the text
 */
public record ParseResult(
    Optional<Network> network, List<Problem> problems, List<Problem> warnings) {

  /** Copies the lists. */
  public ParseResult {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /**
   * Returns the network.
   *
   * @throws LanguageException if there are problems
   */
  public Network orThrow() {
    return network.orElseThrow(() -> new LanguageException(problems));
  }
}
