package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chainrule.expression.Expressions.entry;
import static org.chainrule.expression.Expressions.indexSum;
import static org.chainrule.expression.Expressions.product;
import static org.chainrule.expression.Expressions.substitute;
import static org.chainrule.expression.Expressions.tabulate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.chainrule.expression.Operation.*;
import org.junit.jupiter.api.Test;

/** Indices are replaced without being captured, judged by values at every position. */
class SubstitutionTest {
  private static final Dimension N = Dimension.named("N");
  private static final int SIZE = 3;
  private static final Index I = Index.over("i", N);
  private static final Index J = Index.over("j", N);
  private static final Index K = Index.over("k", N);
  private static final Symbol A = Symbol.of("A", Symbol.Kind.PARAMETER, new Shape(N, N));
  private static final Symbol X = Symbol.of("x", Symbol.Kind.INPUT, Shape.column(N));
  private static final Expression a = Expressions.variable(A);
  private static final Expression x = Expressions.variable(X);
  private static final Bindings BINDINGS = bindings();

  private static Bindings bindings() {
    SplittableRandom random = new SplittableRandom(11);
    return Bindings.of(
        Map.of(SizeName.symbolic("N"), SIZE),
        Map.of(
            A, Matrix.generate(SIZE, SIZE, _ -> random.nextDouble(-1, 1)),
            X, Matrix.generate(SIZE, 1, _ -> random.nextDouble(-1, 1))));
  }

  private static Expression at(Index row, Index column) {
    return entry(a, IndexTerm.of(row), IndexTerm.of(column));
  }

  private static Expression at(Index index) {
    return entry(x, IndexTerm.of(index));
  }

  /** body[index := replacement] at a position equals body at the replacement's position. */
  private static void assertSubstitutes(Expression body, Index index, Index replacement) {
    Expression found = substitute(body, index, IndexTerm.of(replacement));
    assertThat(found.freeIndices()).doesNotContain(index);
    for (int p = 1; p <= SIZE; p++) {
      for (int q = 1; q <= SIZE; q++) {
        Map<Index, Integer> others = Map.of(I, p, J, q, K, p % SIZE + 1);
        Map<Index, Integer> moved = new java.util.HashMap<>(others);
        moved.put(index, others.getOrDefault(replacement, 0));
        Samples.assertClose(
            Evaluator.evaluate(found, BINDINGS, others),
            Evaluator.evaluate(body, BINDINGS, moved),
            1e-14);
      }
    }
  }

  @Test
  void aPlainReplacement() {
    assertThat(substitute(at(I, J), I, IndexTerm.of(K))).isSameAs(at(K, J));
    assertThat(substitute(at(I, J), K, IndexTerm.of(I))).isSameAs(at(I, J));
    assertThat(substitute(at(I, I), I, IndexTerm.of(J))).isSameAs(at(J, J));
    Expression delta = Expressions.delta(IndexTerm.of(I), IndexTerm.of(J));
    assertThat(substitute(delta, I, IndexTerm.of(J))).isSameAs(Expressions.constant(1));
    Expression position = Expressions.indexValue(IndexTerm.of(I));
    assertThat(substitute(position, I, IndexTerm.at(N))).isSameAs(Expressions.size(N));
    assertThat(substitute(Expressions.constant(3), I, IndexTerm.of(J)))
        .isSameAs(Expressions.constant(3));
  }

  @Test
  void aBinderOfTheReplacementIsRenamed() {
    // Σ_k A_ik x_k at i := k must not become Σ_k A_kk x_k.
    Expression sum = indexSum(K, List.of(), product(at(I, K), at(K)));
    Expression found = substitute(sum, I, IndexTerm.of(K));
    assertThat(found.freeIndices()).containsExactly(K);
    assertThat(found.operation()).isEqualTo(new IndexSum(K.renamed("k_1"), List.of()));
    assertSubstitutes(sum, I, K);
    assertSubstitutes(sum, I, J);
  }

  @Test
  void anExceptionIsReplacedAndNotCaptured() {
    Expression others = indexSum(K, List.of(IndexTerm.of(I)), at(K));
    assertThat(substitute(others, I, IndexTerm.of(J)))
        .isSameAs(indexSum(K, List.of(IndexTerm.of(J)), at(K)));
    assertSubstitutes(others, I, K);
  }

  @Test
  void nestedBindersAndNamesThatLookFresh() {
    Index looksFresh = K.renamed("k_1");
    Expression inner =
        indexSum(looksFresh, List.of(), product(at(I, looksFresh), at(K, looksFresh)));
    Expression outer = indexSum(K, List.of(), product(inner, at(K)));
    assertSubstitutes(outer, I, K);
    assertSubstitutes(inner, I, K);
    Expression free = indexSum(K, List.of(), product(List.of(at(I, K), at(K, J), at(J))));
    assertSubstitutes(free, I, K);
    assertSubstitutes(free, J, K);
    assertSubstitutes(product(free, at(K)), J, K);
  }

  @Test
  void aTabulatedMatrixKeepsItsRowsAndColumns() {
    Expression table = tabulate(J, K, product(at(J, K), at(I)));
    assertSubstitutes(table, I, J);
    assertSubstitutes(table, I, K);
    Expression first = Expression.of(new Tabulate(K, Optional.of(K.renamed("k_1"))), at(I, K));
    assertSubstitutes(first, I, K);
  }

  @Test
  void entriesOfATableAtSwappedPositions() {
    Expression table = tabulate(I, J, product(at(I, J), at(I)));
    assertThat(entry(table, IndexTerm.of(J), IndexTerm.of(I))).isSameAs(product(at(J, I), at(J)));
    assertThat(entry(table, IndexTerm.of(I), IndexTerm.of(J))).isSameAs(product(at(I, J), at(I)));
    assertThat(entry(table, IndexTerm.of(J), IndexTerm.of(J))).isSameAs(product(at(J, J), at(J)));
    assertThat(entry(table, IndexTerm.of(K), IndexTerm.at(1)))
        .isSameAs(product(entry(a, IndexTerm.of(K), IndexTerm.at(1)), at(K)));
    Index primed = J.renamed("j'");
    assertThat(entry(table, IndexTerm.of(primed), IndexTerm.of(K)))
        .isSameAs(product(at(primed, K), at(primed)));
  }

  @Test
  void offsetsAdd() {
    Index inner = new Index("k", Dimension.of(2), N);
    Expression previous = entry(x, new IndexTerm(Optional.of(inner), Dimension.of(-1)));
    Index shorter = Index.over("m", N.minus(Dimension.ONE));
    IndexTerm next = new IndexTerm(Optional.of(shorter), Dimension.ONE);
    assertThat(substitute(previous, inner, next)).isSameAs(entry(x, IndexTerm.of(shorter)));
  }

  @Test
  void aPlaceMoves() {
    Expression place = Expressions.place(at(J), Selection.at(I), Selection.all(), Shape.column(N));
    assertSubstitutes(place, I, K);
    assertSubstitutes(place, J, I);
  }

  @Test
  void depthIsNoObstacle() {
    Expression deep = at(I);
    for (int i = 0; i < 100_000; i++) {
      deep = Expressions.elementwise(ElementwiseFunction.SIN, deep);
    }
    assertThat(substitute(deep, I, IndexTerm.of(J)).freeIndices()).containsExactly(J);
  }
}
