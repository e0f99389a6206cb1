package org.chainrule.calculus;

import static org.chainrule.expression.Expressions.add;
import static org.chainrule.expression.Expressions.constant;
import static org.chainrule.expression.Expressions.diagonal;
import static org.chainrule.expression.Expressions.divide;
import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.identity;
import static org.chainrule.expression.Expressions.ones;
import static org.chainrule.expression.Expressions.product;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.transpose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;

/**
 * The Jacobian of a vector by a vector as one matrix.
 *
 * <p>Reverse mode gives Jᵀq for a symbolic cotangent q. That is linear in q, and its matrix can be
 * read off: of {@code y ⊙ (q − y · q)} it is {@code diag(y) − y yᵀ}. Where the way from q to the
 * result leads through a matrix, nothing is read, and the Jacobian is made entry by entry.
 */
final class JacobianMatrix {
  private final Expression cotangent;
  private final Set<Expression> dependent = new HashSet<>();
  private final Map<Expression, Optional<Expression>> read = new HashMap<>();

  private JacobianMatrix(Expression cotangent, Expression result) {
    this.cotangent = cotangent;
    for (Expression node : Expression.topologicalOrder(List.of(result))) {
      if (node.equals(cotangent) || node.operands().stream().anyMatch(dependent::contains)) {
        dependent.add(node);
      }
    }
  }

  /** Returns Jᵀq, of the shape of {@code by}, as reverse mode gives it. */
  static Expression pulledBack(Expression of, Expression by, Expression cotangent) {
    return MatrixForm.of(ReverseMode.vectorJacobian(of, cotangent, List.of(by)).getFirst());
  }

  /** Returns Jᵀ of Jᵀq. */
  static Optional<Expression> readOff(
      Expression pulledBack, Expression cotangent, Simplification simplification) {
    return pulledBack.shape().isVector() && cotangent.shape().isVector()
        ? new JacobianMatrix(cotangent, pulledBack).matrixOf(pulledBack).map(simplification::of)
        : Optional.empty();
  }

  /**
   * Returns M with {@code vec(e) = M vec(q)}, if e is a vector that is made of q by way of vectors.
   */
  private Optional<Expression> matrixOf(Expression e) {
    for (Expression node : Expression.topologicalOrder(List.of(e), dependent::contains)) {
      if (!read.containsKey(node)) {
        read.put(node, node.shape().isVector() ? step(node) : Optional.empty());
      }
    }
    if (!dependent.contains(e)) {
      Dimension entries = cotangent.shape().rows().times(cotangent.shape().columns());
      boolean zero = Expressions.isZero(e);
      return zero
          ? Optional.of(Expressions.zeros(new Shape(length(e), entries)))
          : Optional.empty();
    }
    return known(e);
  }

  private Optional<Expression> known(Expression node) {
    return read.getOrDefault(node, Optional.empty());
  }

  private Optional<Expression> step(Expression e) {
    if (e.equals(cotangent)) {
      return Optional.of(identity(length(e)));
    }
    return switch (e.operation()) {
      case Transpose(), Named _ -> known(e.operand(0));
      case Add() -> sum(e);
      case Scale() -> scaled(e.operand(0), e.operand(1));
      case Hadamard() -> entrywise(e);
      case Divide() -> quotient(e.operand(0), e.operand(1));
      case Dot() -> inner(e);
      case Product() -> chain(e);
      case Broadcast _ when e.operand(0).isScalar() ->
          known(e.operand(0)).map(row -> product(ones(Shape.column(length(e))), row));
      case Reduce(Reduction kind) when e.operand(0).shape().isVector() -> reduced(kind, e);
      case Part(Selection rows, Selection columns) when e.operand(0).shape().isVector() ->
          known(e.operand(0))
              .map(m -> Expressions.part(m, along(e.operand(0), rows, columns), Selection.all()));
      case Place(Selection rows, Selection columns, _) ->
          known(e.operand(0))
              .map(m ->
                  Expressions.place(
                      m,
                      along(e, rows, columns),
                      Selection.all(),
                      new Shape(length(e), m.shape().columns())));
      default -> Optional.empty();
    };
  }

