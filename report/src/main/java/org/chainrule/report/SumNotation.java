package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Relation;
import org.chainrule.report.Notation.*;

/** Sums and comparisons: where scalars, in definitions also rows and columns, repeat in silence. */
final class SumNotation {
  private final NotationBuilder builder;

  SumNotation(NotationBuilder builder) {
    this.builder = builder;
  }

  Notation add(Expression node) {
    List<Expression> terms = node.operands();
    boolean shown = node.isScalar() || terms.stream().anyMatch(term -> !isRepeatable(term));
    List<Notation> row = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      boolean shapes = i == 0 && !shown;
      Notation term = shapes ? builder.notation(terms.get(i)) : silent(terms.get(i));
      boolean negative = Precedence.isNegative(term) && Precedence.of(term) > Precedence.SUM;
      if (i == 0) {
        row.add(Precedence.at(Precedence.TENSOR, term));
      } else if (negative) {
        row.add(Sign.MINUS);
        row.add(Precedence.at(Precedence.TENSOR, Precedence.withoutMinus(term)));
      } else {
        row.add(Sign.PLUS);
        row.add(Precedence.at(Precedence.TENSOR, term));
      }
    }
    return Notation.row(row);
  }

  Notation comparison(Expression node, Relation relation) {
    Expression left = node.operand(0);
    Expression right = node.operand(1);
    boolean shown = left.isScalar() || !isRepeatable(left) || !isRepeatable(right);
    return Notation.row(
        Precedence.at(Precedence.SUM, shown ? silent(left) : builder.notation(left)),
        sign(relation),
        Precedence.at(Precedence.SUM, silent(right)));
  }

  static Sign sign(Relation relation) {
    return switch (relation) {
      case LESS -> Sign.LESS;
      case AT_MOST -> Sign.AT_MOST;
      case GREATER -> Sign.GREATER;
      case AT_LEAST -> Sign.AT_LEAST;
      case EQUAL -> Sign.EQUAL;
      case UNEQUAL -> Sign.UNEQUAL;
    };
  }

  private boolean isRepeatable(Expression term) {
    return ProductNotation.isRepeatedScalar(term)
        || (builder.isForDefinition() && isRepeatedVector(term));
  }

  private static boolean isRepeatedVector(Expression term) {
    return term.operation() instanceof Broadcast && !term.shape().isVector();
  }

  private Notation silent(Expression term) {
    return builder.isForDefinition() && isRepeatedVector(term)
        ? builder.notation(term.operand(0))
        : ProductNotation.asScalar(builder, term);
  }
}
