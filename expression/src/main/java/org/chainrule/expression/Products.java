package org.chainrule.expression;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Operation.*;

/** The algebra of products: scalar factors come to the front, units and zeros vanish. */
final class Products {
  private Products() {}

  static Expression scale(Expression s, Expression a) {
    if (!s.isScalar()) {
      throw new ShapeException("{0} is " + s.shape() + ": a scalar factor has to be a scalar", "");
    }
    if (a.isScalar()) {
      return scalars(List.of(s, a));
    }
    if (s.operation() instanceof Constant(Rational value)) {
      if (value.is(1)) {
        return a;
      }
      if (value.signum() == 0) {
        return Expressions.zeros(a.shape());
      }
      if (a.operation() instanceof Fill(Rational other, Shape shape)) {
        return Expressions.fill(value.times(other), shape);
      }
    }
    return switch (a.operation()) {
      case Scale() -> scale(scalars(List.of(s, a.operand(0))), a.operand(1));
      case Fill(Rational value, Shape shape) ->
          value.signum() == 0
              ? a
              : Expressions.broadcast(scalars(List.of(s, Expressions.constant(value))), shape);
      case Broadcast(Shape shape) when a.operand(0).isScalar() ->
          Expressions.broadcast(scalars(List.of(s, a.operand(0))), shape);
      default -> Expression.of(new Scale(), s, a);
    };
  }

  /** The ordinary product of scalars: numbers merge and come first. */
  private static Expression scalars(List<Expression> factors) {
    Rational number = Rational.ONE;
    List<Expression> others = new ArrayList<>();
    for (Expression factor : factors) {
      List<Expression> parts =
          factor.operation() instanceof Hadamard ? factor.operands() : List.of(factor);
      for (Expression part : parts) {
        if (part.operation() instanceof Constant(Rational value)) {
          number = number.times(value);
        } else {
          others.add(part);
        }
      }
    }
    if (number.signum() == 0 || others.isEmpty()) {
      return Expressions.constant(number);
    }
    if (!number.is(1)) {
      others.addFirst(Expressions.constant(number));
    }
    return others.size() == 1 ? others.getFirst() : Expression.of(new Hadamard(), others);
  }

  static Expression hadamard(List<Expression> factors) {
    List<Expression> scalars = new ArrayList<>();
    List<Expression> matrices = new ArrayList<>();
    for (Expression factor : factors) {
      if (factor.operation() instanceof Hadamard && !factor.isScalar()) {
        matrices.addAll(factor.operands());
      } else {
        splitScalar(factor, scalars, matrices);
      }
    }
    if (matrices.isEmpty()) {
      return shapedLike(factors, scalars);
    }
    checkAgreement(factors);
    Expression product =
        matrices.size() == 1 ? matrices.getFirst() : Expression.of(new Hadamard(), matrices);
    return scalars.isEmpty() ? product : scale(scalars(scalars), product);
  }

  /** Only scalar coefficients are left, of matrices of ones where there were matrices. */
  private static Expression shapedLike(List<Expression> factors, List<Expression> scalars) {
    checkAgreement(factors);
    Expression product = scalars(scalars);
    for (Expression factor : factors) {
      if (!factor.isScalar()) {
        return Expressions.broadcast(product, factor.shape());
      }
    }
    return product;
  }

  private static void checkAgreement(List<Expression> factors) {
    List<Expression> matrices = factors.stream().filter(f -> !f.isScalar()).toList();
    if (matrices.size() > 1) {
      Expression.of(new Hadamard(), matrices);
    }
  }

  /**
   * Puts the scalar coefficient of {@code factor} into one list and what is left into the other.
   */
  private static void splitScalar(
      Expression factor, List<Expression> scalars, List<Expression> matrices) {
    if (factor.isScalar()) {
      scalars.add(factor);
      return;
    }
    switch (factor.operation()) {
      case Scale() -> {
        scalars.add(factor.operand(0));
        Expression rest = factor.operand(1);
        matrices.addAll(rest.operation() instanceof Hadamard ? rest.operands() : List.of(rest));
      }
      case Fill(Rational value, _) -> scalars.add(Expressions.constant(value));
      case Broadcast _ when factor.operand(0).isScalar() -> scalars.add(factor.operand(0));
      default -> matrices.add(factor);
    }
  }

