package org.chainrule.language;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;

/**
 * What a document states in one place: a line of the language, or a piece of displayed or inline
 * mathematics.
 *
 * @param id what the author calls it: the HTML comment or label that stands before it
 * @param line the line it begins on, from 1
 * @param lastLine the line it ends on
 * @param notation how it is written
 * @param source the author's text, as it stands in the document
 * @param network what may be spoken of in it: the document's network, and what the author has
 *     defined up to here
 * @param claims what it states, in the order of the text; definitions of the author's among them.
 *     What could not be read is a claim with sides that have no meaning
 */
public record Equation(
    Optional<String> id,
    int line,
    int lastLine,
    Notation notation,
    String source,
    Network network,
    List<Claim> claims) {

  /** How an equation is written. */
  public enum Notation {
    /** In the language. */
    LANGUAGE,
    /** In LaTeX. */
    LATEX
  }

  /** Copies the list. */
  public Equation {
    claims = List.copyOf(claims);
  }
}
