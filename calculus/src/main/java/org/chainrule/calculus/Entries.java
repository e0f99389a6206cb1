package org.chainrule.calculus;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;

/**
 * The entry of a matrix at a position, written with the entries of what it is made of: {@code (A
 * B)_ij = Σ_k A_ik B_kj}.
 *
 * <p>Names and calls are not looked into, nor is what has no formula for its entries: an inverse, a
 * softmax, blocks. What would become longer than a reader follows stays a matrix too, as {@code (A
 * B)[i,j]}.
 *
 * <p>Summed indices get names that no text has, by how high their sum stands over the leaves: a sum
 * within a sum has another one, and equal sums side by side are one node.
 */
final class Entries {
  /** Operations within each other up to which entries are written out. */
  private static final int DEEPEST = 100;

  /** Symbols up to which entries are written out. */
  private static final int LONGEST = 500;

  /** Sums within each other up to which entries are written out. */
  private static final int MOST_NESTED = 4;

  private static final IndexTerm ONE = IndexTerm.at(1);

  private record Place(Expression matrix, IndexTerm row, IndexTerm column) {}

  private final Map<Place, Expression> known = new HashMap<>();
  private final Map<Expression, Integer> heights = new HashMap<>();
  private final Map<Expression, Integer> nestings = new HashMap<>();
  private final SymbolCount symbols = new SymbolCount();

  /** Returns the entry of {@code matrix} in {@code row} and {@code column}, a scalar. */
  Expression of(Expression matrix, IndexTerm row, IndexTerm column) {
    Place place =
        new Place(
            matrix,
            matrix.shape().rows().is(1) ? ONE : row,
            matrix.shape().columns().is(1) ? ONE : column);
    Expression entry = known.get(place);
    if (entry == null) {
      entry = found(place);
      known.put(place, entry);
    }
    return entry;
  }

  private Expression found(Place place) {
    Expression whole = whole(place.matrix(), place.row(), place.column());
    if (height(place.matrix()) > DEEPEST) {
      return whole;
    }
    Expression entry = rewritten(place.matrix(), place.row(), place.column());
    boolean readable = symbols.count(entry) <= LONGEST && nesting(entry) <= MOST_NESTED;
    return readable ? entry : whole;
  }

  /** Returns how many sums stand within each other; computing them takes that many loops. */
  private int nesting(Expression entry) {
    for (Expression node : EntryAlgebra.entrywise(entry, nestings.keySet())) {
      int nesting = 0;
      for (Expression operand : node.operands()) {
        nesting = Math.max(nesting, nestings.getOrDefault(operand, 0));
      }
      nestings.put(node, node.operation() instanceof IndexSum ? nesting + 1 : nesting);
    }
    return nestings.getOrDefault(entry, 0);
  }

  private static Expression whole(Expression matrix, IndexTerm row, IndexTerm column) {
    return matrix.isScalar() ? matrix : Expressions.entry(matrix, row, column);
  }

  /** Returns how many operations stand within each other; names and calls count as leaves. */
  private int height(Expression matrix) {
    for (Expression node : PrintedNodes.order(matrix, heights::containsKey)) {
      int height = 0;
      if (!(node.operation() instanceof Call)) {
        for (Expression operand : PrintedNodes.operands(node)) {
          height = Math.max(height, 1 + heights.getOrDefault(operand, 0));
        }
      }
      heights.put(node, height);
    }
    return heights.getOrDefault(matrix, 0);
  }

  private Expression scalar(Expression scalar) {
    return of(scalar, ONE, ONE);
  }

  /** Returns a summed index over {@code size} for {@code node}, the {@code number}th of them. */
  private Index summed(Expression node, int number, Dimension size) {
    return Index.over(LetterAssignment.PROVISIONAL + height(node) + "." + number, size);
  }

