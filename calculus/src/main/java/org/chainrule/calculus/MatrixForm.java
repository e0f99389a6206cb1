package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.Operation.IndexSum;
import org.chainrule.expression.Operation.Tabulate;

/**
 * Index notation rewritten as matrix algebra: {@code Σ_k t_k log y_k} as {@code t · log y}, the
 * matrix of {@code Σ_k A_ik B_kj} as {@code A B}.
 *
 * <p>Standard functions that are written out are recognised on the way ({@link StandardFunctions}).
 * What is written entry by entry is differentiated, printed and computed as matrices wherever at
 * most two indices are open at a time; a sum that needs more stays as it is, with the same value.
 */
public final class MatrixForm {
  private MatrixForm() {}

  /** Returns {@code expression} with every sum and table that has a matrix form in that form. */
  public static Expression of(Expression expression) {
    return of(List.of(expression)).getFirst();
  }

  /** Returns the matrix forms of all {@code expressions}; what they share is converted once. */
  public static List<Expression> of(List<Expression> expressions) {
    Map<Expression, Expression> converted = new HashMap<>();
    for (Expression node : Expression.topologicalOrder(expressions)) {
      List<Expression> operands = node.operands().stream().map(converted::get).toList();
      converted.put(node, converted(node.withOperands(operands)));
    }
    return expressions.stream().map(converted::get).toList();
  }

  private static Expression converted(Expression node) {
    if (!node.freeIndices().isEmpty()) {
      return node;
    }
    return switch (node.operation()) {
      case IndexSum _ when node.isScalar() ->
          new IndexedForms().of(node, List.of()).map(IndexedForm::matrix).orElse(node);
      case Tabulate(Index row, Optional<Index> column) -> {
        List<Index> axes = new ArrayList<>(List.of(row));
        column.ifPresent(axes::add);
        yield new IndexedForms()
            .of(node.operand(0), axes)
            .map(form -> Expressions.broadcast(form.alignedTo(axes), node.shape()))
            .map(StandardFunctions::recognized)
            .orElse(node);
      }
      default -> StandardFunctions.recognized(node);
    };
  }
}
