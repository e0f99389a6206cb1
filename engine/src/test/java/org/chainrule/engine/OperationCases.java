package org.chainrule.engine;

import static org.chainrule.expression.Expressions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/** Formulas that use every operation on scalars, rows, columns and matrices. */
final class OperationCases {
  private static final int[][] SHAPES = {{1, 1}, {1, 4}, {4, 1}, {3, 4}};

  private final List<Case> cases = new ArrayList<>();

  /** A formula over variables that the test makes. */
  record Case(String name, Function<Atoms, Expression> formula) {}

  private OperationCases() {}

  static List<Case> all() {
    OperationCases made = new OperationCases();
    made.entrywise();
    made.products();
    made.shapes();
    made.reductions();
    made.indexed();
    made.leaves();
    return made.cases;
  }

  private void add(String name, Function<Atoms, Expression> formula) {
    cases.add(new Case(name, formula));
  }

  private static Dimension dim(int n) {
    return Dimension.of(n);
  }

  private static Shape shape(int rows, int columns) {
    return new Shape(dim(rows), dim(columns));
  }

  private static Symbol name(String name, Shape shape) {
    return Symbol.of(name, Symbol.Kind.DEFINITION, shape);
  }

  private void entrywise() {
    for (int[] s : SHAPES) {
      String of = s[0] + "x" + s[1];
      int r = s[0];
      int c = s[1];
      for (ElementwiseFunction f : ElementwiseFunction.values()) {
        add(f + of, a -> elementwise(f, positiveDomain(f) ? a.positive(r, c) : a.matrix(r, c)));
      }
      for (Relation relation : Relation.values()) {
        add(relation + of, a -> comparison(relation, a.matrix(r, c), a.matrix(r, c)));
      }
      add(
          "add" + of,
          a ->
              org.chainrule.expression.Expressions.add(
                  List.of(
                      a.matrix(r, c),
                      negate(a.matrix(r, c)),
                      scale(Rational.of(1, 3), a.matrix(r, c)))));
      add("add number" + of, a -> subtract(constant(1), a.matrix(r, c)));
      add("hadamard" + of, a -> hadamard(List.of(a.matrix(r, c), a.matrix(r, c), a.matrix(1, 1))));
      add("divide" + of, a -> divide(a.matrix(r, c), a.positive(r, c)));
      add("divide by scalar" + of, a -> divide(a.matrix(r, c), a.positive(1, 1)));
      add("scalar divided" + of, a -> divide(a.matrix(1, 1), a.positive(r, c)));
      add("power" + of, a -> power(a.positive(r, c), a.matrix(r, c)));
      add("power of scalar" + of, a -> power(a.positive(r, c), a.matrix(1, 1)));
      add("square" + of, a -> power(a.matrix(r, c), 2));
      add("max" + of, a -> maximum(a.matrix(r, c), a.matrix(r, c)));
      add("min" + of, a -> minimum(a.matrix(r, c), a.matrix(1, 1)));
      add("scale" + of, a -> scale(a.matrix(1, 1), a.matrix(r, c)));
      add(
          "named" + of,
          a -> {
            Expression h =
                named(
                    name("h", shape(r, c)), elementwise(ElementwiseFunction.TANH, a.matrix(r, c)));
            return hadamard(h, subtract(constant(1), h));
          });
      add(
          "call" + of,
          a -> {
            Expression z = a.matrix(r, c);
            return call(
                "f",
                Optional.empty(),
                hadamard(z, elementwise(ElementwiseFunction.SIGMOID, z)),
                List.of(z));
          });
      add("stopgrad" + of, a -> stopGradient(a.matrix(r, c)));
    }
  }

  private static boolean positiveDomain(ElementwiseFunction f) {
    return f == ElementwiseFunction.LOG || f == ElementwiseFunction.SQRT;
  }