  private Expression rewritten(Expression node, IndexTerm i, IndexTerm j) {
    List<Expression> operands = node.operands();
    return switch (node.operation()) {
      case Fill(var value, _) -> Expressions.constant(value);
      case Identity _ -> EntryAlgebra.delta(i, j);
      case Add() -> EntryAlgebra.sum(entries(operands, i, j));
      case Hadamard(), Scale() -> EntryAlgebra.product(entries(operands, i, j));
      case Divide() -> Expressions.divide(of(node.operand(0), i, j), of(node.operand(1), i, j));
      case Power() -> Expressions.power(of(node.operand(0), i, j), of(node.operand(1), i, j));
      case Elementwise(var function) ->
          Expressions.elementwise(function, of(node.operand(0), i, j));
      case Comparison(Relation relation) ->
          Expressions.comparison(relation, of(node.operand(0), i, j), of(node.operand(1), i, j));
      case Extremum _ -> Expression.of(node.operation(), entries(operands, i, j));
      case StopGradient() -> Expressions.stopGradient(of(node.operand(0), i, j));
      case Product() -> product(node, i, j);
      case MatrixPower(int exponent) when exponent <= 3 ->
          of(productOf(Collections.nCopies(exponent, node.operand(0))), i, j);
      case Dot() ->
          overAll(node, (row, column) -> EntryAlgebra.product(entries(operands, row, column)));
      case Transpose() -> of(node.operand(0), j, i);
      case DiagonalMatrix() ->
          EntryAlgebra.product(EntryAlgebra.delta(i, j), of(node.operand(0), i, i));
      case DiagonalPart() -> of(node.operand(0), i, i);
      case Broadcast _ -> of(node.operand(0), i, j);
      case Part(Selection rows, Selection columns) ->
          of(node.operand(0), within(rows, i), within(columns, j));
      case org.chainrule.expression.Operation.Place(Selection rows, Selection columns, _) ->
          placed(node, rows, columns, i, j);
      case OneHot _ ->
          Expressions.comparison(
              Relation.EQUAL, Expressions.indexValue(j), scalar(node.operand(0)));
      case Reduce(Reduction reduction) -> reduced(node, reduction, i, j);
      case IndexSum(Index index, List<IndexTerm> except) -> {
        Index summed = new Index(summed(node, 0, index.size()).name(), index.first(), index.last());
        Expression body = Expressions.substitute(node.operand(0), index, IndexTerm.of(summed));
        yield EntrySums.over(summed, except, of(body, i, j));
      }
      case Tabulate _ -> {
        Expression body = Expressions.entry(node, i, j);
        yield body.equals(node) ? node : scalar(body);
      }
      case Variable _, Constant _, SizeValue _, IndexValue _, KroneckerDelta _, Named _, Call _ ->
          whole(node, i, j);
      case Opaque _, OpaqueGradient _, MatrixPower _, Inverse _, Kronecker _, Blocks _ ->
          whole(node, i, j);
      case Softmax _, LogSoftmax _, LogSumExp _, Boltzmann _ -> whole(node, i, j);
      case Derivative _, SecondDerivative _, Differential _ -> whole(node, i, j);
    };
  }

  private List<Expression> entries(List<Expression> operands, IndexTerm i, IndexTerm j) {
    return operands.stream().map(operand -> of(operand, i, j)).toList();
  }

  /**
   * Returns the entry of a product: the sums within each other from the left where that begins with
   * a row, else from the right, so that every sum is one of a vector.
   */
  private Expression product(Expression node, IndexTerm i, IndexTerm j) {
    List<Expression> factors = node.operands();
    int last = factors.size() - 1;
    boolean fromLeft =
        factors.getFirst().shape().rows().is(1) && !factors.getLast().shape().columns().is(1);
    int cut = fromLeft ? last : 1;
    Dimension size = factors.get(cut - 1).shape().columns();
    // A shorter product of the same factors may stand as high.
    Index index = summed(node, last, size);
    IndexTerm k = size.is(1) ? ONE : IndexTerm.of(index);
    Expression left = of(productOf(factors.subList(0, cut)), i, k);
    Expression right = of(productOf(factors.subList(cut, last + 1)), k, j);
    Expression product = EntryAlgebra.product(left, right);
    return size.is(1) ? product : EntrySums.over(index, product);
  }

  private static Expression productOf(List<Expression> factors) {
    return factors.size() == 1 ? factors.getFirst() : Expression.of(new Product(), factors);
  }

