package org.chainrule.calculus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chainrule.expression.ActivationConstants;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/**
 * Forward mode: values with their rates of change in one direction. A witness that shares nothing
 * with the adjoint rules, nor with the reference evaluator: every operation is written here from
 * its definition, in dual numbers.
 */
final class DualEvaluator {
  private final Bindings bindings;
  private final Map<Symbol, Matrix> direction;
  private final Map<Key, DualMatrix> known = new HashMap<>();

  /** A node at positions of its free indices. */
  private record Key(Expression node, List<Integer> positions) {}

  private DualEvaluator(Bindings bindings, Map<Symbol, Matrix> direction) {
    this.bindings = bindings;
    this.direction = direction;
  }

  /**
   * Returns the value of {@code root} and how it changes as the symbols move in {@code direction}.
   */
  static DualMatrix evaluate(Expression root, Bindings bindings, Map<Symbol, Matrix> direction) {
    return new DualEvaluator(bindings, direction).at(root, Map.of());
  }

  private DualMatrix at(Expression node, Map<Index, Integer> positions) {
    Key key = new Key(node, node.freeIndices().stream().map(positions::get).toList());
    DualMatrix value = known.get(key);
    if (value == null) {
      value = compute(node, positions);
      known.put(key, value);
    }
    return value;
  }

  private DualMatrix compute(Expression node, Map<Index, Integer> positions) {
    return switch (node.operation()) {
      case IndexSum(Index index, List<IndexTerm> except) ->
          indexSum(node, index, except, positions);
      case Tabulate(Index row, Optional<Index> column) -> tabulate(node, row, column, positions);
      default ->
          compute(node, node.operands().stream().map(o -> at(o, positions)).toList(), positions);
    };
  }

  private DualMatrix compute(
      Expression node, List<DualMatrix> operands, Map<Index, Integer> positions) {
    DualMatrix a = operands.isEmpty() ? DualMatrix.scalar(Dual.ZERO) : operands.getFirst();
    DualMatrix b = operands.size() < 2 ? a : operands.get(1);
    return switch (node.operation()) {
      case Variable(Symbol symbol) -> {
        Matrix value = Objects.requireNonNull(bindings.values().get(symbol));
        Matrix tangent = direction.get(symbol);
        yield tangent == null ? DualMatrix.constant(value) : DualMatrix.of(value, tangent);
      }
      case Constant(Rational value) -> number(value.toDouble());
      case SizeValue(var dimension) -> number(bindings.size(dimension));
      case IndexValue(IndexTerm position) -> number(position(position, positions));
      case Fill(Rational value, Shape shape) -> shaped(shape, (_, _) -> Dual.of(value.toDouble()));
      case Identity(var size) -> DualMatrix.identity(bindings.size(size));
      case KroneckerDelta(IndexTerm left, IndexTerm right) ->
          number(position(left, positions) == position(right, positions) ? 1 : 0);
      case Named _, Call _ -> a;
      case StopGradient() -> a.map(x -> Dual.of(x.value()));
      case Opaque(OpaqueFunction function) -> opaque(function, operands);
      case OpaqueGradient(OpaqueFunction function, int argument) ->
          opaqueGradient(function, argument, operands);
      case Add() -> operands.stream().reduce((x, y) -> x.with(y, Dual::plus)).orElseThrow();
      case Hadamard() -> operands.stream().reduce((x, y) -> x.with(y, Dual::times)).orElseThrow();
      case Divide() -> a.with(b, Dual::over);
      case Power() -> a.with(b, Dual::power);
      case Elementwise(ElementwiseFunction function) -> a.map(z -> elementwise(function, z));
      case Comparison(Relation relation) ->
          a.with(b, (x, y) -> Dual.of(relation.holds(x.value(), y.value()) ? 1 : 0));
      case Extremum(boolean largest) ->
          a.with(b, (x, y) -> x.value() >= y.value() == largest ? x : y);
      case Scale() -> b.map(x -> x.times(a.scalar()));
      case Product() -> operands.stream().reduce(DualMatrix::times).orElseThrow();
      case Dot() -> DualMatrix.scalar(a.with(b, Dual::times).sum());
      case Transpose() -> a.transposed();
      case MatrixPower(int exponent) -> {
        DualMatrix power = a;
        for (int i = 1; i < exponent; i++) {
          power = power.times(a);
        }
        yield power;
      }
      case Inverse() -> a.eliminate().inverse();
      case DiagonalMatrix() -> {
        int n = a.entries().size();
        yield DualMatrix.generate(n, n, (i, j) -> i == j ? a.entries().get(i) : Dual.ZERO);
      }
      case DiagonalPart() -> DualMatrix.generate(a.rows(), 1, (i, _) -> a.get(i, i));
      case Kronecker() ->
          DualMatrix.generate(
              a.rows() * b.rows(),
              a.columns() * b.columns(),
              (i, j) ->
                  a.get(i / b.rows(), j / b.columns()).times(b.get(i % b.rows(), j % b.columns())));
      case Broadcast(Shape shape) ->
          shaped(shape, (i, j) -> a.get(a.rows() == 1 ? 0 : i, a.columns() == 1 ? 0 : j));
      case Blocks(int columns) -> blocks(columns, operands);
      case Part(Selection rows, Selection columns) -> {
        int top = first(rows, positions);
        int left = first(columns, positions);
        yield shapedAs(node, (i, j) -> a.get(top + i, left + j));
      }
      case Place(Selection rows, Selection columns, Shape shape) -> {
        int top = first(rows, positions);
        int left = first(columns, positions);
        yield shaped(
            shape,
            (i, j) ->
                i >= top && i < top + a.rows() && j >= left && j < left + a.columns()
                    ? a.get(i - top, j - left)
                    : Dual.ZERO);
      }
      case OneHot _ ->
          shapedAs(node, (_, j) -> Dual.of(j == Math.rint(a.scalar().value()) - 1 ? 1 : 0));
      case Reduce(Reduction reduction) -> reduce(reduction, a);
      case Softmax() -> {
        DualMatrix scaled = a.map(x -> x.times(b.scalar()));
        yield byRow(
            node,
            scaled,
            row -> {
              Dual total = row.map(Dual::exp).sum();
              return row.map(x -> x.exp().over(total));
            });
      }
      case LogSoftmax() ->
          byRow(node, a, row -> row.map(x -> x.minus(row.map(Dual::exp).sum().log())));
      case LogSumExp() -> byRow(node, a, row -> DualMatrix.scalar(row.map(Dual::exp).sum().log()));
      case Boltzmann() ->
          byRow(
              node,
              a,
              row -> {
                Dual weighted = row.map(x -> x.exp().times(x)).sum();
                return DualMatrix.scalar(weighted.over(row.map(Dual::exp).sum()));
              });
      case IndexSum _, Tabulate _, Derivative _, SecondDerivative _, Differential _ ->
          throw new IllegalStateException("no value by its operands: " + node);
    };
  }

