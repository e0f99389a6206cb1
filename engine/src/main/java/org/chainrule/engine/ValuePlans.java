package org.chainrule.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.chainrule.engine.Lowering.Need;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/**
 * How the value of each operation is computed from its operands. The operands may be asked for as
 * means: then this computes the mean of a linear operation.
 */
final class ValuePlans {
  private final Lowering lowering;

  ValuePlans(Lowering lowering) {
    this.lowering = lowering;
  }

  Task.Plan plan(Expression node, Block block, Need need) {
    Resources resources = block.resources();
    Sizes sizes = resources.sizes();
    return switch (node.operation()) {
      case Variable(Symbol symbol) -> leaf(View.of(resources.place(symbol)));
      case Constant(Rational value) -> leaf(resources.constant(value.toDouble()));
      case SizeValue(Dimension dimension) -> leaf(resources.constant(sizes.of(dimension)));
      case Fill(Rational value, Shape shape) ->
          leaf(
              resources
                  .constant(value.toDouble())
                  .repeated(sizes.rows(shape), sizes.columns(shape)));
      case Identity(Dimension size) -> leaf(resources.identity(sizes.of(size)));
      case IndexValue(IndexTerm term) ->
          scalar(block, out -> new Instruction.IndexNumber(out, block.position(term)));
      case KroneckerDelta(IndexTerm left, IndexTerm right) ->
          scalar(
              block,
              out -> new Instruction.Delta(out, block.position(left), block.position(right)));

      case Named(Symbol symbol) ->
          unary(
              node,
              block,
              need,
              a -> {
                if (a.isWhole()) {
                  resources.name(a.buffer(), symbol.name());
                }
                return a;
              });
      case Call _, StopGradient _ -> unary(node, block, need, a -> a);
      case Opaque(OpaqueFunction function) -> throw unspecified(function);
      case OpaqueGradient(OpaqueFunction function, _) -> throw unspecified(function);

      case Add() -> sum(node, block, need);
      case Hadamard() -> all(node, block, need, views -> multiplied(block, views));
      case Scale() -> scale(node, block, need);
      case Divide() -> binary(node, block, need, BinaryFunction.DIVIDE);
      case Power() -> binary(node, block, need, BinaryFunction.POWER);
      case Comparison(Relation relation) -> binary(node, block, need, BinaryFunction.of(relation));
      case Extremum(boolean largest) ->
          binary(node, block, need, largest ? BinaryFunction.MAXIMUM : BinaryFunction.MINIMUM);
      case Elementwise(ElementwiseFunction function) ->
          unary(
              node,
              block,
              need,
              a ->
                  a.rowStep() == 0 && a.columnStep() == 0
                      ? block
                          .unary(function, a.part(Position.FIRST, 1, Position.FIRST, 1))
                          .repeated(a.rows(), a.columns())
                      : block.unary(function, a));

      case Product() -> {
        Chain chain = lowering.chain(node.operands());
        yield all(
            node, block, need, views -> product(block, chain, views::get, 0, views.size() - 1));
      }
      case Dot() ->
          all(node, block, need, views -> MatrixProducts.dot(block, views.get(0), views.get(1)));
      case MatrixPower(int exponent) ->
          unary(node, block, need, a -> LinearAlgebraPlans.power(block, a, exponent));
      case Inverse() -> unary(node, block, need, a -> LinearAlgebraPlans.inverse(block, a));
      case Kronecker() ->
          all(
              node,
              block,
              need,
              views -> LinearAlgebraPlans.kronecker(block, views.get(0), views.get(1)));

      case Transpose() -> unary(node, block, need, View::transposed);
      case DiagonalPart() -> unary(node, block, need, View::diagonal);
      case Broadcast(Shape shape) ->
          unary(node, block, need, a -> a.repeated(sizes.rows(shape), sizes.columns(shape)));
      case DiagonalMatrix() -> unary(node, block, need, a -> LayoutPlans.diagonalMatrix(block, a));
      case Blocks(int columns) ->
          all(node, block, need, views -> LayoutPlans.blocks(block, columns, views));
      case Part(Selection rows, Selection columns) ->
          unary(node, block, need, a -> LayoutPlans.part(block, node, a, rows, columns));
      case Place(Selection rows, Selection columns, _) ->
          unary(node, block, need, a -> LayoutPlans.place(block, node, a, rows, columns));
      case OneHot(Dimension size) ->
          unary(
              node,
              block,
              need,
              a -> {
                View out = block.fresh(a.isBatched(), 1, sizes.of(size));
                block.emit(new Instruction.OneHot(out, a));
                return out;
              });

      case Reduce(Reduction reduction) ->
          unary(node, block, need, a -> RowPlans.reduce(block, reduction, a));
      case Softmax() ->
          all(
              node,
              block,
              need,
              views -> RowPlans.softmax(block, views.get(0), views.get(1), isColumn(node)));
      case LogSoftmax() ->
          unary(node, block, need, a -> RowPlans.logSoftmax(block, a, isColumn(node)));
      case LogSumExp() ->
          unary(
              node,
              block,
              need,
              a -> RowPlans.rows(block, RowFunction.LOGSUMEXP, a, isColumn(node)));
      case Boltzmann() ->
          unary(
              node,
              block,
              need,
              a -> RowPlans.rows(block, RowFunction.BOLTZMANN, a, isColumn(node)));

      case IndexSum(Index index, List<IndexTerm> except) ->
          LoopPlans.sum(node, block, need, index, except);
      case Tabulate(Index row, Optional<Index> column) ->
          LoopPlans.table(node, block, need, row, column);

      case Derivative _, SecondDerivative _, Differential _ ->
          throw new EngineException("a derivative can't be computed as it stands: derive it first");
    };
  }

