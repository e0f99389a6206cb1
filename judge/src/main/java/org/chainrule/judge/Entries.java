package org.chainrule.judge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/**
 * The normal form of an expression's entry: entry(E, i, j) for the generic row and column of its
 * shape. Every node's form is found once, operands first, and moved to where it is used.
 */
final class Entries {
  private static final Position FIRST = Position.at(Dimension.ONE);

  private final Algebra algebra;
  private final Functions functions;
  private final ElementwiseForms elementwise;
  private final Summation sums;
  private final MatrixForms matrices;
  private final ReductionForms reductions;
  private final Set<Expression> whole;
  private final Map<Expression, Polynomial> forms = new HashMap<>();

  /**
   * Makes normal forms.
   *
   * @param whole nodes that are not looked into
   */
  Entries(Algebra algebra, Set<Expression> whole) {
    this.algebra = algebra;
    this.functions = algebra.functions();
    this.elementwise = new ElementwiseForms(functions, algebra);
    this.sums = new Summation(this, algebra);
    this.matrices = new MatrixForms(this, algebra, sums);
    this.reductions = new ReductionForms(this, algebra, elementwise, sums);
    this.whole = whole;
  }

  /** Returns entry(root, i, j) for {@link #row} and {@link #column} of its shape. */
  Polynomial of(Expression root) {
    Deque<Expression> stack = new ArrayDeque<>(List.of(root));
    Set<Expression> opened = new HashSet<>();
    while (!stack.isEmpty()) {
      Expression node = stack.peek();
      if (forms.containsKey(node)) {
        stack.pop();
      } else if (opened.add(node)) {
        needed(node).forEach(stack::push);
      } else {
        stack.pop();
        algebra.budget().spend(1);
        forms.put(node, form(node));
      }
    }
    return known(root);
  }

  private List<Expression> needed(Expression node) {
    if (whole.contains(node)) {
      return List.of();
    }
    return switch (node.operation()) {
      case Named _, Call _ -> List.of(node.operand(0));
      case Inverse _ -> MatrixLaws.inverse(node).map(List::of).orElse(node.operands());
      case Reduce(Reduction reduction) when reduction == Reduction.DETERMINANT ->
          MatrixLaws.determinant(node).map(List::of).orElse(node.operands());
      default -> node.operands();
    };
  }

  Polynomial known(Expression node) {
    return java.util.Objects.requireNonNull(forms.get(node));
  }

  /** Returns the generic row of a shape, or the first where there is only one. */
  Position row(Shape shape) {
    return shape.rows().is(1) ? FIRST : Position.of(algebra.variables().row(shape.rows()));
  }

  /** Returns the generic column of a shape, or the first where there is only one. */
  Position column(Shape shape) {
    return shape.columns().is(1) ? FIRST : Position.of(algebra.variables().column(shape.columns()));
  }

  Polynomial at(Expression node, Position row, Position column) {
    Map<Integer, Position> positions = new LinkedHashMap<>();
    put(positions, row(node.shape()), row);
    put(positions, column(node.shape()), column);
    return algebra.substitute(known(node), positions);
  }

  private static void put(Map<Integer, Position> positions, Position generic, Position at) {
    if (generic.variable() != Position.FIXED && !generic.equals(at)) {
      positions.put(generic.variable(), at);
    }
  }

