package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.*;
import org.chainrule.language.Formulas;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Span;
import org.chainrule.language.Term;

/**
 * The notation of many courses and programs, in which {@code dW} stands for ∂L/∂W: {@code dW = X'
 * dZ}. It looks like an equation between differentials, but hardly ever is right as one.
 */
final class GradientNotation {
  private static final Span NOWHERE = new Span(0, 0);
  private static final int MOST = 50;

  private final String loss;
  private final Claim claim;

  private GradientNotation(String loss, Claim claim) {
    this.loss = loss;
    this.claim = claim;
  }

  /**
   * Returns the claim with gradients for its differentials, where its head is the differential of a
   * name and there is one loss that can be meant.
   */
  static Optional<Claim> of(Network network, Claim claim) {
    boolean one = network.losses().size() == 1;
    if (!one || !isOfName(claim.sides().getFirst())) {
      return Optional.empty();
    }
    String loss = Network.symbolOf(network.losses().getFirst()).name();
    return new GradientNotation(loss, claim).read(network);
  }

  /**
   * Whether a claim with such a head can't be about differentials: a parameter's is any matrix, and
   * nothing without differentials is equal to one.
   */
  static boolean isMeant(Claim claim) {
    boolean parameter =
        claim.sides().getFirst().expression().orElseThrow().operand(0).operation()
            instanceof Variable;
    return parameter || claim.sides().stream().skip(1).anyMatch(side -> !hasDifferential(side));
  }

  private static boolean isOfName(Claim.Side side) {
    return side.expression()
        .filter(expression ->
            expression.operation() instanceof Differential() && isName(expression.operand(0)))
        .isPresent();
  }

  private static boolean isName(Expression value) {
    return value.operation() instanceof Variable || value.operation() instanceof Named;
  }

  private static boolean hasDifferential(Claim.Side side) {
    return side.expression().stream()
        .flatMap(expression -> Expression.topologicalOrder(List.of(expression)).stream())
        .anyMatch(node -> node.operation() instanceof Differential());
  }

  private Optional<Claim> read(Network network) {
    List<Claim.Side> sides = new ArrayList<>();
    for (Claim.Side side : claim.sides()) {
      if (!hasDifferential(side)) {
        sides.add(side);
        continue;
      }
      Claim.Side read;
      try {
        Term term = withGradients(Formulas.syntax(side.text(), network));
        read = Formulas.read(term, network, claim.letters());
      } catch (LanguageException e) {
        return Optional.empty();
      }
      sides.add(
          new Claim.Side(
              side.line(), side.source(), read.text(), read.expression(), read.problem()));
    }
    return Optional.of(claim.with(claim.text(), sides, claim.defines()));
  }

  private Term withGradients(Term formula) {
    Term changed = formula;
    for (int i = 0; i < MOST; i++) {
      Optional<Subterm> next =
          Subterms.of(changed).stream()
              .filter(part -> part.term() instanceof Term.Differential)
              .findFirst();
      if (next.isEmpty()) {
        break;
      }
      Term of = ((Term.Differential) next.get().term()).of();
      Term gradient = new Term.Derivative(1, new Term.Name(loss, NOWHERE), of, NOWHERE);
      boolean whole = next.get().role() == Subterm.Role.WHOLE;
      changed = next.get().with(whole ? gradient : new Term.Group(gradient, NOWHERE));
    }
    return changed;
  }
}
