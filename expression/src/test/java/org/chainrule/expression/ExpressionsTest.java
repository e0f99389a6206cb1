package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chainrule.expression.Expressions.add;
import static org.chainrule.expression.Expressions.broadcast;
import static org.chainrule.expression.Expressions.constant;
import static org.chainrule.expression.Expressions.divide;
import static org.chainrule.expression.Expressions.entry;
import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.identity;
import static org.chainrule.expression.Expressions.negate;
import static org.chainrule.expression.Expressions.ones;
import static org.chainrule.expression.Expressions.product;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.subtract;
import static org.chainrule.expression.Expressions.transpose;
import static org.chainrule.expression.Expressions.zeros;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chainrule.expression.Operation.*;
import org.junit.jupiter.api.Test;

/** Each law as it is written; {@link AlgebraPropertyTest} judges the same by values. */
class ExpressionsTest {
  private static final Dimension N = Dimension.named("N");
  private static final Dimension M = Dimension.named("M");
  private static final Shape MATRIX = new Shape(N, M);
  private static final Expression a = variable("A", MATRIX);
  private static final Expression b = variable("B", MATRIX);
  private static final Expression c = variable("C", new Shape(M, N));
  private static final Expression square = variable("Q", new Shape(N, N));
  private static final Expression s = variable("s", Shape.SCALAR);
  private static final Expression t = variable("t", Shape.SCALAR);
  private static final Expression row = variable("r", Shape.row(M));
  private static final Expression column = variable("c", Shape.column(N));
  private static final Expression two = constant(2);
  private static final Index I = Index.over("i", N);
  private static final Index J = Index.over("j", M);

  private static Expression variable(String name, Shape shape) {
    return Expressions.variable(Symbol.of(name, Symbol.Kind.INPUT, shape));
  }

  private static void refused(ThrowingCallable made, String message) {
    assertThatThrownBy(made).isInstanceOf(ShapeException.class).hasMessage(message);
  }

  @Test
  void sums() {
    assertThat(add(a, zeros(MATRIX))).isSameAs(a);
    assertThat(add(a, constant(0))).isSameAs(a);
    assertThat(add(a, a)).isSameAs(scale(two, a));
    assertThat(subtract(a, a)).isSameAs(zeros(MATRIX));
    assertThat(subtract(scale(Rational.of(3), a), a)).isSameAs(scale(two, a));
    assertThat(add(add(a, b), a)).isSameAs(add(scale(two, a), b));
    assertThat(add(List.of(a, b, scale(s, a))))
        .isSameAs(Expression.of(new Add(), a, b, scale(s, a)));
    assertThat(add(a, constant(1))).isSameAs(Expression.of(new Add(), a, ones(MATRIX)));
    assertThat(add(a, s)).isSameAs(Expression.of(new Add(), a, broadcast(s, MATRIX)));
    assertThat(add(List.of(constant(1), s, constant(2))))
        .isSameAs(Expression.of(new Add(), constant(3), s));
    assertThat(add(constant(2), constant(-2))).isSameAs(constant(0));
    refused(
        () -> add(a, zeros(new Shape(M, N))),
        "the first operand is N×M, the second operand is M×N: the sum needs equal shapes");
    refused(
        () -> add(a, row),
        "the first operand is N×M, the second operand is 1×M: the sum needs equal shapes");
  }

  @Test
  void scalarFactors() {
    assertThat(scale(constant(1), a)).isSameAs(a);
    assertThat(scale(constant(0), a)).isSameAs(zeros(MATRIX));
    assertThat(negate(negate(a))).isSameAs(a);
    assertThat(scale(two, scale(s, a))).isSameAs(scale(hadamard(two, s), a));
    assertThat(scale(two, ones(MATRIX))).isSameAs(Expressions.fill(Rational.of(2), MATRIX));
    assertThat(scale(s, ones(MATRIX))).isSameAs(broadcast(s, MATRIX));
    assertThat(scale(s, zeros(MATRIX))).isSameAs(zeros(MATRIX));
    assertThat(scale(two, broadcast(s, MATRIX))).isSameAs(broadcast(hadamard(two, s), MATRIX));
    assertThat(scale(two, s)).isSameAs(Expression.of(new Hadamard(), two, s));
    assertThat(hadamard(List.of(s, two, t, two)))
        .isSameAs(Expression.of(new Hadamard(), constant(4), s, t));
    refused(() -> scale(a, b), "the first operand is N×M: a scalar factor has to be a scalar");
  }

