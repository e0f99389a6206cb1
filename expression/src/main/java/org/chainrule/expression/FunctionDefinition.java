package org.chainrule.expression;

import java.util.List;
import java.util.Optional;

/**
 * A function of the author's own: {@code f(z) = z .* sigmoid(z)}.
 *
 * <p>The shapes of its parameters are known only where it is called, so its body is kept as the
 * text that the author wrote, in the language's canonical form; every {@link Operation.Call} holds
 * the body built for its arguments.
 *
 * @param name its name
 * @param parameters the names of its parameters
 * @param body its body, as text
 * @param written how it is written on paper, as LaTeX, where the author said so
 */
public record FunctionDefinition(
    String name, List<String> parameters, String body, Optional<String> written) {

  /** Copies the list. */
  public FunctionDefinition {
    parameters = List.copyOf(parameters);
  }
}
