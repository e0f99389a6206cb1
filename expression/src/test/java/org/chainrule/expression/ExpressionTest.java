package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chainrule.expression.Operation.*;
import org.junit.jupiter.api.Test;

class ExpressionTest {
  private static final Shape COLUMN = Shape.column(Dimension.named("N"));

  private static Expression variable(String name) {
    return Expressions.variable(Symbol.of(name, Symbol.Kind.INPUT, COLUMN));
  }

  @Test
  void equalExpressionsAreOneObject() {
    Expression sum = Expression.of(new Add(), variable("a"), variable("b"));
    assertThat(Expression.of(new Add(), List.of(variable("a"), variable("b")))).isSameAs(sum);
    assertThat(Expression.of(new Add(), variable("b"), variable("a"))).isNotSameAs(sum);
    assertThat(Expression.of(new Hadamard(), variable("a"), variable("b"))).isNotSameAs(sum);
    assertThat(sum.withOperands(List.of(variable("a"), variable("b")))).isSameAs(sum);
  }

  @Test
  void threadsThatMakeTheSameGetTheSame() throws Exception {
    int threads = 8;
    CyclicBarrier start = new CyclicBarrier(threads);
    Callable<List<Expression>> build =
        () -> {
          start.await();
          List<Expression> made = new ArrayList<>();
          Expression chain = variable("concurrent");
          for (int i = 0; i < 5_000; i++) {
            chain = Expression.of(new Add(), chain, variable("c" + i % 7));
            made.add(chain);
          }
          return made;
        };
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<List<Expression>>> results = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        results.add(pool.submit(build));
      }
      List<Expression> first = results.getFirst().get();
      for (Future<List<Expression>> other : results) {
        for (int i = 0; i < first.size(); i++) {
          assertThat(other.get().get(i)).isSameAs(first.get(i));
        }
      }
    }
  }

  /** A whole graph goes at once: were its nodes held by one another's keys, only the top would. */
  @Test
  void whatNobodyUsesIsCollected() throws InterruptedException {
    WeakReference<Expression> leaf = leafOfADroppedChain(1_000);
    for (int i = 0; i < 20 && leaf.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
      Expression _ = variable("another" + i);
    }
    assertThat(leaf.get()).isNull();
  }

  private static WeakReference<Expression> leafOfADroppedChain(int length) {
    Expression leaf = variable("dropped");
    Expression chain = leaf;
    for (int i = 0; i < length; i++) {
      chain = Expressions.elementwise(ElementwiseFunction.COS, chain);
    }
    return new WeakReference<>(leaf);
  }

  @Test
  void aMillionOperationsDeep() {
    Expression deep = variable("deep");
    for (int i = 0; i < 1_000_000; i++) {
      deep = Expression.of(new Elementwise(ElementwiseFunction.TANH), deep);
    }
    assertThat(Expression.topologicalOrder(List.of(deep))).hasSize(1_000_001);
    assertThat(deep.variables()).hasSize(1);
    assertThat(deep.transform(node -> node)).isSameAs(deep);
    assertThat(deep).hasToString(deep.toString());
  }

  @Test
  void operandsComeBeforeTheirUsersAndEachOnce() {
    Expression a = variable("a");
    Expression b = variable("b");
    Expression sum = Expression.of(new Add(), a, b);
    Expression product = Expression.of(new Hadamard(), sum, a);
    assertThat(Expression.topologicalOrder(List.of(product, sum, b)))
        .containsExactly(a, b, sum, product);
    List<Expression> seen = new ArrayList<>();
    product.forEach(seen::add);
    assertThat(seen).containsExactly(a, b, sum, product);
    assertThat(Expression.topologicalOrder(List.of(product), node -> node != sum))
        .containsExactly(a, product);
  }

  @Test
  void transformRebuildsFromTheLeaves() {
    Expression a = variable("a");
    Expression b = variable("b");
    Expression product = Expression.of(new Hadamard(), Expression.of(new Add(), a, b), a);
    Expression changed = product.transform(node -> node == a ? b : node);
    assertThat(changed).isSameAs(Expression.of(new Hadamard(), Expression.of(new Add(), b, b), b));
    assertThat(product.transform(node -> node)).isSameAs(product);
  }

  @Test
  void variablesAreListedByNameEvenWhereTwoShareOne() {
    Symbol input = Symbol.of("q", Symbol.Kind.INPUT, COLUMN);
    Symbol placeholder = Symbol.of("q", Symbol.Kind.PLACEHOLDER, COLUMN);
    Expression sum =
        Expression.of(
            new Add(),
            variable("z"),
            Expressions.variable(input),
            Expressions.variable(placeholder));
    assertThat(sum.variables()).extracting(Symbol::name).containsExactly("q", "q", "z");
    assertThat(sum.variables()).contains(input, placeholder);
  }

  @Test
  void freeIndicesAreThoseBoundNowhereWithin() {
    Index i = Index.over("i", Dimension.named("N"));
    Index k = Index.over("k", Dimension.named("N"));
    Expression entry = Expressions.entry(variable("a"), IndexTerm.of(k));
    assertThat(entry.freeIndices()).containsExactly(k);
    Expression sum = Expression.of(new IndexSum(k, List.of(IndexTerm.of(i))), entry);
    assertThat(sum.freeIndices()).containsExactly(i);
    assertThat(Expressions.tabulate(i, sum).freeIndices()).isEqualTo(Set.of());
    assertThat(Expressions.delta(IndexTerm.of(k), IndexTerm.of(i)).freeIndices())
        .containsExactly(i, k);
    Expression placed =
        Expressions.place(Expressions.constant(2), Selection.at(i), Selection.all(), COLUMN);
    assertThat(placed.freeIndices()).containsExactly(i);
  }

  @Test
  void debuggersSeeAShortPrefixForm() {
    Expression a = variable("a");
    Expression half = Expressions.scale(Rational.of(1, 2), a);
    assertThat(half).hasToString("Scale[](1/2, a)");
    Expression deep = a;
    for (int i = 0; i < 9; i++) {
      deep = Expression.of(new Transpose(), deep);
    }
    assertThat(deep.toString()).contains("(…)").hasSizeLessThan(120);
    assertThat(Expressions.named(Symbol.of("h", Symbol.Kind.DEFINITION, COLUMN), half).toString())
        .isEqualTo("h");
    assertThat(Expressions.size(Dimension.named("N"))).hasToString("N");
  }
}
