package org.chainrule.engine;

import static org.chainrule.expression.Expressions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/**
 * Random formulas that stay of moderate size: products are divided by their inner size, and what
 * grows passes through tanh.
 */
final class RandomFormulas {
  private static final int[] SIZES = {1, 2, 3, 5};
  private static final ElementwiseFunction[] BOUNDED = {
    ElementwiseFunction.TANH,
    ElementwiseFunction.SIGMOID,
    ElementwiseFunction.SIN,
    ElementwiseFunction.SOFTSIGN,
    ElementwiseFunction.HARDTANH,
    ElementwiseFunction.GELU,
    ElementwiseFunction.SOFTPLUS,
    ElementwiseFunction.ABS
  };

  private final RandomGenerator random;
  private final Atoms atoms;
  private final List<Expression> made = new ArrayList<>();
  private int names;

  RandomFormulas(RandomGenerator random, Atoms atoms) {
    this.random = random;
    this.atoms = atoms;
  }

  int size() {
    return SIZES[random.nextInt(SIZES.length)];
  }

  /** Returns a formula of that shape with about {@code depth} levels; parts are used again. */
  Expression formula(int rows, int columns, int depth) {
    if (depth > 0 && random.nextInt(4) == 0) {
      for (Expression known : made) {
        if (known.shape().sameAs(shape(rows, columns)) && random.nextBoolean()) {
          return known;
        }
      }
    }
    Expression result = depth <= 0 ? leaf(rows, columns) : node(rows, columns, depth - 1);
    made.add(result);
    return result;
  }

  private static Shape shape(int rows, int columns) {
    return new Shape(Dimension.of(rows), Dimension.of(columns));
  }

  private Expression leaf(int rows, int columns) {
    if (atoms.count() < 12) {
      return atoms.matrix(rows, columns);
    }
    for (Expression known : made) {
      if (known.shape().sameAs(shape(rows, columns))) {
        return known;
      }
    }
    return ones(shape(rows, columns));
  }

  private Expression node(int r, int c, int depth) {
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> {
        int k = size();
        yield elementwise(
            ElementwiseFunction.TANH,
            scale(
                divide(constant(1), constant(k)),
                product(formula(r, k, depth), formula(k, c, depth))));
      }
      case 3 -> {
        int k = size();
        int l = size();
        yield elementwise(
            ElementwiseFunction.SIN,
            product(
                List.of(
                    formula(r, k, depth - 1), formula(k, l, depth - 1), formula(l, c, depth - 1))));
      }
      case 4, 5 ->
          subtract(
              formula(r, c, depth), scale(constant(random.nextInt(-3, 4)), formula(r, c, depth)));
      case 6 ->
          hadamard(
              formula(r, c, depth), elementwise(ElementwiseFunction.TANH, formula(r, c, depth)));
      case 7 -> elementwise(BOUNDED[random.nextInt(BOUNDED.length)], formula(r, c, depth));
      case 8 -> transpose(formula(c, r, depth));
      case 9 -> softmax(formula(r, c, depth));
      case 10 -> {
        Symbol name = Symbol.of("h" + names++, Symbol.Kind.DEFINITION, shape(r, c));
        yield named(name, formula(r, c, depth));
      }
      case 11 ->
          broadcast(
              random.nextBoolean() ? formula(1, c, depth) : formula(r, 1, depth), shape(r, c));
      case 12 ->
          scale(reduce(Reduction.MEAN, formula(size(), size(), depth)), formula(r, c, depth));
      case 13 -> {
        Selection rows = new Selection.Range(Dimension.of(2), Dimension.of(r + 1));
        yield part(formula(r + 2, c, depth), rows, Selection.all());
      }
      case 14 -> {
        int k = size();
        Index i = Index.over("i" + names++, Dimension.of(k));
        Expression a = formula(r, k, depth);
        Expression b = formula(k, c, depth);
        yield elementwise(
            ElementwiseFunction.TANH,
            indexSum(
                i,
                List.of(),
                product(
                    part(a, Selection.all(), Selection.at(i)),
                    part(b, Selection.at(i), Selection.all()))));
      }
      default -> entries(r, c, depth);
    };
  }

  private Expression entries(int r, int c, int depth) {
    Index i = Index.over("i" + names++, Dimension.of(r));
    Index j = Index.over("j" + names++, Dimension.of(c));
    Expression a = formula(r, c, depth);
    Expression b = formula(c, r, depth);
    Expression left = entry(a, IndexTerm.of(i), IndexTerm.of(j));
    Expression right = entry(b, IndexTerm.of(j), IndexTerm.of(i));
    return tabulate(
        i,
        j,
        org.chainrule.expression.Expressions.add(
            hadamard(left, comparison(Relation.LESS, right, constant(1))), right));
  }
}
