package org.chainrule.expression;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Operation.*;

/** The algebra of transposition: {@code Aᵀᵀ = A}, {@code (AB)ᵀ = BᵀAᵀ}, {@code (sA)ᵀ = s Aᵀ}. */
final class Transposes {
  private Transposes() {}

  static Expression of(Expression a) {
    if (a.isScalar()) {
      return a;
    }
    return switch (a.operation()) {
      case Transpose() -> a.operand(0);
      case Variable(Symbol symbol) when symbol.domain().isSymmetric() -> a;
      case Fill(Rational value, Shape shape) -> Expressions.fill(value, shape.transposed());
      case Identity _, DiagonalMatrix _ -> a;
      case Scale() -> Expressions.scale(a.operand(0), of(a.operand(1)));
      case Broadcast(Shape shape) -> Expressions.broadcast(of(a.operand(0)), shape.transposed());
      case Product() -> {
        List<Expression> factors = new ArrayList<>();
        for (Expression factor : a.operands().reversed()) {
          factors.add(of(factor));
        }
        yield Expressions.product(factors);
      }
      default -> Expression.of(new Transpose(), a);
    };
  }
}
