package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chainrule.expression.Expressions.add;
import static org.chainrule.expression.Expressions.constant;
import static org.chainrule.expression.Expressions.diagonal;
import static org.chainrule.expression.Expressions.dot;
import static org.chainrule.expression.Expressions.elementwise;
import static org.chainrule.expression.Expressions.entry;
import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.indexSum;
import static org.chainrule.expression.Expressions.negate;
import static org.chainrule.expression.Expressions.part;
import static org.chainrule.expression.Expressions.product;
import static org.chainrule.expression.Expressions.subtract;
import static org.chainrule.expression.Expressions.sum;
import static org.chainrule.expression.Expressions.tabulate;
import static org.chainrule.expression.Expressions.transpose;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.IndexSum;
import org.chainrule.expression.Operation.Tabulate;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Index notation and the matrix algebra it stands for. Each form is also evaluated. */
class MatrixFormTest {
  private static final Dimension K = OperationCases.K;
  private static final Dimension L = OperationCases.L;
  private static final Dimension M = OperationCases.M;
  private static final Index I = Index.over("i", K);
  private static final Index J = Index.over("j", M);
  private static final Index SUMMED = Index.over("k", L);

  private final Expression left = OperationCases.real("A", new Shape(K, L));
  private final Expression right = OperationCases.real("B", new Shape(L, M));
  private final Expression t = OperationCases.real("t", Shape.column(L));
  private final Expression y = OperationCases.positive("y", Shape.column(L));
  private final Expression row = OperationCases.real("r", Shape.row(L));
  private final Expression square = OperationCases.real("Q", new Shape(L, L));
  private final Expression u = OperationCases.real("u", Shape.column(K));
  private final Expression v = OperationCases.real("v", Shape.column(M));

  private Expression checked = constant(0);

  private Expression form(Expression indexed) {
    checked = indexed;
    return MatrixForm.of(indexed);
  }

  @AfterEach
  void theValueIsTheSame() {
    Bindings bindings =
        Points.random(new SplittableRandom(3), OperationCases.SIZES, checked.variables());
    assertThat(Evaluator.evaluate(MatrixForm.of(checked), bindings).values())
        .containsExactly(Evaluator.evaluate(checked, bindings).values(), Offset.offset(1e-12));
  }

  private static Expression at(Expression vector, Index index) {
    return entry(vector, IndexTerm.of(index));
  }

  private static Expression at(Expression matrix, Index i, Index j) {
    return entry(matrix, IndexTerm.of(i), IndexTerm.of(j));
  }

  private static Expression over(Index index, Expression... factors) {
    return indexSum(index, List.of(), hadamard(List.of(factors)));
  }

  private static Expression log(Expression a) {
    return elementwise(ElementwiseFunction.LOG, a);
  }

  @Test
  void crossEntropyIsAnInnerProduct() {
    assertThat(form(negate(over(SUMMED, at(t, SUMMED), log(at(y, SUMMED))))))
        .isSameAs(negate(dot(t, log(y))));
  }

  @Test
  void aContractionIsAMatrixProduct() {
    assertThat(form(tabulate(I, J, over(SUMMED, at(left, I, SUMMED), at(right, SUMMED, J)))))
        .isSameAs(product(left, right));
    assertThat(form(tabulate(J, I, over(SUMMED, at(left, I, SUMMED), at(right, SUMMED, J)))))
        .isSameAs(product(transpose(right), transpose(left)));
    assertThat(form(tabulate(I, over(SUMMED, at(left, I, SUMMED), at(t, SUMMED)))))
        .isSameAs(product(left, t));
    assertThat(form(tabulate(J, over(SUMMED, at(row, SUMMED), at(right, SUMMED, J)))))
        .isSameAs(product(transpose(right), transpose(row)));
  }

  @Test
  void aLayersGradientIsAnOuterProduct() {
    // Σ_k (V_jk d_k) h_j (1 − h_j) x_i
    Expression sum = over(SUMMED, at(right, SUMMED, J), at(t, SUMMED));
    Expression one = constant(1);
    Expression body = hadamard(List.of(sum, at(v, J), subtract(one, at(v, J)), at(u, I)));
    Expression column = hadamard(List.of(product(transpose(right), t), v, subtract(one, v)));
    assertThat(form(tabulate(I, J, body))).isSameAs(product(u, transpose(column)));
  }

  @Test
  void diagonalsAreDiagonals() {
    Index i = Index.over("i", L);
    Index j = Index.over("j", L);
    assertThat(form(tabulate(i, at(square, i, i)))).isSameAs(diagonal(square));
    assertThat(form(over(i, at(square, i, i)))).isSameAs(sum(diagonal(square)));
    Expression delta = Expressions.delta(IndexTerm.of(i), IndexTerm.of(j));
    Expression jacobian = tabulate(i, j, hadamard(at(t, i), subtract(delta, at(t, j))));
    assertThat(form(jacobian).operation()).isNotInstanceOf(Tabulate.class);
  }

  @Test
  void totalsAndRowSums() {
    assertThat(form(over(SUMMED, at(t, SUMMED)))).isSameAs(sum(t));
    assertThat(form(tabulate(I, over(SUMMED, at(left, I, SUMMED)))))
        .isSameAs(Expressions.reduce(Reduction.ROW_SUMS, left));
    assertThat(form(over(I, over(SUMMED, at(left, I, SUMMED), at(u, I)))))
        .satisfies(e -> assertThat(contains(e)).isFalse());
  }

  @Test
  void nestedSumsAreConvertedInsideOut() {
    Expression inner = over(SUMMED, at(left, I, SUMMED), at(t, SUMMED));
    assertThat(form(over(I, at(u, I), inner))).isSameAs(dot(u, product(left, t)));
  }

  @Test
  void rangesThatArePartsSelectThem() {
    Index part = new Index("m", Dimension.of(2), L);
    IndexTerm before = new IndexTerm(Optional.of(part), Dimension.of(-1));
    Expression difference = subtract(at(t, part), entry(t, before));
    Selection later = new Selection.Range(Dimension.of(2), L);
    Selection sooner = new Selection.Range(Dimension.ONE, L.minus(Dimension.ONE));
    assertThat(form(tabulate(part, difference)))
        .isSameAs(subtract(part(t, later, Selection.all()), part(t, sooner, Selection.all())));
  }

  @Test
  void aSumOfThreeOpenIndicesStaysAsItIs() {
    Index k = Index.over("n", L);
    Expression cubic =
        hadamard(
            List.of(
                at(left, I, SUMMED),
                at(right, k, J),
                elementwise(
                    ElementwiseFunction.SIN, add(List.of(at(u, I), at(t, SUMMED), at(v, J))))));
    Expression sum = over(I, over(SUMMED, over(J, over(k, cubic))));
    assertThat(contains(form(sum))).isTrue();
  }

  @Test
  void sumsWithExceptionsStay() {
    Expression others = indexSum(SUMMED, List.of(IndexTerm.at(1)), at(t, SUMMED));
    assertThat(form(others)).isSameAs(others);
  }

  @Test
  void longChainsOfAnAuthorsFunctionsAreConvertedOnce() {
    Expression value = at(t, SUMMED);
    for (int i = 0; i < 60; i++) {
      value =
          hadamard(
              constant(Rational.of(1, 2)), add(value, elementwise(ElementwiseFunction.SIN, value)));
    }
    assertThat(contains(form(over(SUMMED, value)))).isFalse();
  }

  private static boolean contains(Expression e) {
    return Expression.topologicalOrder(List.of(e)).stream()
        .anyMatch(n -> n.operation() instanceof IndexSum || n.operation() instanceof Tabulate);
  }
}