  private interface At {
    Expression entry(IndexTerm row, IndexTerm column);
  }

  /** Σ_i Σ_j over the rows and columns of the first operand. */
  private Expression overAll(Expression node, At at) {
    Dimension rows = node.operand(0).shape().rows();
    Dimension columns = node.operand(0).shape().columns();
    Index row = summed(node, 0, rows);
    Index column = summed(node, 1, columns);
    Expression sum =
        at.entry(rows.is(1) ? ONE : IndexTerm.of(row), columns.is(1) ? ONE : IndexTerm.of(column));
    sum = columns.is(1) ? sum : EntrySums.over(column, sum);
    return rows.is(1) ? sum : EntrySums.over(row, sum);
  }

  private Expression reduced(Expression node, Reduction reduction, IndexTerm i, IndexTerm j) {
    Expression a = node.operand(0);
    return switch (reduction) {
      case SUM -> overAll(node, (row, column) -> of(a, row, column));
      case MEAN -> {
        Dimension entries = a.shape().rows().times(a.shape().columns());
        Expression sum = overAll(node, (row, column) -> of(a, row, column));
        yield Expressions.divide(sum, Expressions.size(entries));
      }
      case ROW_SUMS -> {
        Index column = summed(node, 0, a.shape().columns());
        yield EntrySums.over(column, of(a, i, IndexTerm.of(column)));
      }
      case COLUMN_SUMS -> {
        Index row = summed(node, 0, a.shape().rows());
        yield EntrySums.over(row, of(a, IndexTerm.of(row), j));
      }
      case TRACE -> {
        Index diagonal = summed(node, 0, a.shape().rows());
        yield EntrySums.over(diagonal, of(a, IndexTerm.of(diagonal), IndexTerm.of(diagonal)));
      }
      case MAXIMUM, MINIMUM, NORM1, NORM2, DETERMINANT -> node;
    };
  }

  /** Returns the position in the whole matrix of {@code position} in a part of it. */
  private static IndexTerm within(Selection selection, IndexTerm position) {
    return switch (selection) {
      case Selection.All() -> position;
      case Selection.Range(Dimension first, _) -> shifted(position, first);
      case Selection.At(IndexTerm at) -> at;
    };
  }

  private static IndexTerm shifted(IndexTerm position, Dimension first) {
    return new IndexTerm(position.variable(), position.offset().plus(first).minus(Dimension.ONE));
  }

  /** Σ_m Σ_n δ_(i,m+r) δ_(j,n+c) A_mn for A placed below row r and behind column c. */
  private Expression placed(
      Expression node, Selection rows, Selection columns, IndexTerm i, IndexTerm j) {
    Expression a = node.operand(0);
    Axis row = axis(rows, i, summed(node, 0, a.shape().rows()));
    Axis column = axis(columns, j, summed(node, 1, a.shape().columns()));
    Expression entry =
        EntryAlgebra.product(
            List.of(row.delta(), column.delta(), of(a, row.position(), column.position())));
    entry = column.sum().isPresent() ? EntrySums.over(column.sum().get(), entry) : entry;
    return row.sum().isPresent() ? EntrySums.over(row.sum().get(), entry) : entry;
  }

  /** Where along one axis the entry comes from, and when. */
  private record Axis(Expression delta, IndexTerm position, Optional<Index> sum) {}

  private static Axis axis(Selection selection, IndexTerm at, Index summed) {
    return switch (selection) {
      case Selection.All() -> new Axis(Expressions.constant(1), at, Optional.empty());
      case Selection.At(IndexTerm only) ->
          new Axis(EntryAlgebra.delta(at, only), ONE, Optional.empty());
      case Selection.Range(Dimension first, _) when summed.last().is(1) ->
          new Axis(EntryAlgebra.delta(at, IndexTerm.at(first)), ONE, Optional.empty());
      case Selection.Range(Dimension first, _) -> {
        IndexTerm term = IndexTerm.of(summed);
        yield new Axis(EntryAlgebra.delta(at, shifted(term, first)), term, Optional.of(summed));
      }
    };
  }
}
