package org.chainrule.report;

import static org.chainrule.expression.Expressions.constant;
import static org.chainrule.expression.Expressions.variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Dimension;
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
import org.chainrule.expression.Symbol;

/** Expressions that apply each operation, in every form it has, to given operands. */
final class AllOperations {
  static final Dimension M = Dimension.named("M");
  static final Dimension N = Dimension.named("N");
  static final Shape SQUARE = new Shape(N, N);
  static final Index I = Index.over("i", N);
  static final Index J = Index.over("j", N);

  private final Expression s;
  private final Expression x;
  private final Expression a;
  private final List<Expression> all = new ArrayList<>();

  private AllOperations(Expression s, Expression x, Expression a) {
    this.s = s;
    this.x = x;
    this.a = a;
  }

  /** Returns the applications to a scalar, a column of size N and a square matrix of size N. */
  static List<Expression> of(Expression s, Expression x, Expression a) {
    AllOperations operations = new AllOperations(s, x, a);
    operations.leavesAndNames();
    operations.entrywise();
    operations.linearAlgebra();
    operations.shapes();
    operations.rowFunctions();
    operations.indexNotation();
    operations.claims();
    return List.copyOf(operations.all);
  }

  static Expression symbol(String name, Shape shape) {
    return variable(Symbol.of(name, Symbol.Kind.PARAMETER, shape));
  }

  private void add(Operation operation, Expression... operands) {
    all.add(Expression.of(operation, operands));
  }

  private void leavesAndNames() {
    for (String number : List.of("3", "-3", "1/2", "-3/7", "0.01", "0.0000001", "0")) {
      all.add(constant(rational(number)));
    }
    all.add(a);
    all.add(
        variable(
            new Symbol(
                "W1",
                Symbol.Kind.PARAMETER,
                org.chainrule.expression.Domain.REAL,
                SQUARE,
                Optional.of("W^{(1)}"))));
    add(new SizeValue(N));
    add(new SizeValue(N.times(M).plus(Dimension.of(2)).minus(M)));
    add(new IndexValue(IndexTerm.of(I)));
    add(new IndexValue(new IndexTerm(Optional.of(I), N.minus(Dimension.of(1)))));
    for (String number : List.of("0", "1", "-1", "2/3")) {
      for (Shape shape : List.of(SQUARE, Shape.row(N), Shape.column(N))) {
        add(new Fill(rational(number), shape));
      }
    }
    add(new Identity(N));
    add(new KroneckerDelta(IndexTerm.of(I), IndexTerm.of(J)));
    add(new KroneckerDelta(IndexTerm.of(I), IndexTerm.at(2)));
    add(new Named(Symbol.of("delta_h", Symbol.Kind.DEFINITION, SQUARE)), a);
    add(new Call("swish", Optional.empty()), a, x, s);
    add(new Call("f", Optional.of("\\phi")), a, x);
    OpaqueFunction ell = new OpaqueFunction("ell", List.of("y", "yhat"), Optional.empty());
    add(new Opaque(ell), x, a);
    add(new OpaqueGradient(ell, 1), x, a);
    add(new OpaqueGradient(ell, 0), symbol("y", Shape.column(N)), symbol("yhat", SQUARE));
  }

  private static Rational rational(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? Rational.of(new java.math.BigDecimal(text))
        : rational(text.substring(0, slash)).dividedBy(rational(text.substring(slash + 1)));
  }

