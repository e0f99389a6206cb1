package org.chainrule.expression;

import java.util.List;
import java.util.Optional;

/**
 * A scalar function that is left unspecified, as {@code opaque ell(y, yhat)}.
 *
 * @param name the author's name
 * @param parameters the names of its arguments, as declared
 * @param written how it is written on paper, as LaTeX, where the author said so
 */
public record OpaqueFunction(String name, List<String> parameters, Optional<String> written) {

  /** Copies the list. */
  public OpaqueFunction {
    parameters = List.copyOf(parameters);
  }
}