  @Test
  void elementwiseProducts() {
    assertThat(hadamard(a, ones(MATRIX))).isSameAs(a);
    assertThat(hadamard(a, zeros(MATRIX))).isSameAs(zeros(MATRIX));
    assertThat(hadamard(scale(s, a), scale(two, b)))
        .isSameAs(scale(hadamard(two, s), Expression.of(new Hadamard(), a, b)));
    assertThat(hadamard(hadamard(a, b), a)).isSameAs(Expression.of(new Hadamard(), a, b, a));
    assertThat(hadamard(a, broadcast(s, MATRIX))).isSameAs(scale(s, a));
    assertThat(hadamard(ones(MATRIX), broadcast(s, MATRIX))).isSameAs(broadcast(s, MATRIX));
    refused(
        () -> hadamard(a, ones(new Shape(M, N))),
        "the first operand is N×M, the second operand is M×N: the elementwise product needs equal"
            + " shapes");
  }

  @Test
  void matrixProducts() {
    assertThat(product(identity(N), a)).isSameAs(a);
    assertThat(product(square, identity(N))).isSameAs(square);
    assertThat(product(identity(N), identity(N))).isSameAs(identity(N));
    assertThat(product(a, zeros(new Shape(M, N)))).isSameAs(zeros(new Shape(N, N)));
    assertThat(product(scale(s, a), scale(t, c)))
        .isSameAs(scale(hadamard(s, t), Expression.of(new Product(), a, c)));
    assertThat(product(product(a, c), a)).isSameAs(product(a, product(c, a)));
    assertThat(product(s, a)).isSameAs(scale(s, a));
    assertThat(product(a, s)).isSameAs(scale(s, a));
    Expression inner = Expression.of(new Product(), transpose(column), column);
    assertThat(product(product(column, transpose(column)), column)).isSameAs(scale(inner, column));
    refused(
        () -> product(a, zeros(MATRIX)),
        "the first operand is N×M, the second operand is N×M: the inner sizes M and N differ");
  }

  @Test
  void transposes() {
    assertThat(transpose(transpose(a))).isSameAs(a);
    assertThat(transpose(product(a, c))).isSameAs(product(transpose(c), transpose(a)));
    assertThat(transpose(scale(s, a))).isSameAs(scale(s, transpose(a)));
    assertThat(transpose(s)).isSameAs(s);
    assertThat(transpose(identity(N))).isSameAs(identity(N));
    assertThat(transpose(ones(MATRIX))).isSameAs(ones(new Shape(M, N)));
    assertThat(transpose(broadcast(row, MATRIX)))
        .isSameAs(broadcast(transpose(row), new Shape(M, N)));
    assertThat(transpose(Expressions.diagonal(column))).isSameAs(Expressions.diagonal(column));
    for (Domain domain : Domain.values()) {
      Expression declared =
          Expressions.variable(
              new Symbol("S", Symbol.Kind.CONSTANT, domain, new Shape(N, N), Optional.empty()));
      assertThat(transpose(declared) == declared).isEqualTo(domain.isSymmetric());
    }
  }

  @Test
  void quotientsAndPowers() {
    assertThat(divide(a, two)).isSameAs(scale(Rational.of(1, 2), a));
    assertThat(divide(zeros(MATRIX), b)).isSameAs(zeros(MATRIX));
    assertThat(divide(scale(two, a), b)).isSameAs(scale(two, Expression.of(new Divide(), a, b)));
    assertThat(divide(constant(1), b)).isSameAs(Expression.of(new Divide(), ones(MATRIX), b));
    assertThat(divide(constant(0), constant(0)).operation()).isEqualTo(new Divide());
    assertThat(Expressions.power(a, 1)).isSameAs(a);
    assertThat(Expressions.power(a, 0)).isSameAs(ones(MATRIX));
    assertThat(Expressions.power(two, a).operand(0)).isSameAs(broadcast(two, MATRIX));
    refused(
        () -> divide(row, a),
        "the first operand is 1×M, the second operand is N×M: the quotient needs equal shapes");
    refused(
        () -> Expressions.power(row, a),
        "the first operand is 1×M, the second operand is N×M: the power needs equal shapes");
  }

