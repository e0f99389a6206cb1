package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.Elementwise;
import org.chainrule.expression.Symbol;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/** Gradients of a thousand random networks, by every input, target and parameter. */
class RandomNetworksTest {
  private static final int NETWORKS = 1_000;

  @Test
  void gradientsAgreeWithDualNumbersAndCentralDifferences() {
    Map<String, Integer> operations = new HashMap<>();
    int[] counts = new int[3];
    int ran =
        Property.forAll(
            1,
            NETWORKS,
            RandomNetworks::generate,
            sample -> {
              RandomGenerator random = new SplittableRandom(7);
              List<Symbol> by = differentiable(sample);
              Expression loss = sample.loss();
              GradientCheck check = GradientCheck.reverseMode(loss, sample.bindings(), by);
              // Along a direction that moves everything, one wrong entry of one gradient shows.
              check.togetherWithDualNumbers(random);
              if (counts[0]++ % 4 == 0 && !sample.hasStops()) {
                check.togetherWithCentralDifferences(random);
                counts[1]++;
              }
              counts[2] += check.anythingNonzero() ? 1 : 0;
              count(loss, operations);
            });
    System.out.printf(
        "%d networks, %d with central differences, %d with a gradient that is not zero, "
            + "%d kinds of operations and functions%n",
        ran, counts[1], counts[2], operations.size());
    assertThat(ran).isEqualTo(NETWORKS);
    assertThat(counts[1]).isGreaterThan(200);
    assertThat(counts[2]).isEqualTo(NETWORKS);
    assertThat(operations).hasSizeGreaterThan(52);
    assertThat(operations.values()).allMatch(n -> n >= 5);
  }

  @Test
  void matrixFormsHaveTheSameValuesAndGradients() {
    Property.forAll(
        2,
        NETWORKS / 4,
        RandomNetworks::generate,
        sample -> {
          List<Symbol> by = differentiable(sample);
          List<Expression> roots = new ArrayList<>(List.of(sample.loss()));
          roots.addAll(
              ReverseMode.gradients(
                  sample.loss(), by.stream().map(Expressions::variable).toList()));
          List<Matrix> values = Evaluator.evaluateAll(roots, sample.bindings());
          agree(Evaluator.evaluateAll(MatrixForm.of(roots), sample.bindings()), values, 1e-12);
          Derivation derived = Derivation.of(sample.loss(), by);
          List<Expression> forms = new ArrayList<>(List.of(derived.loss()));
          forms.addAll(derived.gradients().values());
          agree(Evaluator.evaluateAll(forms, sample.bindings()), values, 1e-11);
        });
  }

  private static void agree(List<Matrix> actual, List<Matrix> wanted, double tolerance) {
    for (int root = 0; root < wanted.size(); root++) {
      double[] values = wanted.get(root).values();
      double scale = 1e-3;
      for (double value : values) {
        scale = Math.max(scale, Math.abs(value));
      }
      assertThat(actual.get(root).values())
          .as("root %d", root)
          .containsExactly(values, Offset.offset(tolerance * scale));
    }
  }

  private static List<Symbol> differentiable(RandomNetworks.Sample sample) {
    return sample.network().symbols();
  }

  private static void count(Expression loss, Map<String, Integer> operations) {
    Set<String> kinds = new HashSet<>();
    loss.forEach(node ->
        kinds.add(
            node.operation() instanceof Elementwise
                ? node.operation().toString()
                : node.operation().getClass().getSimpleName()));
    kinds.forEach(kind -> operations.merge(kind, 1, Integer::sum));
  }
}
