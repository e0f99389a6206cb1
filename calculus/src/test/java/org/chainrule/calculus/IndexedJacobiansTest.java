package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.Call;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;
import org.chainrule.language.Formulas;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/**
 * Jacobians and Hessians of random networks, entry by entry and case by case, against reverse mode
 * with one unit vector after the other.
 */
class IndexedJacobiansTest {
  private static final int NETWORKS = 60;
  private static final int PLACES = 4;

  private final Map<String, Integer> counts = new HashMap<>();

  @Test
  void entriesAndCasesHaveTheirValuesAndAreReadBack() {
    int ran =
        Property.forAll(
            13,
            NETWORKS,
            RandomNetworks::generate,
            sample -> {
              RandomGenerator random = new SplittableRandom(sample.network().names().size());
              IndexNotation notation = IndexNotation.of(sample.network());
              Expression of = pick(random, sample.network().definitions());
              Expression by = Expressions.variable(pick(random, sample.network().symbols()));
              IndexForm jacobian = notation.jacobian(of, by);
              assertThat(jacobian.outputs()).hasSize(axes(of.shape()));
              assertThat(jacobian.inputs()).hasSize(axes(by.shape()));
              judge(sample, of, by, jacobian, random);

              Expression loss = sample.loss();
              IndexForm hessian = notation.hessian(loss, by);
              assertThat(hessian.outputs()).isEmpty();
              assertThat(hessian.inputs()).hasSize(2 * axes(by.shape()));
              Expression gradient = ReverseMode.gradients(loss, List.of(by)).getFirst();
              judge(sample, gradient, by, split(hessian), random);
            });
    assertThat(ran).isEqualTo(NETWORKS);
    assertThat(counts.get("entry")).isEqualTo(2 * PLACES * NETWORKS);
    assertThat(counts.get("not zero")).isGreaterThan(2 * NETWORKS);
    assertThat(counts.get("case")).isGreaterThan(NETWORKS);
    assertThat(counts.get("read back")).isGreaterThan(NETWORKS);
  }

  private static <T> T pick(RandomGenerator random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static int axes(Shape shape) {
    return (shape.rows().is(1) ? 0 : 1) + (shape.columns().is(1) ? 0 : 1);
  }

  /** A Hessian as the Jacobian of the gradient. */
  private static IndexForm split(IndexForm hessian) {
    List<Index> both = hessian.inputs();
    int half = both.size() / 2;
    return new IndexForm(
        both.subList(0, half), both.subList(half, 2 * half), hessian.entry(), hessian.cases());
  }

  private void judge(
      RandomNetworks.Sample sample,
      Expression of,
      Expression by,
      IndexForm form,
      RandomGenerator random) {
    Symbol unit = Symbol.of("unit", Symbol.Kind.PLACEHOLDER, of.shape());
    Expression row =
        ReverseMode.vectorJacobian(of, Expressions.variable(unit), List.of(by)).getFirst();
    Bindings point = sample.bindings();
    for (int i = 0; i < PLACES; i++) {
      Map<Index, Integer> at = positions(random, form, point);
      int output = place(of.shape(), form.outputs(), at, point);
      Matrix one =
          Matrix.generate(
              point.size(of.shape().rows()),
              point.size(of.shape().columns()),
              place -> place == output ? 1 : 0);
      double[] values = Evaluator.evaluate(row, point.with(unit, one)).values();
      double wanted = values[place(by.shape(), form.inputs(), at, point)];
      double largest = 1e-6;
      for (double value : values) {
        largest = Math.max(largest, Math.abs(value));
      }
      Offset<Double> within = Offset.offset(1e-9 * largest);
      assertThat(Evaluator.evaluate(form.entry(), point, at).scalar())
          .as("%s at %s", form, at)
          .isCloseTo(wanted, within);
      count("entry");
      if (wanted != 0) {
        count("not zero");
      }
      judgeCases(form, point, at, wanted, within);
      if (i == 0) {
        readBack(form, sample, at, wanted, within);
      }
    }
  }

  /** Exactly one case holds at a place, and has the value. */
  private void judgeCases(
      IndexForm form,
      Bindings point,
      Map<Index, Integer> at,
      double wanted,
      Offset<Double> within) {
    List<IndexForm.Case> holding = new ArrayList<>();
    for (IndexForm.Case one : form.cases()) {
      if (one.when().stream().allMatch(condition -> holds(condition, at))) {
        holding.add(one);
      }
    }
    assertThat(holding).hasSize(form.cases().isEmpty() ? 0 : 1);
    for (IndexForm.Case one : holding) {
      assertThat(Evaluator.evaluate(one.entry(), point, at).scalar())
          .as("%s at %s", one, at)
          .isCloseTo(wanted, within);
      count("case");
    }
  }

  private void readBack(
      IndexForm form,
      RandomNetworks.Sample sample,
      Map<Index, Integer> at,
      double wanted,
      Offset<Double> within) {
    boolean hasCall =
        PrintedNodes.order(form.entry(), _ -> false).stream()
            .anyMatch(node -> node.operation() instanceof Call);
    // The author's functions are no part of a random network.
    if (SymbolCount.of(form.entry()) < 300 && !hasCall) {
      String text = Formulas.print(form.entry());
      Expression read = Formulas.parse(text, sample.network(), at.keySet());
      assertThat(Evaluator.evaluate(read, sample.bindings(), at).scalar())
          .as(text)
          .isCloseTo(wanted, within);
      count("read back");
    }
  }

  private static boolean holds(Condition.Indices condition, Map<Index, Integer> at) {
    return condition
        .relation()
        .holds(at.getOrDefault(condition.left(), 0), at.getOrDefault(condition.right(), 0));
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** Half of the inputs on the diagonal, where many Jacobians have something special. */
  private static Map<Index, Integer> positions(
      RandomGenerator random, IndexForm form, Bindings point) {
    Map<Index, Integer> positions = new HashMap<>();
    for (Index index : form.outputs()) {
      positions.put(index, 1 + random.nextInt(point.size(index.last())));
    }
    List<Integer> outputs = List.copyOf(positions.values());
    for (Index index : form.inputs()) {
      int size = point.size(index.last());
      boolean diagonal = !outputs.isEmpty() && random.nextBoolean();
      int position = diagonal ? pick(random, outputs) : 1 + random.nextInt(size);
      positions.put(index, Math.min(position, size));
    }
    return positions;
  }

  /** Returns where in the values of a matrix the entry stands. */
  private static int place(
      Shape shape, List<Index> indices, Map<Index, Integer> at, Bindings point) {
    int place = 0;
    for (Index index : indices) {
      place = place * point.size(index.last()) + at.getOrDefault(index, 1) - 1;
    }
    assertThat(indices).hasSize(axes(shape));
    return place;
  }
}