  private void products() {
    add("W x", a -> product(a.matrix(3, 4), a.matrix(4, 1)));
    add("x W", a -> product(a.matrix(1, 4), a.matrix(4, 3)));
    add("A B", a -> product(a.matrix(2, 4), a.matrix(4, 3)));
    add("A' B", a -> product(transpose(a.matrix(4, 2)), a.matrix(4, 3)));
    add("A B'", a -> product(a.matrix(2, 4), transpose(a.matrix(3, 4))));
    add("A' B'", a -> product(transpose(a.matrix(4, 2)), transpose(a.matrix(3, 4))));
    add("u v'", a -> product(a.matrix(4, 1), a.matrix(1, 3)));
    add("x' y'", a -> product(transpose(a.matrix(1, 4)), transpose(a.matrix(3, 1))));
    add("u' v", a -> product(a.matrix(1, 4), a.matrix(4, 1)));
    add("A B C", a -> product(List.of(a.matrix(3, 2), a.matrix(2, 4), a.matrix(4, 1))));
    add("A u v'", a -> product(List.of(a.matrix(3, 2), a.matrix(2, 1), a.matrix(1, 5))));
    add("s u v'", a -> scale(a.matrix(1, 1), product(a.matrix(4, 1), a.matrix(1, 3))));
    add(
        "sum of outer",
        a ->
            org.chainrule.expression.Expressions.add(
                product(a.matrix(4, 1), a.matrix(1, 3)), a.matrix(4, 3)));
    add(
        "part of product",
        a ->
            part(
                product(a.matrix(3, 4), a.matrix(4, 5)),
                new Selection.Range(dim(2), dim(3)),
                new Selection.All()));
    add("weighted product", a -> hadamard(a.matrix(3, 5), product(a.matrix(3, 4), a.matrix(4, 5))));
    add(
        "(u v')'",
        a -> transpose(hadamard(a.matrix(4, 3), product(a.matrix(4, 1), a.matrix(1, 3)))));
    add(
        "broadcast product",
        a ->
            product(
                broadcast(a.matrix(1, 4), shape(3, 4)), broadcast(a.matrix(4, 1), shape(4, 2))));
    add("dot rows", a -> dot(a.matrix(1, 5), a.matrix(1, 5)));
    add("dot columns", a -> dot(a.matrix(5, 1), a.matrix(5, 1)));
    add("dot matrices", a -> dot(a.matrix(2, 3), transpose(a.matrix(3, 2))));
    for (int n = 2; n <= 7; n++) {
      int exponent = n;
      add("A^" + n, a -> matrixPower(a.matrix(3, 3), exponent));
    }
    add("inv", a -> inverse(a.regular(4)));
    add("inv and solve", a -> product(inverse(a.regular(4)), a.matrix(4, 1)));
    add("kron", a -> kronecker(a.matrix(2, 3), a.matrix(3, 2)));
    add("kron of vectors", a -> kronecker(transpose(a.matrix(3, 1)), a.matrix(2, 1)));
  }

  private void shapes() {
    for (int[] s : SHAPES) {
      int r = s[0];
      int c = s[1];
      String of = r + "x" + c;
      add(
          "transpose" + of,
          a -> Expression.of(new org.chainrule.expression.Operation.Transpose(), a.matrix(r, c)));
      add(
          "part of transposed" + of,
          a ->
              elementwise(
                  ElementwiseFunction.EXP, transpose(hadamard(a.matrix(r, c), a.matrix(r, c)))));
      add("block column" + of, a -> blocks(1, List.of(a.matrix(r, c), a.matrix(r, c))));
      add("block row" + of, a -> blocks(2, List.of(a.matrix(r, c), a.matrix(r, c))));
      add(
          "four blocks" + of,
          a -> blocks(2, List.of(a.matrix(r, c), a.matrix(r, 2), a.matrix(1, c), a.matrix(1, 2))));
      add("broadcast scalar" + of, a -> broadcast(a.matrix(1, 1), shape(r, c)));
    }
    add("broadcast row", a -> broadcast(a.matrix(1, 4), shape(3, 4)));
    add("broadcast column", a -> broadcast(a.matrix(3, 1), shape(3, 4)));
    add(
        "add broadcast row",
        a ->
            org.chainrule.expression.Expressions.add(
                a.matrix(3, 4), broadcast(a.matrix(1, 4), shape(3, 4))));
    add(
        "add broadcast column",
        a ->
            org.chainrule.expression.Expressions.add(
                a.matrix(3, 4), broadcast(a.matrix(3, 1), shape(3, 4))));
    add("diag of column", a -> diagonal(a.matrix(4, 1)));
    add("diag of row", a -> diagonal(a.matrix(1, 4)));
    add("diag of matrix", a -> diagonal(a.matrix(4, 4)));
    add(
        "diag diag",
        a ->
            elementwise(
                ElementwiseFunction.EXP, diagonal(product(a.matrix(4, 2), a.matrix(2, 4)))));
    Selection middle = new Selection.Range(dim(2), dim(3));
    Selection second = new Selection.At(IndexTerm.at(2));
    for (Selection rows : List.of(Selection.all(), middle, second)) {
      for (Selection columns : List.of(Selection.all(), middle, second)) {
        add("part " + rows + columns, a -> part(a.matrix(4, 5), rows, columns));
        int r = rows.count(dim(4)).constant().orElseThrow();
        int c = columns.count(dim(5)).constant().orElseThrow();
        add("place " + rows + columns, a -> place(a.matrix(r, c), rows, columns, shape(4, 5)));
      }
    }
    add("entry of column", a -> entry(a.matrix(4, 1), IndexTerm.at(3)));
    add(
        "function of part",
        a -> elementwise(ElementwiseFunction.SIN, part(a.matrix(4, 5), middle, middle)));
    add("row lookup", a -> product(oneHot(a.position(4), dim(4)), a.matrix(4, 3)));
    add("onehot", a -> oneHot(a.position(4), dim(4)));
  }

