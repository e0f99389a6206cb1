package org.chainrule.expression;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Operation.*;

/** One evaluation: what {@link Evaluator} does, with the values found so far. */
final class Evaluation {
  private final Bindings bindings;
  private final Leaves leaves;

  private long work;
  private final Scope closed = new Scope(null, Map.of());
  private final Map<Map<Index, Integer>, Scope> scopes = new HashMap<>();

  /** For every binder the nodes to compute anew for each position, operands first. */
  private final Map<Expression, List<Expression>> plans = new HashMap<>();

  Evaluation(Bindings bindings) {
    this(bindings, Long.MAX_VALUE);
  }

  Evaluation(Bindings bindings, long mostWork) {
    this.bindings = bindings;
    this.work = mostWork;
    this.leaves = new Leaves(bindings);
  }

  /** Returns the values of {@code roots}; what has been found for earlier ones is kept. */
  List<Matrix> run(List<Expression> roots, Map<Index, Integer> positions) {
    Scope scope =
        positions.isEmpty() ? closed : scopes.computeIfAbsent(Map.copyOf(positions), this::scope);
    for (Expression root : roots) {
      for (Index index : root.freeIndices()) {
        int _ = scope.position(index);
      }
    }
    for (Expression node : Expression.topologicalOrder(roots, n -> !scope.knows(n))) {
      if (positions.keySet().containsAll(node.freeIndices())) {
        spend(leaves.work(node));
        (node.freeIndices().isEmpty() ? closed : scope).put(node, valueOf(node, scope));
      }
    }
    return roots.stream().map(scope::value).toList();
  }

  private Scope scope(Map<Index, Integer> positions) {
    positions.forEach(leaves::checkPosition);
    return new Scope(closed, positions);
  }

  private void compute(List<Expression> plan, Scope scope) {
    for (Expression node : plan) {
      spend(leaves.work(node));
      scope.put(node, valueOf(node, scope));
    }
  }

  private void spend(long amount) {
    work -= amount;
    if (work < 0) {
      throw EvaluationException.tooMuchWork();
    }
  }

  private Matrix valueOf(Expression node, Scope scope) {
    List<Matrix> operands =
        IndexScopes.bound(node.operation()).isEmpty()
            ? node.operands().stream().map(scope::value).toList()
            : List.of();
    return switch (node.operation()) {
      case Variable(Symbol symbol) -> leaves.variable(symbol);
      case Constant(Rational value) -> Matrix.scalar(value.toDouble());
      case SizeValue(Dimension dimension) -> Matrix.scalar(bindings.size(dimension));
      case IndexValue(IndexTerm position) -> Matrix.scalar(leaves.position(position, scope));
      case Fill(Rational value, Shape shape) -> leaves.fill(value.toDouble(), shape);
      case Identity(Dimension size) -> Layouts.identity(bindings.size(size));
      case KroneckerDelta(IndexTerm left, IndexTerm right) ->
          Matrix.scalar(leaves.position(left, scope) == leaves.position(right, scope) ? 1 : 0);
      case Named _, Call _, StopGradient _ -> operands.getFirst();
      case Opaque(OpaqueFunction function) -> leaves.opaque(function, operands);
      case OpaqueGradient(OpaqueFunction function, int argument) ->
          leaves.opaqueGradient(function, argument, operands);
      case Add() -> EntrywiseValues.sum(operands);
      case Hadamard() -> EntrywiseValues.product(operands);
      case Divide() -> EntrywiseValues.combine(operands.get(0), operands.get(1), (a, b) -> a / b);
      case Power() -> EntrywiseValues.combine(operands.get(0), operands.get(1), Math::pow);
      case Elementwise(ElementwiseFunction function) ->
          EntrywiseValues.map(operands.getFirst(), z -> ElementwiseValues.of(function, z));
      case Comparison(Relation relation) ->
          EntrywiseValues.combine(
              operands.get(0), operands.get(1), (a, b) -> relation.holds(a, b) ? 1 : 0);
      case Extremum(boolean largest) ->
          EntrywiseValues.combine(
              operands.get(0), operands.get(1), largest ? Math::max : Math::min);
      case Scale() -> EntrywiseValues.scale(operands.get(0).scalar(), operands.get(1));
      case Product() -> LinearAlgebra.product(operands);
      case Dot() -> Matrix.scalar(LinearAlgebra.dot(operands.get(0), operands.get(1)));
      case Transpose() -> Layouts.transpose(operands.getFirst());
      case MatrixPower(int exponent) -> LinearAlgebra.power(operands.getFirst(), exponent);
      case Inverse() -> LinearAlgebra.inverse(operands.getFirst());
      case DiagonalMatrix() -> Layouts.diagonalMatrix(operands.getFirst());
      case DiagonalPart() -> Layouts.diagonalPart(operands.getFirst());
      case Kronecker() -> LinearAlgebra.kronecker(operands.get(0), operands.get(1));
      case Broadcast(Shape shape) ->
          Layouts.broadcast(
              operands.getFirst(), bindings.size(shape.rows()), bindings.size(shape.columns()));
      case Blocks(int columns) -> Layouts.blocks(columns, operands);
      case Part(Selection rows, Selection columns) ->
          leaves.part(node.operand(0), operands.getFirst(), rows, columns, scope);
      case Place(Selection rows, Selection columns, Shape shape) ->
          leaves.place(operands.getFirst(), rows, columns, shape, scope);
      case OneHot(Dimension size) -> leaves.oneHot(operands.getFirst().scalar(), size);
      case Reduce(Reduction reduction) -> Reductions.of(reduction, operands.getFirst());
      case Softmax() ->
          RowFunctions.softmax(
              EntrywiseValues.scale(operands.get(1).scalar(), operands.get(0)), isColumn(node));
      case LogSoftmax() -> RowFunctions.logSoftmax(operands.getFirst(), isColumn(node));
      case LogSumExp() -> RowFunctions.logSumExp(operands.getFirst(), isColumn(node));
      case Boltzmann() -> RowFunctions.boltzmann(operands.getFirst(), isColumn(node));
      case IndexSum(Index index, List<IndexTerm> except) -> indexSum(node, index, except, scope);
      case Tabulate(Index row, Optional<Index> column) -> tabulate(node, row, column, scope);
      case Derivative _, SecondDerivative _, Differential _ ->
          throw new EvaluationException("derivatives are resolved by the calculus only: " + node);
    };
  }

