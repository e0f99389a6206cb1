package org.chainrule.language;

import java.util.List;
import java.util.Optional;

/**
 * What stands where in a document.
 *
 * @param network the pieces that hold text of the language
 * @param formulas the formulas that may state something, in order
 */
record DocumentParts(List<Span> network, List<Formula> formulas) {

  /**
   * A formula of a document.
   *
   * @param whole all of it, with what opens and closes it
   * @param math what is between
   * @param id what the author calls it
   * @param inline whether it stands within a line of text
   * @param introduced whether the words before it say that it introduces a name: 'let'
   * @param unclosed what should have closed it, where nothing does
   */
  record Formula(
      Span whole,
      Span math,
      Optional<String> id,
      boolean inline,
      boolean introduced,
      Optional<String> unclosed) {}

  /** Copies the lists. */
  DocumentParts {
    network = List.copyOf(network);
    formulas = List.copyOf(formulas);
  }
}
