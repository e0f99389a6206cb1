package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;

/**
 * One value in terms of the shown values right below it: what an adjoint Q of it hands to each of
 * them, and its differential in theirs.
 *
 * <p>With the contributions c_v(Q) the differential is the derivative of {@code Σ_v c_v(Q) · dV} by
 * Q: both follow from the one table of rules.
 *
 * @param value the value, under its name
 * @param contributions the shown values below ↦ what they receive, written with {@code cotangent}
 * @param cotangent stands for an adjoint of the value
 * @param differential {@code d value} in the differentials of those below
 * @param placeholders those below ↦ the variables that stand for them in {@code alone}
 * @param alone the value as a function of these variables
 */
record LocalDifferential(
    Expression value,
    SequencedMap<Expression, Expression> contributions,
    Expression cotangent,
    Expression differential,
    Map<Expression, Expression> placeholders,
    Expression alone) {

  /**
   * Differentiates {@code value} as far as the values in {@code shown}.
   *
   * @param varying the values of {@code shown} that depend on what varies
   */
  static LocalDifferential of(
      Expression value, Set<Expression> varying, Simplification simplification) {
    List<Expression> below = below(value, varying);
    Map<Expression, Expression> in = new HashMap<>();
    Map<Expression, Expression> out = new HashMap<>();
    List<Expression> placeholders = new ArrayList<>();
    for (Expression v : below) {
      // No name of the language starts with a blank.
      Symbol symbol = Symbol.of(" v" + placeholders.size(), Symbol.Kind.PLACEHOLDER, v.shape());
      Expression placeholder = Expressions.variable(symbol);
      in.put(v, placeholder);
      out.put(placeholder, v);
      placeholders.add(placeholder);
    }
    Expression alone = replaced(value, in, varying);
    Expression cotangent =
        value.isScalar() && isRoot(value)
            ? Expressions.constant(1)
            : Expressions.variable(Symbol.of(" q", Symbol.Kind.PLACEHOLDER, value.shape()));
    List<Expression> received =
        ReverseMode.vectorJacobian(alone, cotangent, placeholders).stream()
            .map(c -> restored(c, out))
            .toList();
    SequencedMap<Expression, Expression> contributions = new LinkedHashMap<>();
    for (int i = 0; i < below.size(); i++) {
      contributions.put(below.get(i), received.get(i));
    }
    return new LocalDifferential(
        value,
        contributions,
        cotangent,
        simplification.of(differential(contributions, cotangent)),
        in,
        alone);
  }

  /** Returns the variable that stands for {@code below} in the value alone. */
  Expression placeholder(Expression below) {
    return java.util.Objects.requireNonNull(placeholders.get(below));
  }

  /** Returns a formula made of {@link #alone} with the values below put back. */
  Expression restored(Expression formula) {
    Map<Expression, Expression> out = new HashMap<>();
    placeholders.forEach((v, placeholder) -> out.put(placeholder, v));
    return restored(formula, out);
  }

  private static boolean isRoot(Expression value) {
    return value.operation() instanceof Named(Symbol symbol) && symbol.kind() == Symbol.Kind.LOSS;
  }

  private static Expression differential(
      SequencedMap<Expression, Expression> contributions, Expression cotangent) {
    List<Expression> terms = new ArrayList<>();
    contributions.forEach((v, c) -> {
      Expression dv = Expressions.differential(v);
      terms.add(v.isScalar() ? Expressions.hadamard(c, dv) : Expressions.dot(c, dv));
    });
    if (terms.isEmpty()) {
      return Expressions.zeros(cotangent.shape());
    }
    Expression total = Expressions.add(terms);
    return cotangent.operation() instanceof Variable
        ? ReverseMode.gradients(total, List.of(cotangent)).getFirst()
        : total;
  }

  /** Returns the nearest of {@code varying} below {@code value}, in order. */
  private static List<Expression> below(Expression value, Set<Expression> varying) {
    SequencedSet<Expression> found = new LinkedHashSet<>();
    for (Expression node :
        Expression.topologicalOrder(List.of(value), n -> n.equals(value) || !varying.contains(n))) {
      for (Expression operand : node.operands()) {
        if (varying.contains(operand) && !operand.equals(value)) {
          found.add(operand);
        }
      }
    }
    return List.copyOf(found);
  }

  private static Expression replaced(
      Expression value, Map<Expression, Expression> parts, Set<Expression> varying) {
    Map<Expression, Expression> changed = new HashMap<>();
    for (Expression node :
        Expression.topologicalOrder(List.of(value), n -> n.equals(value) || !varying.contains(n))) {
      List<Expression> operands =
          node.operands().stream()
              .map(a -> parts.getOrDefault(a, changed.getOrDefault(a, a)))
              .toList();
      changed.put(node, node.withOperands(operands));
    }
    return changed.getOrDefault(value, value);
  }

  private static Expression restored(Expression formula, Map<Expression, Expression> out) {
    return formula.transform(node -> out.getOrDefault(node, node));
  }
}