  private Polynomial form(Expression node) {
    Position r = row(node.shape());
    Position c = column(node.shape());
    if (whole.contains(node)) {
      return algebra.of(algebra.atoms().plain(new Head.Whole(node), sides(r, c)));
    }
    return switch (node.operation()) {
      case Variable(Symbol symbol) -> variable(symbol, r, c);
      case Constant(Rational value) -> Polynomial.of(value);
      case SizeValue(Dimension dimension) -> algebra.size(dimension);
      case IndexValue(IndexTerm position) -> algebra.number(algebra.variables().position(position));
      case Fill(Rational value, _) -> Polynomial.of(value);
      case Identity _ -> delta(r, c);
      case KroneckerDelta(IndexTerm left, IndexTerm right) ->
          delta(algebra.variables().position(left), algebra.variables().position(right));
      case Named _, Call _, StopGradient _ -> known(node.operand(0));
      case Opaque(OpaqueFunction function) ->
          functions.of(new Head.Unspecified(function), List.of(), arguments(node));
      case OpaqueGradient(OpaqueFunction function, int argument) ->
          functions.of(new Head.Slope(function, argument), sides(r, c), arguments(node));
      case Add() -> sum(node);
      case Hadamard() -> product(node);
      case Scale() -> product(node);
      case Divide() ->
          algebra.multiply(
              known(node.operand(0)), functions.power(known(node.operand(1)), Rational.MINUS_ONE));
      case Power() -> functions.power(known(node.operand(0)), known(node.operand(1)));
      case Elementwise(var function) -> elementwise.of(function, known(node.operand(0)));
      case Comparison(Relation relation) -> comparison(relation, difference(node));
      case Extremum(boolean largest) -> {
        Polynomial relu = elementwise.relu(difference(node));
        yield largest ? known(node.operand(1)).plus(relu) : known(node.operand(0)).minus(relu);
      }
      case Product() -> matrices.chain(node.operands(), r, c);
      case MatrixPower(int exponent) -> matrices.power(node.operand(0), exponent, r, c);
      case Dot() -> {
        Shape shape = node.operand(0).shape();
        yield sums.overAll(algebra.multiply(known(node.operand(0)), known(node.operand(1))), shape);
      }
      case Transpose() -> at(node.operand(0), c, r);
      case Inverse() -> {
        Optional<Expression> law = MatrixLaws.inverse(node);
        yield law.isPresent()
            ? known(law.get())
            : functions.of(new Head.Inverse(), List.of(r, c), arguments(node));
      }
      case DiagonalMatrix() -> {
        Expression vector = node.operand(0);
        Polynomial entry =
            vector.shape().columns().is(1) ? at(vector, r, FIRST) : at(vector, FIRST, r);
        yield algebra.multiply(entry, delta(r, c));
      }
      case DiagonalPart() -> at(node.operand(0), r, r);
      case Kronecker() -> matrices.kronecker(node.operand(0), node.operand(1), r, c);
      case Broadcast _ -> known(node.operand(0));
      case Blocks(int columns) -> matrices.blocks(node, columns, r, c);
      case Part(Selection rows, Selection columns) ->
          at(node.operand(0), matrices.selected(rows, r), matrices.selected(columns, c));
      case Place(Selection rows, Selection columns, Shape shape) ->
          matrices.placed(
              node.operand(0),
              r,
              c,
              matrices.start(rows),
              matrices.start(columns),
              rows instanceof Selection.All || shape.rows().is(1),
              columns instanceof Selection.All || shape.columns().is(1));
      case OneHot _ -> functions.of(new Head.Lookup(), List.of(c), arguments(node));
      case Reduce(Reduction reduction) -> reductions.of(node, reduction);
      case Softmax() -> reductions.softmax(node);
      case LogSoftmax() -> reductions.logSoftmax(node);
      case LogSumExp() -> reductions.logSumExp(node);
      case Boltzmann() -> reductions.boltzmann(node);
      case IndexSum(Index index, List<IndexTerm> except) -> indexSum(node, index, except);
      case Tabulate(Index row, Optional<Index> column) -> {
        Map<Integer, Position> positions = new LinkedHashMap<>();
        positions.put(algebra.variables().of(row), r.plus(beforeFirst(row)));
        column.ifPresent(
            index -> positions.put(algebra.variables().of(index), c.plus(beforeFirst(index))));
        yield algebra.substitute(known(node.operand(0)), positions);
      }
      case Derivative _, SecondDerivative _, Differential _ ->
          throw new GivenUp("derivatives have to be resolved first");
    };
  }

  private static List<Position> sides(Position row, Position column) {
    List<Position> sides = new ArrayList<>(2);
    if (!row.equals(FIRST)) {
      sides.add(row);
    }
    if (!column.equals(FIRST)) {
      sides.add(column);
    }
    return sides;
  }

  private Polynomial variable(Symbol symbol, Position row, Position column) {
    return algebra.of(
        algebra.atoms().entry(symbol, sides(row, column), algebra.facts().isSymmetric(symbol)));
  }

  Polynomial delta(Position p, Position q) {
    return algebra.of(algebra.atoms().plain(new Head.Delta(), List.of(p, q)));
  }

  List<Atom.Argument> arguments(Expression node) {
    List<Atom.Argument> arguments = new ArrayList<>();
    for (Expression operand : node.operands()) {
      Map<Integer, Integer> names = new LinkedHashMap<>();
      names.put(row(operand.shape()).variable(), Position.PARAMETER);
      names.put(column(operand.shape()).variable(), Position.PARAMETER + 1);
      names.remove(Position.FIXED);
      Shape shape = operand.shape();
      arguments.add(
          operand.isScalar()
              ? Atom.Argument.scalar(known(operand))
              : new Atom.Argument(
                  List.of(Sizes.plain(shape.rows()), Sizes.plain(shape.columns())),
                  Atoms.renamed(known(operand), names)));
    }
    return arguments;
  }

  private Polynomial sum(Expression node) {
    Polynomial sum = Polynomial.ZERO;
    for (Expression operand : node.operands()) {
      sum = sum.plus(known(operand));
      algebra.budget().spend(sum.terms().size());
      algebra.budget().checkTerms(sum.terms().size());
    }
    return sum;
  }

  private Polynomial product(Expression node) {
    Polynomial product = Polynomial.ONE;
    for (Expression operand : node.operands()) {
      product = algebra.multiply(product, known(operand));
    }
    return product;
  }

  private Polynomial difference(Expression node) {
    return known(node.operand(0)).minus(known(node.operand(1)));
  }

  private Polynomial comparison(Relation relation, Polynomial difference) {
    return switch (relation) {
      case GREATER -> functions.step(difference);
      case LESS -> functions.step(difference.negated());
      case AT_MOST -> Polynomial.ONE.minus(functions.step(difference));
      case AT_LEAST -> Polynomial.ONE.minus(functions.step(difference.negated()));
      case EQUAL -> functions.zero(difference);
      case UNEQUAL -> Polynomial.ONE.minus(functions.zero(difference));
    };
  }

  private static Dimension beforeFirst(Index index) {
    return index.first().minus(Dimension.ONE);
  }

  private Polynomial indexSum(Expression node, Index index, List<IndexTerm> except) {
    int variable = algebra.variables().of(index);
    Polynomial body = known(node.operand(0));
    for (IndexTerm omitted : except) {
      Polynomial here = delta(Position.of(variable), algebra.variables().position(omitted));
      body = algebra.multiply(body, Polynomial.ONE.minus(here));
    }
    int counted = algebra.variables().fresh(index.size());
    Position position = Position.of(counted).plus(beforeFirst(index));
    return algebra.sum(algebra.substitute(body, Map.of(variable, position)), counted, index.size());
  }
}