  /** The shape as declared decides: an N×M matrix goes by rows even where M happens to be 1. */
  private static boolean isColumn(Expression node) {
    return node.operand(0).shape().columns().is(1);
  }

  private Matrix indexSum(Expression node, Index index, List<IndexTerm> except, Scope scope) {
    Matrix sum = leaves.fill(0, node.shape());
    int[] omitted = except.stream().mapToInt(term -> leaves.position(term, scope)).toArray();
    for (int k = bindings.size(index.first()); k <= bindings.size(index.last()); k++) {
      int position = k;
      if (java.util.Arrays.stream(omitted).noneMatch(p -> p == position)) {
        sum = EntrywiseValues.sum(List.of(sum, bodyAt(node, scope, Map.of(index, position))));
      }
    }
    return sum;
  }

  private Matrix tabulate(Expression node, Index row, Optional<Index> column, Scope scope) {
    int firstRow = bindings.size(row.first());
    int firstColumn = column.map(c -> bindings.size(c.first())).orElse(0);
    int rows = bindings.size(row.size());
    int columns = column.map(c -> bindings.size(c.size())).orElse(1);
    return Matrix.generate(
        rows,
        columns,
        place -> {
          int i = firstRow + place / columns;
          int j = firstColumn + place % columns;
          Map<Index, Integer> positions =
              column.isPresent() ? Map.of(row, i, column.get(), j) : Map.of(row, i);
          return bodyAt(node, scope, positions).scalar();
        });
  }

  private Matrix bodyAt(Expression binder, Scope scope, Map<Index, Integer> positions) {
    Scope inner = new Scope(scope, positions);
    compute(plans.computeIfAbsent(binder, Evaluation::plan), inner);
    return inner.value(binder.operand(0));
  }

  /**
   * Returns what depends on the binder's own indices. The rest belongs to scopes further out and is
   * known by now; what depends on indices bound further in belongs to those binders' plans.
   */
  private static List<Expression> plan(Expression binder) {
    Set<Index> own = Set.copyOf(IndexScopes.bound(binder.operation()));
    Set<Index> available = new HashSet<>(binder.freeIndices());
    available.addAll(own);
    return Expression.topologicalOrder(
            binder.operands(), node -> node.freeIndices().stream().anyMatch(own::contains))
        .stream()
        .filter(node -> available.containsAll(node.freeIndices()))
        .toList();
  }
}