  /** Of the two selections the one that runs along the vector. */
  private static Selection along(Expression vector, Selection rows, Selection columns) {
    return vector.shape().columns().is(1) ? rows : columns;
  }

  private Optional<Expression> sum(Expression e) {
    List<Expression> terms = new ArrayList<>();
    for (Expression term : e.operands()) {
      Optional<Expression> matrix = known(term);
      if (matrix.isEmpty() || !dependent.contains(term)) {
        return Optional.empty(); // affine in q: no linear map
      }
      terms.add(matrix.get());
    }
    return Optional.of(add(terms));
  }

  private Optional<Expression> scaled(Expression s, Expression a) {
    if (!dependent.contains(s)) {
      return known(a).map(m -> scale(s, m));
    }
    return dependent.contains(a) ? Optional.empty() : known(s).map(row -> product(column(a), row));
  }

  private Optional<Expression> entrywise(Expression e) {
    List<Expression> others = new ArrayList<>(e.operands());
    others.removeIf(dependent::contains);
    if (others.size() != e.operands().size() - 1) {
      return Optional.empty();
    }
    Expression inner = e.operands().stream().filter(dependent::contains).findFirst().orElseThrow();
    Expression factor = hadamard(others);
    return known(inner)
        .map(m -> e.isScalar() ? scale(factor, m) : product(diagonal(column(factor)), m));
  }

  private Optional<Expression> quotient(Expression a, Expression b) {
    if (dependent.contains(b)) {
      return Optional.empty();
    }
    return known(a)
        .map(m ->
            b.isScalar() ? divide(m, b) : product(diagonal(divide(constant(1), column(b))), m));
  }

  private Optional<Expression> inner(Expression e) {
    boolean first = dependent.contains(e.operand(0));
    Expression inner = e.operand(first ? 0 : 1);
    Expression other = e.operand(first ? 1 : 0);
    return dependent.contains(other)
        ? Optional.empty()
        : known(inner).map(m -> product(transpose(column(other)), m));
  }

  private Optional<Expression> chain(Expression e) {
    List<Expression> factors = e.operands();
    int place = -1;
    for (int i = 0; i < factors.size(); i++) {
      if (dependent.contains(factors.get(i))) {
        if (place >= 0) {
          return Optional.empty();
        }
        place = i;
      }
    }
    Expression inner = factors.get(place);
    List<Expression> before = factors.subList(0, place);
    List<Expression> after = factors.subList(place + 1, factors.size());
    if (inner.operation() instanceof DiagonalMatrix() && !after.isEmpty()) {
      return diagonalChain(inner.operand(0), before, product(after));
    }
    if (inner.shape().columns().is(1) && after.isEmpty()) {
      return known(inner).map(m -> product(product(before), m));
    }
    if (inner.shape().rows().is(1) && before.isEmpty()) {
      return known(inner).map(m -> product(transpose(product(after)), m));
    }
    return Optional.empty();
  }

  /** P diag(w) v is P diag(v) w; a row vᵀ diag(w) Q likewise. */
  private Optional<Expression> diagonalChain(
      Expression w, List<Expression> before, Expression after) {
    if (after.shape().columns().is(1)) {
      return known(w)
          .map(m -> product(diagonal(after), m))
          .map(m -> before.isEmpty() ? m : product(product(before), m));
    }
    return Optional.empty();
  }

  private Optional<Expression> reduced(Reduction kind, Expression e) {
    Expression ones = ones(Shape.row(length(e.operand(0))));
    return switch (kind) {
      case SUM, ROW_SUMS, COLUMN_SUMS -> known(e.operand(0)).map(m -> product(ones, m));
      default -> Optional.empty();
    };
  }

  private static Dimension length(Expression vector) {
    return vector.shape().rows().times(vector.shape().columns());
  }

  private static Expression column(Expression vector) {
    return vector.shape().columns().is(1) ? vector : transpose(vector);
  }
}