  private static DualMatrix number(double value) {
    return DualMatrix.scalar(Dual.of(value));
  }

  private DualMatrix shaped(Shape shape, DualMatrix.Entry entry) {
    return DualMatrix.generate(bindings.size(shape.rows()), bindings.size(shape.columns()), entry);
  }

  private DualMatrix shapedAs(Expression node, DualMatrix.Entry entry) {
    return shaped(node.shape(), entry);
  }

  private int position(IndexTerm term, Map<Index, Integer> positions) {
    return term.variable().map(positions::get).orElse(0) + bindings.size(term.offset());
  }

  private int first(Selection selection, Map<Index, Integer> positions) {
    return switch (selection) {
      case Selection.All() -> 0;
      case Selection.Range(var first, _) -> bindings.size(first) - 1;
      case Selection.At(IndexTerm position) -> position(position, positions) - 1;
    };
  }

  private DualMatrix indexSum(
      Expression node, Index index, List<IndexTerm> except, Map<Index, Integer> positions) {
    DualMatrix sum = shapedAs(node, (_, _) -> Dual.ZERO);
    for (int k = bindings.size(index.first()); k <= bindings.size(index.last()); k++) {
      int here = k;
      if (except.stream().noneMatch(term -> position(term, positions) == here)) {
        sum = sum.with(at(node.operand(0), moved(positions, index, k)), Dual::plus);
      }
    }
    return sum;
  }

  private DualMatrix tabulate(
      Expression node, Index row, Optional<Index> column, Map<Index, Integer> positions) {
    return shapedAs(
        node,
        (i, j) -> {
          Map<Index, Integer> inner = moved(positions, row, bindings.size(row.first()) + i);
          if (column.isPresent()) {
            inner = moved(inner, column.get(), bindings.size(column.get().first()) + j);
          }
          return at(node.operand(0), inner).scalar();
        });
  }

  private static Map<Index, Integer> moved(Map<Index, Integer> positions, Index index, int to) {
    Map<Index, Integer> inner = new HashMap<>(positions);
    inner.put(index, to);
    return inner;
  }

  private DualMatrix opaque(OpaqueFunction function, List<DualMatrix> operands) {
    Bindings.OpaqueValue concrete = concrete(function);
    List<Matrix> values = operands.stream().map(DualMatrix::values).toList();
    Dual result = Dual.of(concrete.value(values));
    for (int i = 0; i < operands.size(); i++) {
      DualMatrix gradient = DualMatrix.constant(concrete.gradient(i, values));
      double change = operands.get(i).with(gradient, Dual::times).sum().tangent();
      result = result.plus(new Dual(0, change));
    }
    return DualMatrix.scalar(result);
  }

  private DualMatrix opaqueGradient(
      OpaqueFunction function, int argument, List<DualMatrix> operands) {
    if (!operands.stream().allMatch(DualMatrix::isConstant)) {
      throw new IllegalStateException("the second derivative of " + function.name());
    }
    List<Matrix> values = operands.stream().map(DualMatrix::values).toList();
    return DualMatrix.constant(concrete(function).gradient(argument, values));
  }

