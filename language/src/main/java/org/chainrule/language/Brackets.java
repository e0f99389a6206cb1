package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Shape;

/** Matrices made of blocks, and comparisons in brackets. */
final class Brackets {
  private final Elaboration elaboration;
  private final TermElaborator terms;

  Brackets(Elaboration elaboration, TermElaborator terms) {
    this.elaboration = elaboration;
    this.terms = terms;
  }

  Expression literal(Term.Literal literal, Scope scope) {
    List<Term> entries = literal.rows().stream().flatMap(List::stream).toList();
    List<Expression> values = terms.all(entries, scope);
    int columns = literal.rows().getFirst().size();
    return elaboration.build(literal.span(), entries, () -> Expressions.blocks(columns, values));
  }

  Expression bracket(Term.Bracket bracket, Scope scope) {
    List<Term> operands = new ArrayList<>();
    operands.add(bracket.first());
    bracket.tests().forEach(test -> operands.add(test.operand()));
    if (bracket.tests().size() == 1) {
      terms.positions().compare(operands.get(0), operands.get(1), scope);
    }
    List<Expression> values = terms.all(operands, scope);
    List<Expression> brackets = new ArrayList<>();
    for (int i = 0; i < bracket.tests().size(); i++) {
      Term.Test test = bracket.tests().get(i);
      Expression left = repeated(values.get(i), values.get(i + 1));
      Expression right = repeated(values.get(i + 1), values.get(i));
      brackets.add(
          elaboration.build(
              bracket.span(),
              List.of(operands.get(i), test.operand()),
              () -> Expressions.comparison(test.relation(), left, right)));
    }
    return elaboration.build(bracket.span(), List.of(), () -> Expressions.hadamard(brackets));
  }

  private Expression repeated(Expression a, Expression other) {
    Optional<Shape> shape =
        elaboration.inDefinition()
            ? terms.arithmetic().fullShape(List.of(other))
            : Optional.empty();
    return shape.map(s -> terms.arithmetic().repeated(a, s)).orElse(a);
  }
}
