package org.chainrule.calculus;

import static org.chainrule.expression.Expressions.constant;
import static org.chainrule.expression.Expressions.dot;
import static org.chainrule.expression.Expressions.elementwise;
import static org.chainrule.expression.Expressions.entry;
import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Domain;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
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
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/** Small expressions, at least one for every operation and every form its operands can take. */
final class OperationCases {
  static final Map<SizeName, Integer> SIZES =
      Map.of(
          SizeName.symbolic("K"), 2,
          SizeName.symbolic("L"), 3,
          SizeName.symbolic("M"), 5,
          SizeName.symbolic("N"), 7);

  static final Dimension K = Dimension.named("K");
  static final Dimension L = Dimension.named("L");
  static final Dimension M = Dimension.named("M");
  static final Dimension N = Dimension.named("N");

  private static final Dimension ONE = Dimension.ONE;
  private static final Shape MATRIX = new Shape(L, M);
  private static final List<Shape> SHAPES =
      List.of(Shape.SCALAR, Shape.column(M), Shape.row(M), MATRIX);

  private static final Expression S = real("s", Shape.SCALAR);
  private static final Expression P = positive("p", Shape.SCALAR);
  private static final Expression X = real("x", Shape.column(M));
  private static final Expression R = real("r", Shape.row(M));
  private static final Expression A = real("A", MATRIX);
  private static final Expression B = real("B", MATRIX);
  private static final Expression C = real("C", new Shape(M, N));
  private static final Expression D = real("D", new Shape(N, K));
  private static final Expression Q = real("Q", new Shape(L, L));
  private static final Index I = Index.over("i", L);
  private static final Index J = Index.over("j", M);

  private final List<Expression> cases = new ArrayList<>();

  private OperationCases() {}

  /** Returns all cases; those of operations with a kink are built on values away from it. */
  static List<Expression> all() {
    OperationCases all = new OperationCases();
    all.leavesAndNames();
    all.entrywise();
    all.linearAlgebra();
    all.shapes();
    all.rowFunctions();
    all.indexNotation();
    return List.copyOf(all.cases);
  }

  static Expression real(String name, Shape shape) {
    return variable(Symbol.of(name, Symbol.Kind.PARAMETER, shape));
  }

  /** A matrix by which nothing is differentiated. */
  static Expression fixed(String name, Shape shape) {
    return variable(Symbol.of(name, Symbol.Kind.CONSTANT, shape));
  }

  static Expression positive(String name, Shape shape) {
    return variable(
        new Symbol(name, Symbol.Kind.PARAMETER, Domain.POSITIVE, shape, Optional.empty()));
  }

  private void add(Operation operation, Expression... operands) {
    cases.add(Expression.of(operation, operands));
  }

  private static Expression plus(Expression a, Expression b) {
    return Expression.of(new Add(), a, b);
  }

  private void leavesAndNames() {
    cases.add(A);
    cases.add(hadamard(A, Expressions.fill(Rational.of(3, 7), MATRIX)));
    cases.add(plus(A, Expressions.ones(MATRIX)));
    cases.add(plus(Q, Expressions.identity(L)));
    cases.add(scale(Expressions.size(L.times(M)), A));
    cases.add(scale(Rational.of(2, 3), A));
    cases.add(Expressions.named(definition("h", MATRIX), A));
    cases.add(
        Expressions.named(
            definition("g", MATRIX),
            Expressions.named(definition("h", MATRIX), elementwise(ElementwiseFunction.TANH, A))));
    Expression body = hadamard(A, elementwise(ElementwiseFunction.SIGMOID, A));
    cases.add(Expressions.call("swish", Optional.empty(), body, List.of(A)));
    OpaqueFunction ell = new OpaqueFunction("ell", List.of("u", "v"), Optional.empty());
    add(new Opaque(ell), A, X);
    add(new Opaque(ell), A, A);
    add(
        new Hadamard(),
        plus(A, A),
        Expression.of(new OpaqueGradient(ell, 0), fixed("u", MATRIX), fixed("v", MATRIX)));
    add(new Hadamard(), A, Expression.of(new StopGradient(), A));
  }

  static Symbol definition(String name, Shape shape) {
    return Symbol.of(name, Symbol.Kind.DEFINITION, shape);
  }

  private void entrywise() {
    for (Shape shape : SHAPES) {
      Expression a = real("a", shape);
      Expression b = real("b", shape);
      Expression positive = positive("p", shape);
      add(new Add(), a, b, a);
      add(new Hadamard(), a, b, a);
      add(new Divide(), a, b);
      add(new Divide(), a, a);
      add(new Divide(), a, S);
      cases.add(Expressions.named(definition("q", shape), Expression.of(new Divide(), a, S)));
      add(new Power(), a, constant(3));
      add(new Power(), a, constant(-2));
      add(new Power(), positive, constant(Rational.of(1, 2)));
      add(new Power(), positive, S);
      add(new Power(), positive, b);
      add(new Power(), positive, positive);
      for (ElementwiseFunction function : ElementwiseFunction.values()) {
        add(new Elementwise(function), domainOf(function, a, positive));
        cases.add(
            Expressions.named(
                definition("y", shape), elementwise(function, domainOf(function, a, positive))));
      }
      for (Relation relation : Relation.values()) {
        add(new Hadamard(), a, Expression.of(new Comparison(relation), a, b));
      }
      for (boolean largest : new boolean[] {true, false}) {
        add(new Extremum(largest), a, b);
        add(new Extremum(largest), a, a);
      }
    }
  }

