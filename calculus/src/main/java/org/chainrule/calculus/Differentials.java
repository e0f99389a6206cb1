package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.Differential;
import org.chainrule.expression.Operation.Named;
import org.chainrule.expression.Operation.Variable;
import org.chainrule.expression.Symbol;

/**
 * Differentials in the directions of the symbols that vary: of an expression with the adjoints
 * c_v(Q) it is the derivative of {@code Σ_v c_v(Q) · dv} by Q.
 */
final class Differentials {
  private final Set<Symbol> varying;
  private final Gradients gradients = new Gradients();

  Differentials(List<Symbol> varying) {
    this.varying = new LinkedHashSet<>(varying);
  }

  /** Returns the symbols of variables and names whose own differentials stand in {@code sides}. */
  static List<Symbol> symbols(List<Expression> sides) {
    Set<Symbol> found = new LinkedHashSet<>();
    for (Expression node : Expression.topologicalOrder(sides)) {
      if (node.operation() instanceof Differential
          && Denominator.of(node.operand(0)).value().operation() instanceof Variable(Symbol s)) {
        found.add(s);
      }
    }
    return List.copyOf(found);
  }

  /**
   * Returns the differential of {@code value}, of its shape.
   *
   * @throws CalculusException if an operation on the way has no derivative
   */
  Expression of(Expression value) {
    Map<Expression, Expression> directions = directions(value);
    if (directions.containsKey(value)) {
      return directions.getOrDefault(value, value);
    }
    if (directions.isEmpty()) {
      return Expressions.zeros(value.shape());
    }
    // No name of the language starts with a blank.
    Expression cotangent =
        Expressions.variable(Symbol.of(" q", Symbol.Kind.PLACEHOLDER, value.shape()));
    Expression paired =
        value.isScalar()
            ? Expressions.hadamard(cotangent, value)
            : Expressions.dot(cotangent, value);
    List<Expression> terms = new ArrayList<>();
    directions.forEach((v, dv) -> {
      Expression adjoint = gradients.of(paired, v);
      terms.add(v.isScalar() ? Expressions.hadamard(adjoint, dv) : Expressions.dot(adjoint, dv));
    });
    Expression differential = gradients.of(Expressions.add(terms), cotangent);
    return DistinctBinders.of(List.of(differential)).getFirst();
  }

  /** Returns what varies in {@code value} ↦ the variable that stands for its differential. */
  private Map<Expression, Expression> directions(Expression value) {
    Map<Expression, Expression> directions = new LinkedHashMap<>();
    for (Expression node : Expression.topologicalOrder(List.of(value))) {
      symbol(node)
          .filter(varying::contains)
          .ifPresent(symbol -> directions.put(node, direction(symbol)));
    }
    return directions;
  }

  private static Optional<Symbol> symbol(Expression node) {
    return switch (node.operation()) {
      case Variable(Symbol symbol) -> Optional.of(symbol);
      case Named(Symbol symbol) -> Optional.of(symbol);
      default -> Optional.empty();
    };
  }

  private static Expression direction(Symbol symbol) {
    Domain domain = symbol.domain().isSymmetric() ? Domain.SYMMETRIC : Domain.REAL;
    return Expressions.variable(
        new Symbol(
            "d" + symbol.name(),
            Symbol.Kind.PLACEHOLDER,
            domain,
            symbol.shape(),
            symbol.written().map(written -> "d" + written)));
  }
}
