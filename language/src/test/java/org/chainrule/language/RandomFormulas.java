package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Domain;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.chainrule.testing.Property;

/** Random expressions over symbolic sizes, exactly as written, of all operations with a value. */
final class RandomFormulas {
  private static final List<Dimension> SIZES =
      List.of(
          Dimension.ONE,
          Dimension.named("N"),
          Dimension.named("M"),
          Dimension.named("K"),
          Dimension.of(SizeName.fixed("H", 2)));
  private static final Map<SizeName, Integer> VALUES =
      Map.of(SizeName.symbolic("N"), 3, SizeName.symbolic("M"), 5, SizeName.symbolic("K"), 2);

  private static final List<Reduction> SCALAR_REDUCTIONS =
      List.of(
          Reduction.SUM,
          Reduction.MEAN,
          Reduction.MAXIMUM,
          Reduction.MINIMUM,
          Reduction.NORM1,
          Reduction.NORM2);

  private final RandomGenerator random;
  private final Map<Symbol, Matrix> values = new HashMap<>();
  private final List<Index> indices = new ArrayList<>();
  private int binders;

  RandomFormulas(RandomGenerator random) {
    this.random = random;
  }

  /** A formula, with what evaluates it. */
  record Sample(Expression formula, RandomFormulas formulas) {
    @Override
    public String toString() {
      return formula.toString();
    }

    /** Two readings of it have the same value. */
    void assertSameValue(Expression found, Expression wanted, String text) {
      assertThat(found.shape().sameAs(wanted.shape())).as(text).isTrue();
      if (found != wanted) {
        Matrix a = Evaluator.evaluate(found, formulas.bindings());
        Matrix b = Evaluator.evaluate(wanted, formulas.bindings());
        for (int i = 0; i < b.values().length; i++) {
          double value = b.values()[i];
          Property.assume(Double.isFinite(value) && Math.abs(value) < 1e12);
          assertThat(a.values()[i]).as(text).isCloseTo(value, within(1e-6 * (1 + Math.abs(value))));
        }
      }
    }
  }

