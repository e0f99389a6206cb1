package org.chainrule.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;
import org.chainrule.report.Notation.*;

/**
 * Writes expressions as on paper. The notation of every node is put together from those of its
 * operands, without recursion; names and calls are not looked into.
 */
final class NotationBuilder {
  /** A formula with more parts than this is cut off with an ellipsis. */
  private static final long LARGEST = 20_000;

  /** One nested deeper than this as well: writers recurse. */
  private static final int DEEPEST = 100;

  private final boolean definition;
  private final Optional<Expression> marked;
  private final Map<Expression, Piece> pieces = new HashMap<>();
  private final ProductNotation products = new ProductNotation(this);

  /** The operands that are too large for the node being written. */
  private final Set<Expression> leftOut = new HashSet<>();

  /** A finished part of the formula, and how large it is. */
  private record Piece(Notation notation, long size) {}

  private NotationBuilder(boolean definition, Optional<Expression> marked) {
    this.definition = definition;
    this.marked = marked;
  }

  /** Returns the notation of {@code expression}. */
  static Notation of(Expression expression) {
    return new NotationBuilder(false, Optional.empty()).build(expression);
  }

  /** As {@link #of(Expression)}, for a definition: there rows and columns repeat in silence. */
  static Notation ofDefinition(Expression value) {
    return new NotationBuilder(true, Optional.empty()).build(value);
  }

  /** As {@link #of(Expression)}, with the part that is {@code focus} marked. */
  static Notation of(Expression expression, Expression focus) {
    return new NotationBuilder(false, Optional.of(focus)).build(expression);
  }

  private Notation build(Expression expression) {
    List<Expression> order = PrintedGraph.order(expression);
    Map<Expression, Integer> depths = PrintedGraph.depths(order);
    for (Expression node : order) {
      boolean tooDeep = depths.getOrDefault(node, 0) >= DEEPEST;
      pieces.put(node, tooDeep ? new Piece(Sign.ELLIPSIS, 1) : piece(node));
    }
    return notation(expression);
  }

  private Piece piece(Expression node) {
    List<Expression> operands = PrintedGraph.operands(node);
    long size = 1;
    for (Expression operand : operands) {
      size += known(operand).size;
    }
    if (size > LARGEST) {
      long share = LARGEST / 2 / operands.size();
      operands.stream().filter(operand -> known(operand).size > share).forEach(leftOut::add);
      size = LARGEST / 2;
    }
    Notation notation = write(node);
    leftOut.clear();
    boolean mark = marked.isPresent() && marked.get() == node;
    return new Piece(mark ? new Marked(notation) : notation, size);
  }

  private Piece known(Expression node) {
    Piece piece = pieces.get(node);
    if (piece == null) {
      throw new IllegalStateException("not yet written: " + node);
    }
    return piece;
  }

  /** Returns the notation of a node whose turn was before. */
  Notation notation(Expression node) {
    return leftOut.contains(node) ? Sign.ELLIPSIS : known(node).notation;
  }

  /** Whether rows and columns repeat in silence. */
  boolean isForDefinition() {
    return definition;
  }

