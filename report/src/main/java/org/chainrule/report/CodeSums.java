package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.Broadcast;
import org.chainrule.expression.Operation.Constant;
import org.chainrule.expression.Operation.Fill;
import org.chainrule.expression.Operation.Hadamard;
import org.chainrule.expression.Operation.Scale;
import org.chainrule.expression.Rational;

/** The terms of a sum, with their signs and numbers taken out. */
final class CodeSums {
  private CodeSums() {}

  /**
   * {@code ± magnitude · factors}, with the factors multiplied entry by entry; without factors the
   * number alone. What is a scalar is to be added to every entry.
   */
  record Term(boolean negative, Rational magnitude, List<Expression> factors) {
    private static Term of(Rational number, List<Expression> factors) {
      boolean negative = number.signum() < 0;
      return new Term(negative, negative ? number.negated() : number, factors);
    }
  }

  /** Returns the terms in order, but one that is added before those that are subtracted. */
  static List<Term> terms(Expression sum, CodePlan plan) {
    List<Term> terms = new ArrayList<>();
    for (Expression operand : CodeGraph.operands(sum)) {
      terms.add(term(operand, plan));
    }
    for (int i = 0; i < terms.size(); i++) {
      if (!terms.get(i).negative()) {
        terms.addFirst(terms.remove(i));
        break;
      }
    }
    return terms;
  }

  /** Splits one value, where it is not a variable. */
  static Term term(Expression value, CodePlan plan) {
    List<Expression> operands = value.operands();
    boolean numberFirst =
        !operands.isEmpty()
            && (value.operation() instanceof Scale || value.operation() instanceof Hadamard)
            && operands.getFirst().operation() instanceof Constant;
    if (plan.variable(value).isPresent()) {
      return Term.of(Rational.ONE, List.of(value));
    }
    if (numberFirst && operands.getFirst().operation() instanceof Constant(Rational number)) {
      return Term.of(number, CodeGraph.operands(value).subList(1, operands.size()));
    }
    return switch (value.operation()) {
      case Broadcast _ when value.operand(0).isScalar() ->
          term(CodeGraph.value(value.operand(0)), plan);
      case Constant(Rational number) -> Term.of(number, List.of());
      case Fill(Rational number, _) -> Term.of(number, List.of());
      default -> Term.of(Rational.ONE, List.of(value));
    };
  }
}
