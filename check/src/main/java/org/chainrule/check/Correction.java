package org.chainrule.check;

import java.util.Optional;
import org.chainrule.expression.Expression;

/**
 * A right side that makes a statement right; it was judged.
 *
 * @param text the whole side in the language, as close to the author's as can be
 * @param value what it means
 * @param change the piece of {@code text} that is new, as characters from and to; nothing where all
 *     of it is, or something was only left out
 * @param wrong the piece of the author's side that it replaces, as characters of its text; nothing
 *     where all of it is replaced, or something is only added
 */
public record Correction(
    String text, Expression value, Optional<Piece> change, Optional<Piece> wrong) {

  /** Characters {@code start} (included) to {@code end} (excluded) of a text. */
  public record Piece(int start, int end) {}
}