  private Notation write(Expression node) {
    return switch (node.operation()) {
      case Variable(Symbol symbol) -> Lettering.of(symbol);
      case Named(Symbol symbol) -> Lettering.of(symbol);
      case Constant(Rational value) -> Numbers.of(value);
      case SizeValue(Dimension dimension) -> Numbers.of(dimension);
      case IndexValue(IndexTerm position) -> Indices.of(position);
      case Fill(Rational value, Shape shape) -> ProductNotation.fill(value, shape);
      case Identity _ -> Notation.letter("I");
      case KroneckerDelta(IndexTerm left, IndexTerm right) ->
          new Entry(Notation.letter("δ"), List.of(Indices.of(left), Indices.of(right)));
      case Call(String function, var written) ->
          applied(Lettering.of(function, written), PrintedGraph.operands(node));
      case Opaque(OpaqueFunction function) ->
          applied(Lettering.of(function.name(), function.written()), node.operands());
      case OpaqueGradient(OpaqueFunction function, int argument) ->
          gradient(function, argument, node.operands());
      case Add() -> new SumNotation(this).add(node);
      case Hadamard() ->
          node.isScalar() ? products.scalars(node.operands()) : products.hadamard(node.operands());
      case Divide() -> products.divide(node);
      case Operation.Power() -> products.power(node);
      case Elementwise(var function) ->
          FunctionNotation.of(function, node, notation(node.operand(0)));
      case Comparison(var relation) ->
          new Fenced(Fence.SQUARE, new SumNotation(this).comparison(node, relation));
      case Extremum(boolean largest) ->
          new Applied(
              Notation.word(largest ? "max" : "min"),
              List.of(products.shaping(node, 0), products.shaping(node, 1)),
              true);
      case Scale() -> products.scale(node);
      case Product() -> products.product(node.operands());
      case Dot() -> products.dot(node);
      case Transpose() -> products.transposed(node.operand(0));
      case MatrixPower(int exponent) ->
          Notation.raised(
              Precedence.asBase(notation(node.operand(0))), new Numeral(String.valueOf(exponent)));
      case Inverse() ->
          Notation.raised(
              Precedence.asBase(notation(node.operand(0))), Numbers.of(Rational.MINUS_ONE));
      case DiagonalMatrix(), DiagonalPart() -> applied(Notation.word("diag"), node.operands());
      case Kronecker() ->
          Notation.row(
              Precedence.at(Precedence.TENSOR, notation(node.operand(0))),
              Sign.KRONECKER,
              Precedence.at(
                  Precedence.ENTRYWISE, ProductNotation.behind(notation(node.operand(1)))));
      case Broadcast(Shape shape) -> products.broadcast(node.operand(0), shape);
      case Blocks(int columns) -> grid(columns, node.operands());
      case Part(Selection rows, Selection columns) ->
          Indices.part(node.operand(0), notation(node.operand(0)), rows, columns);
      case Place(Selection rows, Selection columns, Shape shape) ->
          new Applied(
              Notation.row(
                  Notation.word("place"),
                  new Fenced(Fence.SQUARE, Indices.positions(rows, columns, shape))),
              List.of(notation(node.operand(0))),
              true);
      case OneHot(Dimension size) ->
          new Applied(
              Notation.word("onehot"), List.of(notation(node.operand(0)), Numbers.of(size)), true);
      case Reduce(Reduction reduction) ->
          FunctionNotation.of(reduction, node.operand(0).shape(), notation(node.operand(0)));
      case Softmax() -> softmax(node);
      case LogSoftmax() ->
          new Applied(
              Notation.word("log"),
              List.of(applied(Notation.word("softmax"), node.operands())),
              false);
      case LogSumExp() -> applied(Notation.word("logsumexp"), node.operands());
      case Boltzmann() -> applied(Notation.word("boltzmann"), node.operands());
      case StopGradient() -> applied(Notation.word("stopgrad"), node.operands());
      case IndexSum(Index index, List<IndexTerm> except) ->
          Indices.sum(index, except, node.operand(0), notation(node.operand(0)));
      case Tabulate(Index row, Optional<Index> column) ->
          Indices.table(row, column, notation(node.operand(0)));
      case Derivative() ->
          DerivativeNotation.first(notation(node.operand(0)), notation(node.operand(1)));
      case SecondDerivative() ->
          DerivativeNotation.second(notation(node.operand(0)), notation(node.operand(1)));
      case Differential() -> DerivativeNotation.differential(notation(node.operand(0)));
    };
  }

  private Notation applied(Notation function, List<Expression> arguments) {
    return new Applied(function, arguments.stream().map(this::notation).toList(), true);
  }

  /** ∇ with the argument below; the arguments follow only where they aren't those declared. */
  private Notation gradient(OpaqueFunction function, int argument, List<Expression> operands) {
    Notation below =
        PrintedGraph.isName(operands.get(argument))
            ? notation(operands.get(argument))
            : Lettering.of(function.parameters().get(argument), Optional.empty());
    Notation gradient =
        new Applied(
            Notation.lowered(Sign.NABLA, below),
            List.of(Lettering.of(function.name(), function.written())),
            false);
    boolean asDeclared = true;
    for (int i = 0; i < operands.size(); i++) {
      asDeclared &= PrintedGraph.isNamed(operands.get(i), function.parameters().get(i));
    }
    return asDeclared ? gradient : applied(Notation.bracketed(gradient), operands);
  }

  private Notation softmax(Expression node) {
    Expression beta = node.operand(1);
    boolean plain = beta.operation() instanceof Constant(Rational value) && value.is(1);
    Notation argument =
        plain
            ? notation(node.operand(0))
            : products.multiple(beta, node.operand(0), notation(node.operand(0)));
    return new Applied(Notation.word("softmax"), List.of(argument), true);
  }

  private Notation grid(int columns, List<Expression> blocks) {
    List<List<Notation>> rows = new ArrayList<>();
    for (int start = 0; start < blocks.size(); start += columns) {
      rows.add(blocks.subList(start, start + columns).stream().map(this::notation).toList());
    }
    return new Grid(rows);
  }
}