  private void reductions() {
    for (int[] s : new int[][] {{1, 1}, {1, 4}, {4, 1}, {3, 4}, {4, 4}}) {
      int r = s[0];
      int c = s[1];
      String of = r + "x" + c;
      for (Reduction reduction : Reduction.values()) {
        boolean square = reduction == Reduction.TRACE || reduction == Reduction.DETERMINANT;
        if (!square || r == c) {
          add(
              reduction + of,
              a ->
                  Expression.of(
                      new org.chainrule.expression.Operation.Reduce(reduction), a.matrix(r, c)));
          add(
              reduction + " of transposed" + of,
              a ->
                  Expression.of(
                      new org.chainrule.expression.Operation.Reduce(reduction),
                      transpose(a.matrix(c, r))));
        }
      }
      add("softmax" + of, a -> softmax(a.matrix(r, c)));
      add("softmax beta" + of, a -> softmax(a.matrix(r, c), a.matrix(1, 1)));
      add("softmax of transposed" + of, a -> softmax(transpose(a.matrix(c, r))));
      add("logsoftmax" + of, a -> logSoftmax(a.matrix(r, c)));
      add("logsumexp" + of, a -> logSumExp(a.matrix(r, c)));
      add("logsumexp of transposed" + of, a -> logSumExp(transpose(a.matrix(c, r))));
      add("boltzmann" + of, a -> boltzmann(a.matrix(r, c)));
      add(
          "log softmax" + of,
          a -> elementwise(ElementwiseFunction.LOG, softmax(a.matrix(r, c), a.positive(1, 1))));
      add(
          "log sigmoid" + of,
          a ->
              elementwise(
                  ElementwiseFunction.LOG,
                  elementwise(ElementwiseFunction.SIGMOID, a.matrix(r, c))));
      add(
          "log 1 - sigmoid" + of,
          a ->
              elementwise(
                  ElementwiseFunction.LOG,
                  subtract(constant(1), elementwise(ElementwiseFunction.SIGMOID, a.matrix(r, c)))));
    }
    add("trace of product", a -> reduce(Reduction.TRACE, product(a.matrix(3, 4), a.matrix(4, 3))));
    add(
        "rowsum of product",
        a -> reduce(Reduction.ROW_SUMS, product(a.matrix(3, 1), a.matrix(1, 3))));
  }

