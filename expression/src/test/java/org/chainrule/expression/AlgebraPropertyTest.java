package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.expression.Operation.*;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/** The small algebra changes how an expression is written, and neither its value nor its shape. */
class AlgebraPropertyTest {
  private record Sample(Expression raw, Bindings bindings) {}

  @Test
  void simplifiedExpressionsHaveTheSameValue() {
    Set<Class<?>> simplified = new HashSet<>();
    int[] changed = {0};
    int ran =
        Property.forAll(
            3,
            3_000,
            (random, size) -> {
              RandomExpressions expressions = new RandomExpressions(random);
              Expression raw = expressions.any(1 + size / 6);
              return new Sample(raw, expressions.bindings());
            },
            sample -> {
              Expression simple = rebuilt(sample.raw, simplified);
              changed[0] += simple == sample.raw ? 0 : 1;
              assertThat(simple.shape().sameAs(sample.raw.shape())).isTrue();
              assertThat(sample.raw.freeIndices()).containsAll(simple.freeIndices());
              assertEqualValues(sample, simple);
              Expression again = rebuilt(simple, new HashSet<>());
              assertEqualValues(sample, again);
            });
    assertThat(ran).isEqualTo(3_000);
    assertThat(changed[0]).as("expressions that were simplified").isGreaterThan(1_500);
    assertThat(simplified)
        .contains(
            Add.class,
            Hadamard.class,
            Scale.class,
            Product.class,
            Dot.class,
            Divide.class,
            Power.class,
            Transpose.class,
            Broadcast.class,
            Part.class,
            Place.class,
            KroneckerDelta.class,
            IndexSum.class,
            Tabulate.class);
  }

  private static void assertEqualValues(Sample sample, Expression simple) {
    List<Expression> closed =
        Expression.topologicalOrder(List.of(sample.raw)).stream()
            .filter(node -> node.freeIndices().isEmpty())
            .toList();
    double largest = 1;
    for (Matrix value : Evaluator.evaluateAll(closed, sample.bindings)) {
      for (double entry : value.values()) {
        largest = Math.max(largest, Math.abs(entry));
      }
    }
    Matrix wanted = Evaluator.evaluate(sample.raw, sample.bindings);
    Matrix found = Evaluator.evaluate(simple, sample.bindings);
    assertThat(found.rows()).isEqualTo(wanted.rows());
    assertThat(found.columns()).isEqualTo(wanted.columns());
    for (int i = 0; i < wanted.values().length; i++) {
      double gap = Math.abs(found.values()[i] - wanted.values()[i]);
      assertThat(gap)
          .as("entry %d: %s became %s", i, sample.raw, simple)
          .isLessThanOrEqualTo(1e-10 * largest);
    }
  }

  /** Rebuilds every node by its smart constructor. */
  private static Expression rebuilt(Expression raw, Set<Class<?>> simplified) {
    Map<Expression, Expression> done = new HashMap<>();
    for (Expression node : Expression.topologicalOrder(List.of(raw))) {
      List<Expression> operands =
          node.operands().stream().map(operand -> done.getOrDefault(operand, operand)).toList();
      Expression simple = smart(node, operands);
      if (simple != Expression.of(node.operation(), operands)) {
        simplified.add(node.operation().getClass());
      }
      done.put(node, simple);
    }
    return done.getOrDefault(raw, raw);
  }

  private static Expression smart(Expression node, List<Expression> operands) {
    Expression a = operands.isEmpty() ? node : operands.getFirst();
    return switch (node.operation()) {
      case Fill(Rational value, Shape shape) -> Expressions.fill(value, shape);
      case Identity(Dimension size) -> Expressions.identity(size);
      case SizeValue(Dimension dimension) -> Expressions.size(dimension);
      case IndexValue(IndexTerm position) -> Expressions.indexValue(position);
      case KroneckerDelta(IndexTerm left, IndexTerm right) -> Expressions.delta(left, right);
      case Add() -> Expressions.add(operands);
      case Hadamard() -> Expressions.hadamard(operands);
      case Divide() -> Expressions.divide(a, operands.get(1));
      case Power() -> Expressions.power(a, operands.get(1));
      case Scale() -> Expressions.scale(a, operands.get(1));
      case Product() -> Expressions.product(operands);
      case Dot() -> Expressions.dot(a, operands.get(1));
      case Transpose() -> Expressions.transpose(a);
      case DiagonalMatrix _, DiagonalPart _ -> Expressions.diagonal(a);
      case Broadcast(Shape shape) -> Expressions.broadcast(a, shape);
      case Part(Selection rows, Selection columns) -> Expressions.part(a, rows, columns);
      case Place(Selection rows, Selection columns, Shape shape) ->
          Expressions.place(a, rows, columns, shape);
      case Reduce(Reduction reduction) -> Expressions.reduce(reduction, a);
      case IndexSum(Index index, List<IndexTerm> except) -> Expressions.indexSum(index, except, a);
      case Tabulate(Index row, var column) ->
          column
              .map(c -> Expressions.tabulate(row, c, a))
              .orElseGet(() -> Expressions.tabulate(row, a));
      default -> Expression.of(node.operation(), operands);
    };
  }
}
