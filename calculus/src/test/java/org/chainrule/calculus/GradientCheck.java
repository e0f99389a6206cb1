package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Symbol;

/**
 * Judges gradients in random directions d: reverse mode's {@code Σ G ⊙ d} against the rate of
 * change of the scalar along d, by dual numbers and by central differences.
 */
final class GradientCheck {
  /** Dual numbers differ from the truth by rounding only. */
  static final double DUAL_TOLERANCE = 1e-10;

  /** Central differences with {@link #STEP} err by about its square, and rounding over it. */
  static final double DIFFERENCE_TOLERANCE = 1e-6;

  private static final double STEP = 1e-5;

  private final Expression root;
  private final Bindings bindings;
  private final List<Symbol> by;
  private final List<Matrix> gradients;

  private GradientCheck(
      Expression root, Bindings bindings, List<Symbol> by, List<Matrix> gradients) {
    this.root = root;
    this.bindings = bindings;
    this.by = by;
    this.gradients = gradients;
  }

  /** Returns the judge of reverse mode's gradients of {@code root} by the symbols. */
  static GradientCheck reverseMode(Expression root, Bindings bindings, List<Symbol> by) {
    List<Expression> variables = by.stream().map(Expressions::variable).toList();
    return of(root, ReverseMode.gradients(root, variables), bindings, by);
  }

  /** Returns the judge of {@code gradients} of {@code root} by the symbols. */
  static GradientCheck of(
      Expression root, List<Expression> gradients, Bindings bindings, List<Symbol> by) {
    for (int i = 0; i < by.size(); i++) {
      Expression gradient = gradients.get(i);
      assertThat(gradient.shape().sameAs(by.get(i).shape()))
          .as("the gradient by %s is %s, wanted %s", by.get(i).name(), gradient.shape(), by.get(i))
          .isTrue();
      assertThat(gradient.freeIndices()).isEmpty();
    }
    return new GradientCheck(root, bindings, by, Evaluator.evaluateAll(gradients, bindings));
  }

  /** Judges by dual numbers: by every symbol alone, then by all together. */
  GradientCheck withDualNumbers(RandomGenerator random) {
    by.forEach(symbol -> alongDual(direction(random, List.of(symbol))));
    alongDual(direction(random, by));
    return this;
  }

  /** Judges by central differences: by every symbol alone, then by all together. */
  GradientCheck withCentralDifferences(RandomGenerator random) {
    by.forEach(symbol -> alongDifference(direction(random, List.of(symbol))));
    alongDifference(direction(random, by));
    return this;
  }

  /** Returns whether any gradient has an entry that is not zero. */
  boolean anythingNonzero() {
    return gradients.stream()
        .anyMatch(g -> java.util.Arrays.stream(g.values()).anyMatch(x -> x != 0));
  }

  /** As {@link #withDualNumbers}, by all symbols together only. */
  GradientCheck togetherWithDualNumbers(RandomGenerator random) {
    alongDual(direction(random, by));
    return this;
  }

  /** As {@link #withCentralDifferences}, by all symbols together only. */
  GradientCheck togetherWithCentralDifferences(RandomGenerator random) {
    alongDifference(direction(random, by));
    return this;
  }

  private void alongDual(Map<Symbol, Matrix> direction) {
    double witness = DualEvaluator.evaluate(root, bindings, direction).scalar().tangent();
    compare("dual numbers", direction, witness, DUAL_TOLERANCE);
  }

  private void alongDifference(Map<Symbol, Matrix> direction) {
    double witness = (valueAt(direction, STEP) - valueAt(direction, -STEP)) / (2 * STEP);
    compare("central differences", direction, witness, DIFFERENCE_TOLERANCE);
  }

  private Map<Symbol, Matrix> direction(RandomGenerator random, List<Symbol> moved) {
    Map<Symbol, Matrix> direction = new HashMap<>();
    for (Symbol symbol : moved) {
      direction.put(symbol, Points.direction(random, bindings, symbol.shape()));
    }
    return direction;
  }

  private double valueAt(Map<Symbol, Matrix> direction, double step) {
    Map<Symbol, Matrix> values = new HashMap<>(bindings.values());
    direction.forEach((symbol, d) -> values.computeIfPresent(symbol, (_, a) -> moved(a, d, step)));
    return Evaluator.evaluate(root, new Bindings(bindings.sizes(), values, bindings.opaques()))
        .scalar();
  }

  private static Matrix moved(Matrix a, Matrix d, double step) {
    return Matrix.generate(a.rows(), a.columns(), p -> a.values()[p] + step * d.values()[p]);
  }

  private void compare(
      String judge, Map<Symbol, Matrix> direction, double witness, double tolerance) {
    double sum = 0;
    double scale = Math.abs(witness);
    for (int i = 0; i < by.size(); i++) {
      Matrix d = direction.get(by.get(i));
      if (d != null) {
        double[] gradient = gradients.get(i).values();
        for (int p = 0; p < gradient.length; p++) {
          sum += gradient[p] * d.values()[p];
          scale += Math.abs(gradient[p] * d.values()[p]);
        }
      }
    }
    // Where the gradient is small, what the value itself was rounded by remains.
    double allowed = tolerance * (scale + 0.01);
    assertThat(Math.abs(sum - witness))
        .as(
            "along %s reverse mode says %s, %s say %s",
            direction.keySet().stream().map(Symbol::name).toList(), sum, judge, witness)
        .isLessThanOrEqualTo(allowed);
  }
}