  /** Returns a network that declares the sizes and the variables used so far. */
  Network network() {
    List<SizeName> sizes =
        List.of(
            SizeName.symbolic("N"),
            SizeName.symbolic("M"),
            SizeName.symbolic("K"),
            SizeName.fixed("H", 2));
    return new Network(
        sizes,
        List.copyOf(values.keySet()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new LinkedHashMap<>());
  }

  Bindings bindings() {
    return Bindings.of(VALUES, values);
  }

  Expression any(int depth) {
    return of(new Shape(size(), size()), depth);
  }

  private Dimension size() {
    return SIZES.get(random.nextInt(SIZES.size()));
  }

  private Dimension sizeAboveOne() {
    return SIZES.get(1 + random.nextInt(SIZES.size() - 1));
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Rational number() {
    return one(
        List.of(
            Rational.ZERO,
            Rational.ONE,
            Rational.ONE,
            Rational.MINUS_ONE,
            Rational.of(2),
            Rational.of(1, 2)));
  }

  private Expression of(Shape shape, int depth) {
    if (depth <= 0 || random.nextInt(6) == 0) {
      return leaf(shape);
    }
    Expression chosen = shape.isScalar() ? scalar(depth - 1) : matrix(shape, depth - 1);
    // Repetition makes terms that merge.
    return random.nextInt(4) == 0 ? Expression.of(new Add(), chosen, chosen) : chosen;
  }

  private Expression leaf(Shape shape) {
    if (shape.isScalar()) {
      return switch (random.nextInt(5)) {
        case 0 -> Expression.of(new Constant(number()));
        case 1 -> Expression.of(new SizeValue(sizeAboveOne()));
        case 2, 3 -> indexed();
        default -> variable(shape, Domain.REAL);
      };
    }
    return switch (random.nextInt(4)) {
      case 0 -> Expression.of(new Fill(number(), shape));
      case 1 ->
          shape.isSquare()
              ? Expression.of(new Identity(shape.rows()))
              : variable(shape, Domain.REAL);
      case 2 -> variable(shape, shape.isSquare() ? Domain.SYMMETRIC : Domain.REAL);
      default -> variable(shape, Domain.REAL);
    };
  }

  private Expression variable(Shape shape, Domain domain) {
    String name =
        domain.word() + random.nextInt(2) + "_" + name(shape.rows()) + "_" + name(shape.columns());
    Symbol symbol = new Symbol(name, Symbol.Kind.INPUT, domain, shape, Optional.empty());
    Bindings sizes = Bindings.of(VALUES, Map.of());
    int columns = sizes.size(shape.columns());
    values.computeIfAbsent(
        symbol,
        _ -> {
          Matrix a =
              Matrix.generate(sizes.size(shape.rows()), columns, _ -> random.nextDouble(0.5, 1.5));
          return domain == Domain.SYMMETRIC
              ? Matrix.generate(
                  columns,
                  columns,
                  p -> a.get(p / columns, p % columns) + a.get(p % columns, p / columns))
              : a;
        });
    return Expressions.variable(symbol);
  }

  private static String name(Dimension size) {
    return size.toString().replace(" + ", "p").replace(" - ", "m");
  }

  /** A scalar in which the indices of the binders around it occur, where there are any. */
  private Expression indexed() {
    if (indices.isEmpty()) {
      return variable(Shape.SCALAR, Domain.REAL);
    }
    IndexTerm i = position(one(indices));
    IndexTerm j = position(one(indices));
    return switch (random.nextInt(3)) {
      case 0 -> Expression.of(new IndexValue(i));
      case 1 -> Expression.of(new KroneckerDelta(i, j));
      default ->
          Expression.of(
              new Part(new Selection.At(i), new Selection.At(j)),
              of(new Shape(i.last(), j.last()), random.nextInt(3)));
    };
  }

  /** The index itself, or shifted to count from 1. */
  private IndexTerm position(Index index) {
    boolean plain = Dimension.ONE.atMost(index.first()) && random.nextBoolean();
    return plain
        ? IndexTerm.of(index)
        : new IndexTerm(Optional.of(index), Dimension.ONE.minus(index.first()));
  }

  private Expression scalar(int depth) {
    Shape shape = new Shape(sizeAboveOne(), size());
    return switch (random.nextInt(13)) {
      case 0 -> Expression.of(new Dot(), of(shape, depth), of(shape, depth));
      case 1 -> Expression.of(new Reduce(Reduction.SUM), of(shape, depth));
      case 2 -> Expression.of(new Hadamard(), of(Shape.SCALAR, depth), of(Shape.SCALAR, depth));
      case 3 -> indexSum(Shape.SCALAR, depth);
      case 4 -> {
        Dimension n = sizeAboveOne();
        yield Expression.of(
            new Product(),
            of(Shape.row(n), depth),
            of(new Shape(n, n), depth),
            of(Shape.column(n), depth));
      }
      case 5 -> indexed();
      case 6 -> Expression.of(new Reduce(one(SCALAR_REDUCTIONS)), of(shape, depth));
      case 7 -> {
        Dimension n = sizeAboveOne();
        Reduction reduction = random.nextBoolean() ? Reduction.TRACE : Reduction.DETERMINANT;
        yield Expression.of(new Reduce(reduction), of(new Shape(n, n), depth));
      }
      case 8 ->
          Expression.of(
              random.nextBoolean() ? new LogSumExp() : new Boltzmann(),
              of(Shape.column(sizeAboveOne()), depth));
      case 9 ->
          Expression.of(
              new Reduce(random.nextBoolean() ? Reduction.ROW_SUMS : Reduction.COLUMN_SUMS),
              of(Shape.SCALAR, depth));
      default -> entrywise(Shape.SCALAR, depth);
    };
  }

  private Expression matrix(Shape shape, int depth) {
    Dimension rows = shape.rows();
    Dimension columns = shape.columns();
    return switch (random.nextInt(16)) {
      case 0, 1 -> product(shape, depth);
      case 2 -> Expression.of(new Scale(), factor(depth), of(shape, depth));
      case 3, 4 -> Expression.of(new Transpose(), of(shape.transposed(), depth));
      case 5 -> {
        Shape from = one(List.of(Shape.SCALAR, Shape.row(columns), Shape.column(rows)));
        yield Expression.of(new Broadcast(shape), of(from, depth));
      }
      case 6 -> tabulate(shape, depth);
      case 7 -> indexSum(shape, depth);
      case 8 -> {
        Selection first = new Selection.At(IndexTerm.at(1));
        yield rows.is(1)
            ? Expression.of(
                new Part(first, Selection.all()), of(new Shape(sizeAboveOne(), columns), depth))
            : columns.is(1) && rows.equals(sizeAboveOne())
                ? Expression.of(new DiagonalPart(), of(new Shape(rows, rows), depth))
                : Expression.of(
                    new Part(Selection.all(), new Selection.Range(Dimension.ONE, columns)),
                    of(shape, depth));
      }
      case 9 ->
          rows.equals(columns)
              ? Expression.of(new DiagonalMatrix(), of(Shape.column(rows), depth))
              : rows.is(1)
                  ? Expression.of(
                      new Reduce(Reduction.COLUMN_SUMS),
                      of(new Shape(sizeAboveOne(), columns), depth))
                  : Expression.of(
                      new Place(Selection.all(), new Selection.At(IndexTerm.at(1)), shape),
                      of(Shape.column(rows), depth));
      case 10 -> square(shape, depth);
      case 11 ->
          random.nextBoolean()
              ? Expression.of(new Softmax(), of(shape, depth), of(Shape.SCALAR, depth))
              : Expression.of(new LogSoftmax(), of(shape, depth));
      case 12 -> blocks(shape, depth);
      default -> entrywise(shape, depth);
    };
  }

  /** A scalar that is not a number as such: two numbers side by side would be one. */
  private Expression factor(int depth) {
    Expression factor = of(Shape.SCALAR, depth);
    return factor.operation() instanceof Constant ? variable(Shape.SCALAR, Domain.REAL) : factor;
  }

  private Expression square(Shape shape, int depth) {
    if (!shape.rows().equals(shape.columns())) {
      return shape.rows().is(1)
          ? Expression.of(new OneHot(shape.columns()), Expression.of(new Constant(Rational.ONE)))
          : Expression.of(
              new Kronecker(),
              of(Shape.column(shape.rows()), depth),
              of(Shape.row(shape.columns()), depth));
    }
    // Far from singular.
    return switch (random.nextInt(3)) {
      case 0 ->
          Expression.of(
              new Inverse(),
              Expression.of(
                  new Add(),
                  variable(shape, Domain.REAL),
                  Expression.of(
                      new Scale(),
                      Expression.of(new Constant(Rational.of(9))),
                      Expression.of(new Identity(shape.rows())))));
      case 1 -> Expression.of(new MatrixPower(random.nextInt(2, 4)), of(shape, depth));
      default -> Expression.of(new StopGradient(), of(shape, depth));
    };
  }

  /** A part of a matrix of four blocks. */
  private Expression blocks(Shape shape, int depth) {
    Shape corner = new Shape(size(), size());
    Expression blocks =
        Expression.of(
            new Blocks(2),
            of(shape, depth),
            of(new Shape(shape.rows(), corner.columns()), depth),
            of(new Shape(corner.rows(), shape.columns()), depth),
            of(corner, depth));
    return Expression.of(
        new Part(
            new Selection.Range(Dimension.ONE, shape.rows()),
            new Selection.Range(Dimension.ONE, shape.columns())),
        blocks);
  }

  private Expression product(Shape shape, int depth) {
    boolean outer = !shape.rows().is(1) && !shape.columns().is(1);
    Dimension inner = outer ? size() : sizeAboveOne();
    Dimension second = outer ? size() : sizeAboveOne();
    Expression left = of(new Shape(shape.rows(), inner), depth);
    if (random.nextBoolean() || (inner.is(1) && second.is(1))) {
      return Expression.of(new Product(), left, of(new Shape(inner, shape.columns()), depth));
    }
    return Expression.of(
        new Product(),
        left,
        of(new Shape(inner, second), depth),
        of(new Shape(second, shape.columns()), depth));
  }

  private Expression entrywise(Shape shape, int depth) {
    Expression a = of(shape, depth);
    return switch (random.nextInt(8)) {
      case 0 -> Expression.of(new Add(), a, of(shape, depth), of(shape, depth));
      case 1 -> Expression.of(new Hadamard(), a, of(shape, depth));
      case 2 ->
          Expression.of(
              new Divide(), a, variable(random.nextBoolean() ? shape : Shape.SCALAR, Domain.REAL));
      case 3 ->
          Expression.of(
              new Power(), a, Expression.of(new Constant(Rational.of(random.nextInt(4)))));
      case 4 -> Expression.of(new Elementwise(one(List.of(ElementwiseFunction.values()))), a);
      case 5 -> Expression.of(new Extremum(random.nextBoolean()), a, of(shape, depth));
      case 6 ->
          Expression.of(
              new Comparison(one(List.of(Relation.values()))), a, variable(shape, Domain.REAL));
      default -> Expression.of(new Add(), a, of(shape, depth));
    };
  }

  private Index binder(Dimension size) {
    return binder(size, Dimension.of(random.nextInt(3)));
  }

  private Index binder(Dimension size, Dimension first) {
    Index index = new Index("i" + binders++, first, first.plus(size).minus(Dimension.ONE));
    indices.add(index);
    return index;
  }

  private Expression indexSum(Shape shape, int depth) {
    List<IndexTerm> except = new ArrayList<>();
    if (!indices.isEmpty() && random.nextBoolean()) {
      except.add(IndexTerm.of(one(indices)));
    }
    Index index = binder(sizeAboveOne());
    Expression body = of(shape, depth);
    indices.remove(index);
    return Expression.of(new IndexSum(index, except), body);
  }

  private Expression tabulate(Shape shape, int depth) {
    Index row = binder(shape.rows(), Dimension.ONE);
    Optional<Index> column =
        shape.columns().is(1) && random.nextBoolean()
            ? Optional.empty()
            : Optional.of(binder(shape.columns()));
    Expression body = of(Shape.SCALAR, depth);
    indices.remove(row);
    column.ifPresent(indices::remove);
    return Expression.of(new Tabulate(row, column), body);
  }
}