  private void indexed() {
    Index i = Index.over("i", dim(3));
    Index j = Index.over("j", dim(4));
    Index k = new Index("k", dim(2), dim(4));
    add(
        "tabulate A' + B",
        a -> {
          Expression m = a.matrix(4, 3);
          Expression n = a.matrix(3, 4);
          return tabulate(
              i,
              j,
              org.chainrule.expression.Expressions.add(
                  entry(m, IndexTerm.of(j), IndexTerm.of(i)),
                  entry(n, IndexTerm.of(i), IndexTerm.of(j))));
        });
    add(
        "tabulate outer",
        a -> {
          Expression u = a.matrix(3, 1);
          Expression v = a.matrix(4, 1);
          return tabulate(i, j, hadamard(entry(u, IndexTerm.of(i)), entry(v, IndexTerm.of(j))));
        });
    add(
        "tabulate column",
        a -> {
          Expression u = a.matrix(1, 5);
          return tabulate(
              k,
              power(entry(u, new IndexTerm(Optional.of(k), dim(1))), indexValue(IndexTerm.of(k))));
        });
    add(
        "sum of entries",
        a -> {
          Expression u = a.matrix(4, 1);
          Expression w = a.matrix(3, 4);
          return tabulate(
              i,
              indexSum(
                  j,
                  List.of(),
                  hadamard(entry(w, IndexTerm.of(i), IndexTerm.of(j)), entry(u, IndexTerm.of(j)))));
        });
    add(
        "sum of rows",
        a -> {
          Expression w = a.matrix(3, 4);
          return indexSum(i, List.of(), part(w, Selection.at(i), Selection.all()));
        });
    add(
        "sum of outer products",
        a -> {
          Expression w = a.matrix(3, 4);
          Expression x = a.matrix(5, 1);
          return indexSum(i, List.of(), product(x, part(w, Selection.at(i), Selection.all())));
        });
    add(
        "sum but one",
        a -> {
          Expression u = a.matrix(4, 1);
          return tabulate(
              Index.over("m", dim(4)),
              indexSum(
                  j, List.of(IndexTerm.of(Index.over("m", dim(4)))), entry(u, IndexTerm.of(j))));
        });
    add(
        "sum but a fixed one",
        a -> {
          Expression u = a.matrix(1, 1);
          return indexSum(j, List.of(IndexTerm.at(2)), u);
        });
    add(
        "delta",
        a -> {
          Expression u = a.matrix(4, 1);
          Index m = Index.over("m", dim(4));
          return tabulate(
              m, j, hadamard(delta(IndexTerm.of(m), IndexTerm.of(j)), entry(u, IndexTerm.of(j))));
        });
    add(
        "place at an index",
        a -> {
          Expression w = a.matrix(3, 4);
          return indexSum(
              i,
              List.of(),
              place(
                  part(w, Selection.at(i), Selection.all()),
                  Selection.at(i),
                  Selection.all(),
                  shape(3, 4)));
        });
    add(
        "index numbers",
        a ->
            hadamard(
                a.matrix(3, 4),
                tabulate(
                    i,
                    j,
                    org.chainrule.expression.Expressions.add(
                        indexValue(IndexTerm.of(i)),
                        scale(constant(2), indexValue(IndexTerm.of(j)))))));
    add(
        "nested part",
        a -> {
          Expression w = a.matrix(3, 4);
          return indexSum(
              i,
              List.of(),
              indexSum(
                  j,
                  List.of(),
                  elementwise(
                      ElementwiseFunction.TANH,
                      entry(part(w, Selection.at(i), Selection.all()), IndexTerm.of(j)))));
        });
  }

  private void leaves() {
    SizeName three = SizeName.fixed("N", 3);
    add(
        "constants",
        a ->
            org.chainrule.expression.Expressions.add(
                List.of(a.matrix(3, 3), identity(dim(3)), fill(Rational.of(1, 7), shape(3, 3)))));
    add(
        "identity alone",
        a ->
            hadamard(
                a.matrix(1, 1),
                Expression.of(
                    new org.chainrule.expression.Operation.Reduce(Reduction.SUM),
                    identity(dim(3)))));
    add(
        "size",
        a ->
            hadamard(
                a.matrix(1, 1),
                Expression.of(
                    new org.chainrule.expression.Operation.SizeValue(Dimension.of(three)))));
    add("a number alone", a -> hadamard(a.matrix(1, 1), constant(5)));
    add(
        "fill kept",
        a ->
            Expression.of(
                new org.chainrule.expression.Operation.Hadamard(),
                a.matrix(2, 2),
                fill(Rational.of(3), shape(2, 2))));
  }
}
