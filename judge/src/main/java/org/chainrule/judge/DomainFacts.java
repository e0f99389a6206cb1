package org.chainrule.judge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chainrule.expression.Domain;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Symbol;

/**
 * What holds of the variables: by their declarations, and because both sides have a value. Where
 * {@code log x} stands, x is positive.
 */
final class DomainFacts {
  private DomainFacts() {}

  /** Returns the facts about the variables below {@code roots}, and {@code conditions}. */
  static Set<Condition> of(List<Expression> roots, List<Condition> conditions) {
    Set<Condition> facts = new LinkedHashSet<>(conditions);
    for (Expression node : Expression.topologicalOrder(roots)) {
      switch (node.operation()) {
        case Variable(Symbol symbol) -> declared(symbol, facts);
        case Elementwise(ElementwiseFunction function)
            when function == ElementwiseFunction.LOG || function == ElementwiseFunction.SQRT ->
            positive(node.operand(0), facts);
        case Power()
            when node.operand(1).operation() instanceof Constant(Rational value)
                && !value.isInteger() ->
            positive(node.operand(0), facts);
        default -> {}
      }
    }
    return facts;
  }

  /** Returns {@code conditions} and the facts that the variables are declared with. */
  static List<Condition> declared(List<Expression> roots, List<Condition> conditions) {
    Set<Condition> facts = new LinkedHashSet<>(conditions);
    for (Expression node : Expression.topologicalOrder(roots)) {
      if (node.operation() instanceof Variable(Symbol symbol)) {
        declared(symbol, facts);
      }
    }
    return List.copyOf(facts);
  }

  private static void declared(Symbol symbol, Set<Condition> facts) {
    Domain domain = symbol.domain();
    if (domain.sumsToOne()) {
      facts.add(new Condition.SumsToOne(symbol));
    }
    if (domain.isSymmetric()) {
      facts.add(new Condition.Symmetric(symbol));
    }
    if (domain == Domain.POSITIVE || domain == Domain.SIMPLEX) {
      facts.add(new Condition.Positive(Expressions.variable(symbol)));
    }
    if (domain == Domain.POSITIVE_DEFINITE) {
      facts.add(
          new Condition.Positive(
              Expressions.reduce(Reduction.DETERMINANT, Expressions.variable(symbol))));
    }
  }

  private static void positive(Expression argument, Set<Condition> facts) {
    Expression value = Expressions.unwrapped(argument);
    boolean known =
        value.operation() instanceof Variable
            || (value.operation() instanceof Reduce(Reduction reduction)
                && reduction == Reduction.DETERMINANT);
    if (known) {
      facts.add(new Condition.Positive(value));
    }
  }
}