  private static Expression domainOf(
      ElementwiseFunction function, Expression a, Expression positive) {
    return switch (function) {
      case LOG, SQRT -> positive;
      default -> a;
    };
  }

  private void linearAlgebra() {
    add(new Scale(), S, A);
    add(new Scale(), Expressions.entry(X, IndexTerm.at(M)), X);
    add(new Product(), A, C);
    add(new Product(), A, C, D);
    add(new Product(), Q, Q, Q);
    add(new Product(), R, C);
    add(new Product(), A, X);
    add(new Product(), R, X);
    add(new Product(), X, R);
    add(new Product(), X, Expression.of(new Transpose(), X));
    add(new Dot(), A, B);
    add(new Dot(), A, A);
    add(new Dot(), X, X);
    for (Expression a : List.of(A, X, R, Q)) {
      add(new Transpose(), a);
      add(new Dot(), a, Expression.of(new StopGradient(), a));
    }
    for (int n = 2; n <= 5; n++) {
      add(new MatrixPower(n), Q);
    }
    add(new Inverse(), Q);
    cases.add(Expressions.named(definition("Y", Q.shape()), Expression.of(new Inverse(), Q)));
    add(new DiagonalMatrix(), X);
    add(new DiagonalMatrix(), R);
    add(new DiagonalPart(), Q);
    for (Expression b : List.of(D, Q, X, R)) {
      add(new Kronecker(), A, b);
      add(new Kronecker(), b, A);
    }
    add(new Kronecker(), A, A);
    for (Reduction reduction : Reduction.values()) {
      if (reduction == Reduction.TRACE || reduction == Reduction.DETERMINANT) {
        add(new Reduce(reduction), Q);
      } else {
        for (Shape shape : SHAPES) {
          add(new Reduce(reduction), real("a", shape));
          cases.add(Expressions.reduce(reduction, real("a", shape)));
        }
      }
    }
  }

  private void shapes() {
    add(new Broadcast(MATRIX), S);
    add(new Broadcast(MATRIX), R);
    add(new Broadcast(MATRIX), real("c", Shape.column(L)));
    add(new Broadcast(Shape.row(M)), R);
    add(new Broadcast(Shape.row(M)), S);
    add(new Broadcast(Shape.column(M)), S);
    add(new Broadcast(Q.shape()), real("c", Shape.column(L)));
    add(new Broadcast(Q.shape()), real("r", Shape.row(L)));
    Expression c = real("c", Shape.column(L));
    Expression d = real("d", Shape.column(K));
    add(new Blocks(3), A, c, B);
    add(new Blocks(1), X, c, d, X);
    add(new Blocks(2), A, c, R, S);
    add(new Blocks(2), Q, c, real("r", Shape.row(L)), S);
    Shape wide = new Shape(L.plus(Dimension.of(2)), M.plus(Dimension.of(2)));
    for (Selection rows : selections(wide.rows())) {
      for (Selection columns : selections(wide.columns())) {
        Expression whole = real("W", wide);
        Expression part = Expression.of(new Part(rows, columns), whole);
        cases.add(part);
        add(new Place(rows, columns, wide), real("a", part.shape()));
      }
    }
    Expression position = plus(constant(2), Expression.of(new StopGradient(), plus(S, negated(S))));
    add(new Product(), Expression.of(new OneHot(L), position), A);
  }

  private static Expression negated(Expression a) {
    return Expressions.negate(a);
  }

  private static List<Selection> selections(Dimension size) {
    return List.of(
        Selection.all(),
        new Selection.Range(ONE, ONE),
        new Selection.Range(ONE, size),
        new Selection.Range(Dimension.of(2), size.minus(ONE)),
        new Selection.At(IndexTerm.at(1)),
        new Selection.At(IndexTerm.at(2)),
        new Selection.At(IndexTerm.at(size)));
  }

  private void rowFunctions() {
    for (Shape shape : SHAPES) {
      Expression a = real("a", shape);
      add(new Softmax(), a, constant(1));
      add(new Softmax(), a, S);
      add(new Softmax(), a, Expressions.sum(a));
      add(new LogSoftmax(), a);
      add(new LogSumExp(), a);
      add(new Boltzmann(), a);
      for (Expression beta : List.of(constant(1), S)) {
        Expression softmax = Expressions.softmax(a, beta);
        add(new Elementwise(ElementwiseFunction.LOG), softmax);
        Expression y = Expressions.named(definition("y", shape), softmax);
        cases.add(hadamard(y, elementwise(ElementwiseFunction.LOG, y)));
      }
      Expression h =
          Expressions.named(definition("h", shape), elementwise(ElementwiseFunction.SIGMOID, a));
      add(new Elementwise(ElementwiseFunction.LOG), h);
      add(new Elementwise(ElementwiseFunction.LOG), Expressions.subtract(constant(1), h));
    }
  }