  @Test
  void squareMatrices() {
    assertThat(Expressions.inverse(Expressions.inverse(square))).isSameAs(square);
    assertThat(Expressions.inverse(identity(N))).isSameAs(identity(N));
    assertThat(Expressions.inverse(s)).isSameAs(divide(constant(1), s));
    assertThat(Expressions.matrixPower(square, 0)).isSameAs(identity(N));
    assertThat(Expressions.matrixPower(square, 1)).isSameAs(square);
    assertThat(Expressions.matrixPower(square, -2))
        .isSameAs(Expression.of(new MatrixPower(2), Expressions.inverse(square)));
    assertThat(Expressions.matrixPower(s, 3)).isSameAs(Expressions.power(s, 3));
    for (int exponent : new int[] {-1, 0, 1, 2}) {
      refused(
          () -> Expressions.matrixPower(a, exponent),
          "the first operand is N×M: a matrix power needs a square matrix");
    }
    assertThatThrownBy(() -> Expressions.matrixPower(square, Integer.MIN_VALUE))
        .isInstanceOf(ArithmeticException.class);
    assertThat(Expressions.kronecker(s, a)).isSameAs(scale(s, a));
    assertThat(Expressions.diagonal(s)).isSameAs(s);
    assertThat(Expressions.diagonal(square).operation()).isEqualTo(new DiagonalPart());
  }

  @Test
  void innerProducts() {
    assertThat(Expressions.dot(scale(two, a), negate(b)))
        .isSameAs(scale(constant(-2), Expression.of(new Dot(), a, b)));
    assertThat(Expressions.dot(a, zeros(MATRIX))).isSameAs(constant(0));
    assertThat(Expressions.dot(s, two)).isSameAs(scale(two, s));
    refused(
        () -> Expressions.dot(zeros(MATRIX), c),
        "the first operand is N×M, the second operand is M×N: the inner product needs equal"
            + " shapes");
  }

  @Test
  void repetition() {
    assertThat(broadcast(a, MATRIX)).isSameAs(a);
    assertThat(broadcast(two, MATRIX)).isSameAs(Expressions.fill(Rational.of(2), MATRIX));
    assertThat(broadcast(broadcast(s, Shape.row(M)), MATRIX)).isSameAs(broadcast(s, MATRIX));
    refused(
        () -> broadcast(ones(Shape.row(M)), new Shape(M, N)),
        "the first operand is 1×M: it can't be repeated to M×N");
    refused(
        () -> broadcast(broadcast(s, Shape.row(M)), new Shape(M, N)),
        "the first operand is 1×M: it can't be repeated to M×N");
    assertThat(Expressions.maximum(a, constant(0)))
        .isSameAs(Expression.of(new Extremum(true), a, zeros(MATRIX)));
    assertThat(Expressions.comparison(Relation.LESS, s, a).operand(0))
        .isSameAs(broadcast(s, MATRIX));
  }

  @Test
  void entriesAndTables() {
    IndexTerm i = IndexTerm.of(I);
    IndexTerm j = IndexTerm.of(J);
    assertThat(entry(transpose(a), j, i)).isSameAs(entry(a, i, j));
    assertThat(entry(identity(N), i, i)).isSameAs(constant(1));
    assertThat(entry(ones(MATRIX), i, j)).isSameAs(constant(1));
    assertThat(entry(row, j)).isSameAs(entry(row, IndexTerm.at(1), j));
    assertThat(entry(column, i)).isSameAs(entry(column, i, IndexTerm.at(1)));
    assertThat(Expressions.part(a, Selection.all(), Selection.all())).isSameAs(a);
    assertThat(Expressions.tabulate(I, J, entry(a, i, j))).isSameAs(a);
    assertThat(Expressions.tabulate(I, entry(column, i))).isSameAs(column);
    assertThat(Expressions.tabulate(J, I, entry(a, i, j))).isNotSameAs(a);
    assertThat(Expressions.tabulate(I, J, constant(0))).isSameAs(zeros(MATRIX));
    assertThat(Expressions.place(a, Selection.all(), Selection.all(), MATRIX)).isSameAs(a);
    assertThat(Expressions.place(constant(0), Selection.at(I), Selection.all(), Shape.column(N)))
        .isSameAs(zeros(Shape.column(N)));
    refused(() -> entry(a, i), "the first operand is N×M: a single index needs a row or a column");
    refused(
        () -> Expressions.place(row, Selection.all(), Selection.all(), MATRIX),
        "the first operand is 1×M: it can't fill a selection that is N×M");
  }

