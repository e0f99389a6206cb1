package org.chainrule.language;

import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.*;

/** The texts of sums and comparisons: where rows and columns may be repeated in silence. */
final class SumPrinter {
  private final ExpressionPrinter printer;

  SumPrinter(ExpressionPrinter printer) {
    this.printer = printer;
  }

  Text add(Expression node) {
    List<Expression> terms = node.operands();
    int shaping = shapingTerm(terms);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < terms.size(); i++) {
      Text term = i == shaping ? printer.of(terms.get(i)) : repeatable(terms.get(i));
      boolean minus = term.isNegative() && term.level() != Operator.SUM;
      String shown = term.at(Operator.TENSOR);
      if (i == 0) {
        text.append(shown);
      } else if (minus) {
        text.append(" - ").append(shown.substring(1));
      } else {
        text.append(" + ").append(shown);
      }
    }
    return new Text(text.toString(), Operator.SUM);
  }

  /**
   * Returns the place of a term that has to show the shape, or −1 where another one does anyway.
   */
  private int shapingTerm(List<Expression> terms) {
    boolean scalar = terms.getFirst().isScalar();
    boolean shown = terms.stream().anyMatch(term -> !isRepeatable(term));
    return scalar || shown ? -1 : 0;
  }

  private boolean isRepeatable(Expression term) {
    return ExpressionPrinter.isRepeatedScalar(term)
        || (printer.isForDefinitions() && isRepeatedVector(term));
  }

  private static boolean isRepeatedVector(Expression term) {
    return term.operation() instanceof Broadcast && !term.shape().isVector();
  }

  private Text repeatable(Expression term) {
    return printer.isForDefinitions() && isRepeatedVector(term)
        ? printer.of(term.operand(0))
        : printer.asScalar(term);
  }

  /** Returns the text of one side of a comparison. */
  String repeatable(Expression node, int side) {
    Expression operand = node.operand(side);
    Expression other = node.operand(1 - side);
    boolean shownByOther = !isRepeatable(other) || side == 1;
    return shownByOther || operand.isScalar()
        ? repeatable(operand).text()
        : printer.of(operand).text();
  }
}
