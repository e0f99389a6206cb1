package org.chainrule.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;

/** Reads documents: networks with statements to judge. */
public final class Documents {
  private Documents() {}

  /**
   * Reads a file of the language with its claims.
   *
   * @throws LanguageException if it can't be read, or holds no network
   */
  public static Document read(Path file) {
    ParseResult result = Networks.tryRead(file);
    Network network = result.orThrow();
    List<Equation> equations = new ArrayList<>();
    for (Claim claim : network.claims()) {
      equations.add(
          new Equation(
              Optional.empty(),
              claim.line(),
              claim.sides().getLast().line(),
              Equation.Notation.LANGUAGE,
              "claim " + claim.text(),
              network,
              List.of(claim)));
    }
    return new Document(file.toString(), "", network, equations, result.warnings());
  }
}
