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
  private static final Rational MINUS_HALF = Rational.of(-1, 2);

  private final Algebra algebra;
  private final Functions functions;
  private final ElementwiseForms elementwise;
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

  private Polynomial known(Expression node) {
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

  private Polynomial at(Expression node, Position row, Position column) {
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
      case Product() -> chain(node.operands(), r, c);
      case MatrixPower(int exponent) -> power(node.operand(0), exponent, r, c);
      case Dot() -> {
        Shape shape = node.operand(0).shape();
        yield overAll(algebra.multiply(known(node.operand(0)), known(node.operand(1))), shape);
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
      case Kronecker() -> kronecker(node.operand(0), node.operand(1), r, c);
      case Broadcast _ -> known(node.operand(0));
      case Blocks(int columns) -> blocks(node, columns, r, c);
      case Part(Selection rows, Selection columns) ->
          at(node.operand(0), selected(rows, r), selected(columns, c));
      case Place(Selection rows, Selection columns, Shape shape) ->
          placed(
              node.operand(0),
              r,
              c,
              start(rows),
              start(columns),
              rows instanceof Selection.All || shape.rows().is(1),
              columns instanceof Selection.All || shape.columns().is(1));
      case OneHot _ -> functions.of(new Head.Lookup(), List.of(c), arguments(node));
      case Reduce(Reduction reduction) -> reduction(node, reduction);
      case Softmax() -> {
        Polynomial power = scaledPower(node);
        yield algebra.multiply(power, functions.power(alongAxis(power, node), Rational.MINUS_ONE));
      }
      case LogSoftmax() -> {
        Polynomial z = known(node.operand(0));
        yield z.minus(functions.logarithm(alongAxis(functions.exponential(z), node)));
      }
      case LogSumExp() ->
          functions.logarithm(alongAxis(functions.exponential(known(node.operand(0))), node));
      case Boltzmann() -> {
        Polynomial z = known(node.operand(0));
        Polynomial power = functions.exponential(z);
        yield algebra.multiply(
            alongAxis(algebra.multiply(power, z), node),
            functions.power(alongAxis(power, node), Rational.MINUS_ONE));
      }
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

  private Polynomial delta(Position p, Position q) {
    return algebra.of(algebra.atoms().plain(new Head.Delta(), List.of(p, q)));
  }

  private List<Atom.Argument> arguments(Expression node) {
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

  private Polynomial chain(List<Expression> factors, Position row, Position column) {
    Position inner = inner(factors.getFirst().shape().columns());
    Polynomial product = at(factors.getFirst(), row, inner);
    for (int i = 1; i < factors.size(); i++) {
      Expression factor = factors.get(i);
      boolean last = i == factors.size() - 1;
      Position next = last ? column : inner(factor.shape().columns());
      product =
          over(algebra.multiply(product, at(factor, inner, next)), inner, factor.shape().rows());
      inner = next;
    }
    return product;
  }

  private Polynomial power(Expression base, int exponent, Position row, Position column) {
    Dimension size = base.shape().rows();
    Position inner = inner(size);
    Polynomial product = at(base, row, inner);
    for (int i = 1; i < exponent; i++) {
      Position next = i == exponent - 1 ? column : inner(size);
      product = over(algebra.multiply(product, at(base, inner, next)), inner, size);
      inner = next;
    }
    return product;
  }

  private Position inner(Dimension size) {
    return size.is(1) ? FIRST : Position.of(algebra.variables().fresh(size));
  }

  private Polynomial over(Polynomial body, Position position, Dimension size) {
    return position.equals(FIRST) ? body : algebra.sum(body, position.variable(), size);
  }

  private Polynomial overAll(Polynomial body, Shape shape) {
    return over(over(body, row(shape), shape.rows()), column(shape), shape.columns());
  }

  /** Returns the sum over the entries of a column, else over each row. */
  private Polynomial alongAxis(Polynomial body, Expression node) {
    Shape shape = node.operand(0).shape();
    return shape.columns().is(1)
        ? over(body, row(shape), shape.rows())
        : over(body, column(shape), shape.columns());
  }

  private Polynomial scaledPower(Expression softmax) {
    return functions.exponential(
        algebra.multiply(known(softmax.operand(0)), known(softmax.operand(1))));
  }

  private Polynomial kronecker(Expression a, Expression b, Position r, Position c) {
    Position[] rows = split(r, a.shape().rows(), b.shape().rows());
    Position[] columns = split(c, a.shape().columns(), b.shape().columns());
    Polynomial entry = algebra.multiply(at(a, rows[0], columns[0]), at(b, rows[1], columns[1]));
    entry = joined(entry, r, rows, a.shape().rows(), b.shape().rows());
    return joined(entry, c, columns, a.shape().columns(), b.shape().columns());
  }

  private Position[] split(Position whole, Dimension outer, Dimension inner) {
    if (inner.is(1)) {
      return new Position[] {whole, FIRST};
    }
    return outer.is(1)
        ? new Position[] {FIRST, whole}
        : new Position[] {inner(outer), inner(inner)};
  }

  private Polynomial joined(
      Polynomial entry, Position whole, Position[] parts, Dimension outer, Dimension inner) {
    if (inner.is(1) || outer.is(1)) {
      return entry;
    }
    Factor split =
        algebra
            .atoms()
            .plain(new Head.Split(Sizes.plain(inner)), List.of(whole, parts[0], parts[1]));
    return over(over(algebra.multiply(entry, split), parts[0], outer), parts[1], inner);
  }

  private Polynomial blocks(Expression node, int across, Position r, Position c) {
    Polynomial sum = Polynomial.ZERO;
    Dimension above = Dimension.of(0);
    for (int i = 0; i < node.operands().size(); i += across) {
      Dimension before = Dimension.of(0);
      for (int j = i; j < i + across; j++) {
        Expression block = node.operand(j);
        boolean fullRows = node.operands().size() == across;
        sum = sum.plus(placed(block, r, c, above, before, fullRows, across == 1));
        before = before.plus(block.shape().columns());
      }
      above = above.plus(node.operand(i).shape().rows());
    }
    return sum;
  }

  /** Returns Σ_kl δ_(r, k + above) δ_(c, l + before) a_kl. */
  private Polynomial placed(
      Expression a,
      Position r,
      Position c,
      Position above,
      Position before,
      boolean fullRows,
      boolean fullColumns) {
    Position k = fullRows ? r : inner(a.shape().rows());
    Position l = fullColumns ? c : inner(a.shape().columns());
    Polynomial entry = at(a, k, l);
    if (!fullRows) {
      Polynomial here = delta(r, shifted(k, above));
      entry = over(algebra.multiply(entry, here), k, a.shape().rows());
    }
    if (!fullColumns) {
      Polynomial here = delta(c, shifted(l, before));
      entry = over(algebra.multiply(entry, here), l, a.shape().columns());
    }
    return entry;
  }

  private Polynomial placed(
      Expression a,
      Position r,
      Position c,
      Dimension above,
      Dimension before,
      boolean fullRows,
      boolean fullColumns) {
    return placed(a, r, c, Position.at(above), Position.at(before), fullRows, fullColumns);
  }

  /** One of the two positions is fixed: a selected place, or the first of a range. */
  private static Position shifted(Position place, Position start) {
    return place.variable() == Position.FIXED
        ? start.plus(place.offset())
        : place.plus(start.offset());
  }

  /** Returns the position in front of the first that is selected. */
  private Position start(Selection selection) {
    return switch (selection) {
      case Selection.All() -> Position.at(Dimension.of(0));
      case Selection.Range(Dimension first, _) -> Position.at(first.minus(Dimension.ONE));
      case Selection.At(IndexTerm position) ->
          algebra.variables().position(position).minus(Dimension.ONE);
    };
  }

  private Position selected(Selection selection, Position position) {
    return switch (selection) {
      case Selection.All() -> position;
      case Selection.Range(Dimension first, _) -> position.plus(first.minus(Dimension.ONE));
      case Selection.At(IndexTerm at) -> algebra.variables().position(at);
    };
  }

  private Polynomial reduction(Expression node, Reduction reduction) {
    Expression a = node.operand(0);
    Shape shape = a.shape();
    return switch (reduction) {
      case SUM -> overAll(known(a), shape);
      case MEAN -> {
        Polynomial count = algebra.size(shape.rows().times(shape.columns()));
        yield algebra.multiply(
            overAll(known(a), shape), functions.power(count, Rational.MINUS_ONE));
      }
      case ROW_SUMS -> over(known(a), column(shape), shape.columns());
      case COLUMN_SUMS -> over(known(a), row(shape), shape.rows());
      case MAXIMUM, MINIMUM -> {
        boolean largest = reduction == Reduction.MAXIMUM;
        yield a.isScalar()
            ? known(a)
            : functions.of(new Head.Extreme(largest), List.of(), arguments(node));
      }
      case NORM1 -> overAll(elementwise.absolute(known(a)), shape);
      case NORM2 ->
          functions.power(
              overAll(algebra.multiply(known(a), known(a)), shape), MINUS_HALF.negated());
      case TRACE -> {
        Position k = inner(shape.rows());
        yield over(at(a, k, k), k, shape.rows());
      }
      case DETERMINANT -> {
        Optional<Expression> law = MatrixLaws.determinant(node);
        yield law.isPresent()
            ? known(law.get())
            : functions.of(new Head.Determinant(), List.of(), arguments(node));
      }
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
