package org.chainrule.language;

import java.util.List;
import org.chainrule.expression.Network;

/**
 * A text with a network and statements about it: a file of the language with claims, or Markdown or
 * LaTeX with a network in it.
 *
 * @param file how it is called in messages
 * @param text all of it
 * @param network what it is about
 * @param equations what it states, in order
 * @param warnings what a reader should know about how it was read
 */
public record Document(
    String file, String text, Network network, List<Equation> equations, List<Problem> warnings) {

  /** Copies the lists. */
  public Document {
    equations = List.copyOf(equations);
    warnings = List.copyOf(warnings);
  }
}
