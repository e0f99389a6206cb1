package org.chainrule.language;

import java.util.List;
import java.util.Optional;

/**
 * A chain of equal sides as a document has it, read as syntax.
 *
 * @param sides the sides, in order; two or more
 * @param conditions where it holds only: {@code if k = j}
 * @param definition whether the author says that it introduces a name: 'let …', 'where …'
 */
record ClaimSyntax(List<Side> sides, List<Term.Bracket> conditions, boolean definition) {

  /**
   * One side.
   *
   * @param span where it stands in the document
   * @param term its syntax, where it could be read
   * @param problem why it could not be read, or an empty text
   * @param place where reading gave up, where it did
   */
  record Side(Span span, Optional<Term> term, String problem, Optional<Span> place) {}

  /** Copies the lists. */
  ClaimSyntax {
    sides = List.copyOf(sides);
    conditions = List.copyOf(conditions);
  }
}