  static Expression product(List<Expression> factors) {
    Expression result = factors.getFirst();
    for (int i = 1; i < factors.size(); i++) {
      result = product(result, factors.get(i));
    }
    return result;
  }

  private static Expression product(Expression a, Expression b) {
    if (a.isScalar()) {
      return scale(a, b);
    }
    if (b.isScalar()) {
      return scale(b, a);
    }
    List<Expression> scalars = new ArrayList<>();
    List<Expression> matrices = new ArrayList<>();
    for (Expression factor : List.of(a, b)) {
      Expression rest = factor;
      if (factor.operation() instanceof Scale) {
        scalars.add(factor.operand(0));
        rest = factor.operand(1);
      }
      if (rest.operation() instanceof Product) {
        matrices.addAll(rest.operands());
      } else {
        matrices.add(rest);
      }
    }
    Shape shape = Expression.of(new Product(), List.of(a, b)).shape();
    if (matrices.stream().anyMatch(Expressions::isZero)) {
      return Expressions.zeros(shape);
    }
    matrices.removeIf(m -> m.operation() instanceof Identity);
    extractScalarRun(matrices, scalars);
    Expression product =
        switch (matrices.size()) {
          case 0 -> Expressions.identity(shape.rows());
          case 1 -> matrices.getFirst();
          default -> Expression.of(new Product(), List.copyOf(matrices));
        };
    return scalars.isEmpty() ? product : scale(scalars(scalars), product);
  }

  /**
   * A row, some matrices and a column in the midst of a longer product make a scalar: {@code x x'
   * y} is {@code (x' y) x}.
   */
  private static void extractScalarRun(List<Expression> matrices, List<Expression> scalars) {
    for (int end = matrices.size() - 1; end >= 1; end--) {
      if (!matrices.get(end).shape().columns().is(1)) {
        continue;
      }
      for (int start = end - 1; start >= 0; start--) {
        boolean whole = start == 0 && end == matrices.size() - 1;
        if (!whole && matrices.get(start).shape().rows().is(1)) {
          List<Expression> run = matrices.subList(start, end + 1);
          scalars.add(Expression.of(new Product(), List.copyOf(run)));
          run.clear();
          end = matrices.size();
          break;
        }
      }
    }
  }

  static Expression dot(Expression a, Expression b) {
    if (a.isScalar() && b.isScalar()) {
      return scalars(List.of(a, b));
    }
    Expression raw = Expression.of(new Dot(), a, b);
    List<Expression> scalars = new ArrayList<>();
    List<Expression> matrices = new ArrayList<>();
    for (Expression operand : List.of(a, b)) {
      Coefficient split = Coefficient.of(operand);
      scalars.add(Expressions.constant(split.factor()));
      matrices.add(split.core());
    }
    Expression number = scalars(scalars);
    if (Expressions.isZero(number)) {
      return number;
    }
    return number.equals(Expressions.constant(1))
        ? raw
        : scale(number, Expression.of(new Dot(), matrices));
  }

  static Expression divide(Expression a, Expression b) {
    Expression numerator = Expressions.broadcastToEach(a, b);
    if (b.operation() instanceof Constant(Rational value) && value.signum() != 0) {
      return scale(Expressions.constant(Rational.ONE.dividedBy(value)), numerator);
    }
    Expression raw = Expression.of(new Divide(), numerator, b);
    if (Expressions.isZero(numerator) && !Expressions.isZero(b)) {
      return numerator;
    }
    Coefficient split = Coefficient.of(numerator);
    return split.factor().is(1) || split.isNumber()
        ? raw
        : Expressions.scale(split.factor(), Expression.of(new Divide(), split.core(), b));
  }
}