  private static EngineException unspecified(OpaqueFunction function) {
    return new EngineException(
        function.name() + " is left unspecified: give it a formula to train");
  }

  /** The shape as declared decides: an N×M matrix goes by rows even where M happens to be 1. */
  private static boolean isColumn(Expression node) {
    return node.operand(0).shape().columns().is(1);
  }

  private static Task.Plan leaf(View view) {
    return new Task.Plan(List.of(), _ -> view);
  }

  private static Task.Plan scalar(Block block, Function<View, Instruction> instruction) {
    return new Task.Plan(
        List.of(),
        _ -> {
          View out = block.fresh(false, 1, 1);
          block.emit(instruction.apply(out));
          return out;
        });
  }

  private static Task.Plan unary(
      Expression node, Block block, Need need, Function<View, View> writer) {
    return new Task.Plan(
        List.of(need.of(node.operand(0), block)), views -> writer.apply(views.getFirst()));
  }

  private static Task.Plan binary(
      Expression node, Block block, Need need, BinaryFunction function) {
    return all(node, block, need, views -> block.binary(function, views.get(0), views.get(1)));
  }

  private static Task.Plan all(
      Expression node, Block block, Need need, Function<List<View>, View> writer) {
    return new Task.Plan(
        node.operands().stream().map(operand -> need.of(operand, block)).toList(), writer);
  }

  /** A sum, with numbers before its terms taken along: A − 2 B is one pass. */
  private static Task.Plan sum(Expression node, Block block, Need need) {
    List<Double> factors = new ArrayList<>();
    List<Task> needs = new ArrayList<>();
    for (Expression term : node.operands()) {
      boolean scaled =
          term.operation() instanceof Scale()
              && term.operand(0).operation() instanceof Operation.Constant;
      factors.add(scaled ? Coefficient.of(term.operand(0)).factor().toDouble() : 1.0);
      needs.add(need.of(scaled ? term.operand(1) : term, block));
    }
    return new Task.Plan(
        needs,
        views -> {
          View out = block.combine(factors.get(0), views.get(0), factors.get(1), views.get(1));
          for (int i = 2; i < views.size(); i++) {
            View sum = out;
            boolean grows = views.get(i).isBatched() && !sum.isBatched();
            if (grows) {
              out = block.combine(1, sum, factors.get(i), views.get(i));
            } else {
              block.combineInto(out, 1, sum, factors.get(i), views.get(i));
            }
          }
          return out;
        });
  }

  private static Task.Plan scale(Expression node, Block block, Need need) {
    Expression s = node.operand(0);
    if (s.operation() instanceof Operation.Constant(Rational value)) {
      return new Task.Plan(
          List.of(need.of(node.operand(1), block)),
          views -> block.scaled(value.toDouble(), views.getFirst()));
    }
    return all(node, block, need, views -> multiplied(block, List.of(views.get(1), views.get(0))));
  }

  /** Returns the entry-by-entry product; scalars among matrices count for every entry. */
  static View multiplied(Block block, List<View> factors) {
    View product = factors.getFirst();
    for (View factor : factors.subList(1, factors.size())) {
      product = block.binary(BinaryFunction.MULTIPLY, product, factor);
    }
    return product;
  }

  /** Returns the product of the factors {@code from..to}. */
  static View product(Block block, Chain chain, IntFunction<View> views, int from, int to) {
    if (from == to) {
      return views.apply(from);
    }
    int split = chain.split(from, to);
    return MatrixProducts.multiply(
        block,
        product(block, chain, views, from, split),
        product(block, chain, views, split + 1, to));
  }
}