  private void entrywise() {
    for (Expression e : List.of(s, x, a)) {
      add(new Add(), e, e);
      add(new Add(), e, Expression.of(new Scale(), constant(-1), e), e);
      add(new Hadamard(), e, e, e);
      add(new Divide(), e, e);
      add(new Divide(), e, s);
      add(new Power(), e, constant(2));
      add(new Power(), e, constant(-1));
      add(new Power(), e, e);
      add(new Power(), e, Expression.of(new Divide(), s, constant(3)));
      for (ElementwiseFunction function : ElementwiseFunction.values()) {
        add(new Elementwise(function), e);
      }
      for (Relation relation : Relation.values()) {
        add(new Comparison(relation), e, e);
      }
      add(new Extremum(true), e, e);
      add(new Extremum(false), e, e);
      add(new StopGradient(), e);
      add(new Scale(), constant(-1), e);
      add(new Scale(), constant(rational("1/2")), e);
      add(new Scale(), s, e);
    }
    add(new Comparison(Relation.GREATER), a, Expressions.zeros(SQUARE));
    add(new Extremum(true), Expressions.zeros(SQUARE), a);
    add(new Extremum(true), Expressions.zeros(SQUARE), Expressions.zeros(SQUARE));
  }

  private void linearAlgebra() {
    add(new Product(), a, x);
    add(new Product(), a, a, a);
    add(new Product(), Expression.of(new Transpose(), x), a);
    add(new Dot(), x, x);
    add(new Dot(), a, a);
    add(new Transpose(), a);
    add(new MatrixPower(3), a);
    add(new Inverse(), a);
    add(new DiagonalMatrix(), x);
    add(new DiagonalPart(), a);
    add(new Kronecker(), a, x);
    for (Reduction reduction : Reduction.values()) {
      add(new Reduce(reduction), a);
    }
    add(new Reduce(Reduction.NORM1), x);
    add(new Reduce(Reduction.NORM2), x);
  }

  private void shapes() {
    add(new Broadcast(SQUARE), s);
    add(new Broadcast(SQUARE), x);
    add(new Broadcast(SQUARE), Expression.of(new Transpose(), x));
    add(new Add(), Expressions.zeros(SQUARE), Expression.of(new Broadcast(SQUARE), s));
    add(new Add(), a, Expression.of(new Broadcast(SQUARE), x));
    add(new Blocks(2), a, x, Expression.of(new Transpose(), x), s);
    Dimension two = Dimension.of(2);
    Shape wide = new Shape(N.plus(two), N.plus(two));
    Expression w = symbol("W", wide);
    for (Selection rows : selections()) {
      for (Selection columns : selections()) {
        Expression part = Expression.of(new Part(rows, columns), w);
        all.add(part);
        add(new Place(rows, columns, wide), part);
      }
    }
    add(new Part(new Selection.At(IndexTerm.of(I)), new Selection.At(IndexTerm.of(J))), a);
    add(new Part(new Selection.At(IndexTerm.of(I)), new Selection.At(IndexTerm.at(1))), x);
    add(new OneHot(N), s);
  }

  private static List<Selection> selections() {
    return List.of(
        Selection.all(),
        new Selection.Range(Dimension.of(2), N),
        new Selection.At(IndexTerm.at(2)),
        new Selection.At(new IndexTerm(Optional.of(I), Dimension.of(1))));
  }

  private void rowFunctions() {
    for (Expression e : List.of(x, a)) {
      add(new Softmax(), e, constant(1));
      add(new Softmax(), e, s);
      add(new LogSoftmax(), e);
      add(new LogSumExp(), e);
      add(new Boltzmann(), e);
    }
  }

  private void indexNotation() {
    add(new IndexSum(I, List.of()), s);
    add(new IndexSum(I, List.of(IndexTerm.of(J), IndexTerm.at(1))), s);
    Expression entry =
        Expression.of(
            new Part(new Selection.At(IndexTerm.of(I)), new Selection.At(IndexTerm.at(1))), x);
    add(new IndexSum(I, List.of()), entry);
    add(new IndexSum(new Index("i", Dimension.of(2), N), List.of()), s);
    add(new Tabulate(I, Optional.empty()), s);
    add(new Tabulate(I, Optional.of(J)), entry);
  }

  private void claims() {
    add(new Derivative(), s, a);
    add(new Derivative(), x, x);
    add(new SecondDerivative(), s, x);
    add(new Differential(), a);
  }
}