  /** Rows of a table count from 1, whatever its index counts from. */
  @Test
  void entriesOfATableWhoseIndexStartsElsewhere() {
    Index from = new Index("k", Dimension.of(2), N);
    Expression table = Expressions.tabulate(from, Expressions.indexValue(IndexTerm.of(from)));
    Index first = Index.over("m", N.minus(Dimension.ONE));
    assertThat(entry(table, IndexTerm.of(first)))
        .isSameAs(Expressions.indexValue(new IndexTerm(Optional.of(first), Dimension.ONE)));
  }

  @Test
  void positions() {
    IndexTerm i = IndexTerm.of(I);
    IndexTerm next = new IndexTerm(Optional.of(I), Dimension.ONE);
    assertThat(Expressions.delta(i, i)).isSameAs(constant(1));
    assertThat(Expressions.delta(i, next)).isSameAs(constant(0));
    assertThat(Expressions.delta(IndexTerm.at(2), IndexTerm.at(2))).isSameAs(constant(1));
    assertThat(Expressions.delta(IndexTerm.at(2), IndexTerm.at(N)).operation())
        .isInstanceOf(KroneckerDelta.class);
    assertThat(Expressions.indexValue(IndexTerm.at(3))).isSameAs(constant(3));
    assertThat(Expressions.size(Dimension.of(3))).isSameAs(constant(3));
    Expression named = Expressions.size(Dimension.of(SizeName.fixed("H", 3)));
    assertThat(named.operation()).isInstanceOf(SizeValue.class);
    assertThat(identity(Dimension.ONE)).isSameAs(constant(1));
  }

  @Test
  void indexSums() {
    Expression entry = entry(column, IndexTerm.of(I));
    assertThat(Expressions.indexSum(I, List.of(), s)).isSameAs(product(Expressions.size(N), s));
    assertThat(Expressions.indexSum(I, List.of(), zeros(MATRIX))).isSameAs(zeros(MATRIX));
    assertThat(Expressions.indexSum(I, List.of(), entry).operation())
        .isEqualTo(new IndexSum(I, List.of()));
    assertThat(Expressions.indexSum(I, List.of(IndexTerm.at(1)), s).operation())
        .isInstanceOf(IndexSum.class);
    Index empty = new Index("k", Dimension.of(3), Dimension.ONE);
    assertThat(Expressions.indexSum(empty, List.of(), s)).isSameAs(constant(0));
  }

  @Test
  void reductions() {
    for (Reduction reduction : Reduction.values()) {
      boolean norm = reduction == Reduction.NORM1 || reduction == Reduction.NORM2;
      assertThat(Expressions.reduce(reduction, s) == s).isEqualTo(!norm);
    }
    assertThat(Expressions.reduce(Reduction.ROW_SUMS, column)).isSameAs(column);
    assertThat(Expressions.reduce(Reduction.COLUMN_SUMS, row)).isSameAs(row);
    assertThat(Expressions.sum(a)).isSameAs(Expression.of(new Reduce(Reduction.SUM), a));
    assertThat(Expressions.blocks(1, List.of(a))).isSameAs(a);
  }

  @Test
  void namesAreLookedThrough() {
    Symbol h = Symbol.of("h", Symbol.Kind.DEFINITION, MATRIX);
    Expression call =
        Expressions.call("f", Optional.empty(), Expressions.named(h, negate(a)), List.of(a));
    assertThat(Expressions.unwrapped(call)).isSameAs(negate(a));
    assertThat(call.operands()).containsExactly(Expressions.named(h, negate(a)), a);
  }

  @Test
  void coefficientsSplitOff() {
    Expression scaled = scale(scale(two, s), a);
    assertThat(Coefficient.of(scaled)).isEqualTo(new Coefficient(Rational.of(2), scale(s, a)));
    assertThat(Coefficient.of(negate(a))).isEqualTo(new Coefficient(Rational.MINUS_ONE, a));
    assertThat(Coefficient.of(scale(two, s))).isEqualTo(new Coefficient(Rational.of(2), s));
    assertThat(Coefficient.of(a)).isEqualTo(new Coefficient(Rational.ONE, a));
    assertThat(Coefficient.of(scale(two, ones(MATRIX))).isNumber()).isTrue();
    assertThat(Coefficient.of(constant(5)).isNumber()).isTrue();
    assertThat(Coefficient.of(scaled).isNumber()).isFalse();
  }
}
