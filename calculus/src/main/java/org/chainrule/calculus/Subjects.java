package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Symbol;

/**
 * What a request is about, as values of the network.
 *
 * @param of what is differentiated
 * @param by what it is differentiated by
 */
record Subjects(Expression of, List<Expression> by) {

  /**
   * Looks the names up.
   *
   * @throws CalculusException if a name is none of the network's, or there is nothing to derive
   */
  static Subjects of(Network network, DerivationRequest request) {
    Expression of =
        request.of().map(name -> value(network, name)).orElseGet(() -> firstLoss(network));
    if (request.second() && !of.isScalar()) {
      throw new CalculusException(
          "%s is %s, and only a scalar has a Hessian. Ask for its Jacobian, or for one of a loss."
              .formatted(name(of), of.shape()));
    }
    List<Expression> by = new ArrayList<>();
    request.by().stream().distinct().forEach(name -> by.add(value(network, name)));
    if (by.isEmpty()) {
      by.addAll(defaults(network, of));
    }
    if (by.isEmpty()) {
      throw new CalculusException(
          "%s depends on no parameter and no input. Name what to differentiate it by."
              .formatted(name(of)));
    }
    return new Subjects(of, by);
  }

  private static Expression firstLoss(Network network) {
    if (network.losses().isEmpty()) {
      throw new CalculusException(
          "the network has no loss. Add a line 'loss L = …', or name a value to derive.");
    }
    return network.losses().getFirst();
  }

  private static Expression value(Network network, String name) {
    return network
        .value(name)
        .orElseThrow(() ->
            new CalculusException(
                "there is no %s to differentiate. Name one of %s."
                    .formatted(name, String.join(", ", network.names()))));
  }

  /** The parameters it depends on; without parameters the inputs. */
  private static List<Expression> defaults(Network network, Expression of) {
    Set<Symbol> used = of.variables();
    for (List<Symbol> group : List.of(network.parameters(), network.inputs())) {
      List<Expression> found =
          group.stream().filter(used::contains).map(Expressions::variable).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static String name(Expression value) {
    return value.operation() instanceof org.chainrule.expression.Operation.Variable(Symbol symbol)
        ? symbol.name()
        : Network.symbolOf(value).name();
  }
}