  private Bindings.OpaqueValue concrete(OpaqueFunction function) {
    return Objects.requireNonNull(bindings.opaques().get(function.name()));
  }

  private static DualMatrix blocks(int columns, List<DualMatrix> blocks) {
    List<DualMatrix> bands =
        IntStream.range(0, blocks.size() / columns)
            .mapToObj(r -> blocks.subList(r * columns, (r + 1) * columns))
            .map(row ->
                row.stream()
                    .map(DualMatrix::transposed)
                    .reduce(DualEvaluator::above)
                    .orElseThrow()
                    .transposed())
            .toList();
    return bands.stream().reduce(DualEvaluator::above).orElseThrow();
  }

  private static DualMatrix above(DualMatrix top, DualMatrix bottom) {
    return DualMatrix.generate(
        top.rows() + bottom.rows(),
        top.columns(),
        (i, j) -> i < top.rows() ? top.get(i, j) : bottom.get(i - top.rows(), j));
  }

  private interface RowFunction {
    DualMatrix of(DualMatrix row);
  }

  /** Over the entries of a column, over each row of anything else. */
  private static DualMatrix byRow(Expression node, DualMatrix a, RowFunction function) {
    if (node.operand(0).shape().columns().is(1)) {
      return function.of(a.transposed()).transposed();
    }
    return IntStream.range(0, a.rows())
        .mapToObj(i -> function.of(DualMatrix.generate(1, a.columns(), (_, j) -> a.get(i, j))))
        .reduce(DualEvaluator::above)
        .orElseThrow();
  }

  private static DualMatrix reduce(Reduction reduction, DualMatrix a) {
    return switch (reduction) {
      case SUM -> DualMatrix.scalar(a.sum());
      case MEAN -> DualMatrix.scalar(a.sum().over(Dual.of(a.entries().size())));
      case ROW_SUMS -> a.times(DualMatrix.generate(a.columns(), 1, (_, _) -> Dual.ONE));
      case COLUMN_SUMS -> DualMatrix.generate(1, a.rows(), (_, _) -> Dual.ONE).times(a);
      case MAXIMUM -> DualMatrix.scalar(largest(a));
      case MINIMUM -> DualMatrix.scalar(largest(a.map(Dual::negated)).negated());
      case NORM1 -> DualMatrix.scalar(a.map(Dual::abs).sum());
      case NORM2 -> DualMatrix.scalar(a.map(x -> x.times(x)).sum().sqrt());
      case TRACE ->
          DualMatrix.scalar(
              DualMatrix.sum(IntStream.range(0, a.rows()).mapToObj(i -> a.get(i, i))));
      case DETERMINANT -> DualMatrix.scalar(a.eliminate().determinant());
    };
  }

  private static Dual largest(DualMatrix a) {
    return a.entries().stream().reduce((x, y) -> x.value() >= y.value() ? x : y).orElseThrow();
  }

  private static Dual elementwise(ElementwiseFunction function, Dual z) {
    Dual one = Dual.ONE;
    boolean right = z.value() > 0;
    return switch (function) {
      case SIGMOID -> one.over(one.plus(z.negated().exp()));
      case TANH -> {
        Dual up = z.exp();
        Dual down = z.negated().exp();
        yield up.minus(down).over(up.plus(down));
      }
      case RELU -> right ? z : Dual.ZERO;
      case LEAKYRELU -> right ? z : z.times(of(ActivationConstants.LEAKYRELU_SLOPE));
      case ELU -> right ? z : z.exp().minus(one);
      case SELU -> {
        Dual inner = right ? z : of(ActivationConstants.SELU_ALPHA).times(z.exp().minus(one));
        yield of(ActivationConstants.SELU_LAMBDA).times(inner);
      }
      case GELU -> {
        Dual erf = z.over(Dual.of(Math.sqrt(2))).erf();
        yield z.times(one.plus(erf)).over(Dual.of(2));
      }
      case SILU -> z.over(one.plus(z.negated().exp()));
      case SOFTPLUS -> one.plus(z.exp()).log();
      case SOFTSIGN -> z.over(one.plus(z.abs()));
      case HARDTANH -> Math.abs(z.value()) < 1 ? z : Dual.of(Math.signum(z.value()));
      case EXP -> z.exp();
      case LOG -> z.log();
      case SQRT -> z.sqrt();
      case ABS -> z.abs();
      case SIGN -> Dual.of(Math.signum(z.value()));
      case SIN -> z.sin();
      case COS -> z.cos();
      case TAN -> z.sin().over(z.cos());
      case SINH -> z.exp().minus(z.negated().exp()).over(Dual.of(2));
      case COSH -> z.exp().plus(z.negated().exp()).over(Dual.of(2));
      case ERF -> z.erf();
    };
  }

  private static Dual of(Rational number) {
    return Dual.of(number.toDouble());
  }
}