  private void indexNotation() {
    Index k = Index.over("k", M);
    IndexTerm ofI = IndexTerm.of(I);
    IndexTerm ofJ = IndexTerm.of(J);
    IndexTerm ofK = IndexTerm.of(k);
    IndexTerm first = IndexTerm.at(1);
    Expression aij = entry(A, ofI, ofJ);
    Expression xj = entry(X, ofJ, first);
    Expression xk = entry(X, ofK, first);
    Expression sine = elementwise(ElementwiseFunction.SIN, aij);
    add(new Tabulate(I, Optional.of(J)), hadamard(sine, xj));
    add(new Tabulate(J, Optional.of(I)), hadamard(sine, xj));
    add(
        new Tabulate(I, Optional.empty()),
        Expression.of(new IndexSum(J, List.of()), hadamard(aij, xj)));
    add(new Tabulate(I, Optional.empty()), S);
    add(new IndexSum(J, List.of()), xj);
    add(new IndexSum(J, List.of()), S);
    add(new IndexSum(J, List.of(first)), xj);
    add(new IndexSum(J, List.of()), X);
    add(new IndexSum(J, List.of()), Expressions.part(A, Selection.all(), Selection.at(J)));
    // Σ_k over the others, for each j; and a sum of products that shares x between both levels
    add(
        new Tabulate(J, Optional.empty()),
        hadamard(xj, Expression.of(new IndexSum(k, List.of(ofJ)), hadamard(xk, xj))));
    Expression total = Expression.of(new IndexSum(k, List.of()), hadamard(xk, entry(R, ofK)));
    add(new Tabulate(J, Optional.empty()), hadamard(List.of(total, xj, total)));
    add(new Power(), Expression.of(new IndexSum(J, List.of()), xj), constant(2));
    // the same letter inside and outside of a table
    Expression table = Expression.of(new Tabulate(J, Optional.empty()), hadamard(xj, xj));
    Expression named = Expressions.named(definition("h", table.shape()), table);
    add(new IndexSum(J, List.of()), Expressions.power(Expression.of(part(ofJ), named), 2));
    // ranges that are not 1..n
    Index from2 = new Index("m", Dimension.of(2), M);
    Index zeroBased = new Index("n", Dimension.of(0), M.minus(ONE));
    IndexTerm before = new IndexTerm(Optional.of(from2), Dimension.of(-1));
    IndexTerm shifted = new IndexTerm(Optional.of(zeroBased), ONE);
    Expression difference =
        Expressions.subtract(
            entry(X, IndexTerm.of(from2), first), hadamard(entry(X, before, first), S));
    add(new IndexSum(from2, List.of()), Expressions.power(difference, 2));
    add(new Tabulate(from2, Optional.empty()), Expressions.power(difference, 3));
    add(new Tabulate(zeroBased, Optional.empty()), Expressions.power(entry(X, shifted, first), 3));
    add(
        new Tabulate(from2, Optional.of(I)),
        hadamard(entry(A, ofI, before), entry(X, IndexTerm.of(from2), first)));
    // positions and deltas as numbers
    add(new IndexSum(J, List.of()), hadamard(Expressions.indexValue(ofJ), xj));
    add(new Tabulate(J, Optional.of(k)), hadamard(Expressions.delta(ofJ, ofK), hadamard(xj, xk)));
    add(new Tabulate(J, Optional.empty()), plus(xj, Expressions.delta(ofJ, IndexTerm.at(2))));
    Expression diagonal = entry(Q, ofI, ofI);
    add(new IndexSum(I, List.of()), hadamard(diagonal, entry(C, IndexTerm.at(1), first)));
    add(new Tabulate(I, Optional.empty()), elementwise(ElementwiseFunction.SIN, diagonal));
    add(new IndexSum(I, List.of()), Expression.of(new IndexSum(J, List.of()), hadamard(sine, xj)));
    add(new IndexSum(J, List.of()), Expression.of(new IndexSum(I, List.of()), hadamard(sine, xj)));
    // whole rows and columns inside of a body
    Expression row = Expressions.part(A, Selection.at(I), Selection.all());
    add(new Tabulate(I, Optional.empty()), Expressions.product(row, X));
    add(new Tabulate(I, Optional.empty()), dot(row, Expressions.softmax(row)));
    add(
        new IndexSum(J, List.of()),
        Expression.of(
            new Place(Selection.all(), Selection.at(J), MATRIX),
            scale(xj, Expressions.part(A, Selection.all(), Selection.at(J)))));
    add(
        new IndexSum(J, List.of()),
        Expression.of(new Scale(), Expression.of(new Power(), P, Expressions.indexValue(ofJ)), A));
  }

  private static Operation part(IndexTerm position) {
    return new Part(new Selection.At(position), new Selection.At(IndexTerm.at(1)));
  }
}
