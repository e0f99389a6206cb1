package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Judge;
import org.chainrule.judge.Trial;

/**
 * The named values of a network under other forms: {@code sum[s](h[s] V[s,r]) + d[r]} is an entry
 * of {@code z = h V + d}. Numbers say what may be equal, and the judge has the last word.
 */
final class Intermediates {
  private static final int MOST_NODES = 2_000;
  private static final int MOST_FIXED = 12;

  private final Network network;
  private final Map<Expression, Optional<Expression>> named = new HashMap<>();

  Intermediates(Network network) {
    this.network = network;
  }

  /** Returns the named value, or the part of one, that {@code expression} is equal to. */
  Optional<Expression> named(Expression expression) {
    return named.computeIfAbsent(expression, this::search);
  }

  private Optional<Expression> search(Expression expression) {
    List<Expression> vocabulary = new ArrayList<>(network.definitions());
    vocabulary.add(expression);
    Trial trial = Trial.of(vocabulary, List.of(), 1);
    Set<Symbol> variables = expression.variables();
    for (Expression definition : network.definitions()) {
      if (definition.variables().equals(variables)) {
        for (Expression candidate : parts(definition, expression)) {
          if (trial.agree(candidate, expression) && Judge.judge(candidate, expression).isRight()) {
            return Optional.of(candidate);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the parts of {@code whole} that have the shape and the letters of {@code formula}. */
  private static List<Expression> parts(Expression whole, Expression formula) {
    List<Expression> parts = new ArrayList<>();
    Shape shape = whole.shape();
    for (Selection rows : selections(shape.rows(), formula)) {
      for (Selection columns : selections(shape.columns(), formula)) {
        Expression part = Expressions.part(whole, rows, columns);
        if (part.shape().sameAs(formula.shape())) {
          parts.add(part);
        } else if (part.shape().transposed().sameAs(formula.shape())) {
          parts.add(Expressions.transpose(part));
        }
      }
    }
    return parts;
  }

  private static List<Selection> selections(Dimension size, Expression formula) {
    List<Selection> found = new ArrayList<>(List.of(Selection.all()));
    if (size.is(1)) {
      return found;
    }
    for (Index letter : formula.freeIndices()) {
      if (letter.first().is(1) && letter.size().sameAs(size)) {
        found.add(new Selection.At(IndexTerm.of(letter)));
      }
    }
    int fixed = size.constant().orElse(0);
    for (int i = 1; i <= Math.min(fixed, MOST_FIXED); i++) {
      found.add(new Selection.At(IndexTerm.at(i)));
    }
    return found;
  }

  /**
   * Returns {@code of} with {@code value} in the place of everything in it that is equal to the
   * value, to an entry of it, or to one of these with the other sign.
   *
   * @param value a value of the network
   */
  Expression revealed(Expression of, Expression value) {
    boolean contained = Denominator.contains(of, value);
    List<Expression> order =
        contained
            ? Expression.topologicalOrder(List.of(of), n -> !(n.operation() instanceof Named))
            : Expression.topologicalOrder(List.of(of));
    if (order.size() > MOST_NODES) {
      return of;
    }
    Set<Expression> settled = new HashSet<>(Expression.topologicalOrder(List.of(value)));
    Map<Expression, Expression> changed = new HashMap<>();
    for (Expression node : order) {
      List<Expression> operands =
          node.operands().stream().map(a -> changed.getOrDefault(a, a)).toList();
      Expression result = node.withOperands(operands);
      boolean untouched = operands.equals(node.operands()) && !settled.contains(node);
      if (untouched && !operands.isEmpty()) {
        result = regrouped(node, value).or(() -> same(node, value)).orElse(node);
      }
      if (node.operands().contains(value) || !result.equals(node)) {
        settled.add(node);
      }
      changed.put(node, result);
    }
    return changed.getOrDefault(of, of);
  }

  /** A product of three factors hides the product of two of them; a sum likewise. */
  private static Optional<Expression> regrouped(Expression node, Expression value) {
    if (!node.operation().equals(value.operation())
        || node.operands().size() <= value.operands().size()) {
      return Optional.empty();
    }
    return switch (node.operation()) {
      case Product() -> {
        int start = Collections.indexOfSubList(node.operands(), value.operands());
        if (start < 0) {
          yield Optional.empty();
        }
        List<Expression> factors = new ArrayList<>(node.operands());
        factors.subList(start, start + value.operands().size()).clear();
        factors.add(start, value);
        yield Optional.of(node.withOperands(factors));
      }
      case Add(), Hadamard() -> {
        List<Expression> rest = new ArrayList<>(node.operands());
        boolean all = value.operands().stream().allMatch(rest::remove);
        rest.addFirst(value);
        yield all ? Optional.of(node.withOperands(rest)) : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static Optional<Expression> same(Expression node, Expression value) {
    List<Expression> parts = parts(value, node);
    if (parts.isEmpty() || !node.variables().equals(value.variables())) {
      return Optional.empty();
    }
    Trial trial = Trial.of(List.of(node, value), List.of(), 1);
    for (Expression part : parts) {
      for (Expression candidate : List.of(part, Expressions.negate(part))) {
        if (trial.agree(candidate, node) && Judge.judge(candidate, node).isRight()) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }
}
