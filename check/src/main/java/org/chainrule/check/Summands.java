package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.*;

/** Takes a value apart into terms that add up to it. */
final class Summands {
  /** More terms than these are no help. */
  private static final int MOST = 16;

  private Summands() {}

  /** Returns the terms of a sum, as it is written. */
  static List<Expression> written(Expression value) {
    return switch (value.operation()) {
      case Add() -> value.operands().stream().flatMap(term -> written(term).stream()).toList();
      case Scale() -> {
        List<Expression> terms = new ArrayList<>();
        for (Expression term : written(value.operand(1))) {
          terms.add(Expressions.scale(value.operand(0), term));
        }
        yield terms;
      }
      default -> List.of(value);
    };
  }

  /** Returns the terms that come out when sums inside of products are multiplied out once. */
  static List<Expression> multipliedOut(Expression value) {
    List<Expression> terms = opened(value, 6);
    return terms.size() > MOST ? List.of(value) : terms;
  }

  private static List<Expression> opened(Expression value, int depth) {
    if (depth == 0) {
      return List.of(value);
    }
    return switch (value.operation()) {
      case Add() ->
          value.operands().stream().flatMap(term -> opened(term, depth - 1).stream()).toList();
      case Scale(), Product(), Hadamard(), Dot(), Transpose() -> oneOperand(value, depth);
      case Part _ -> oneOperand(value, depth);
      case Reduce(var kind) ->
          switch (kind) {
            case SUM, ROW_SUMS, COLUMN_SUMS, TRACE, MEAN -> oneOperand(value, depth);
            case MAXIMUM, MINIMUM, DETERMINANT, NORM1, NORM2 -> List.of(value);
          };
      case Divide() -> {
        List<Expression> terms = new ArrayList<>();
        for (Expression term : opened(value.operand(0), depth - 1)) {
          terms.add(Expressions.divide(term, value.operand(1)));
        }
        yield terms;
      }
      case IndexSum(Index index, List<IndexTerm> except) -> {
        List<Expression> terms = new ArrayList<>();
        for (Expression term : opened(value.operand(0), depth - 1)) {
          terms.add(Expressions.indexSum(index, except, term));
        }
        yield terms;
      }
      default -> List.of(value);
    };
  }

  /** Multiplies out the first operand that is a sum. */
  private static List<Expression> oneOperand(Expression value, int depth) {
    for (int i = 0; i < value.operands().size(); i++) {
      List<Expression> inner = opened(value.operand(i), depth - 1);
      if (inner.size() > 1 && inner.size() <= MOST) {
        List<Expression> terms = new ArrayList<>();
        for (Expression term : inner) {
          List<Expression> operands = new ArrayList<>(value.operands());
          operands.set(i, term);
          terms.addAll(opened(value.withOperands(operands), depth - 1));
        }
        return terms;
      }
    }
    return List.of(value);
  }
}
