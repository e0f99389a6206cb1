package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Symbol;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/** Derivatives as claims write them, about random networks, against dual numbers. */
class RandomResolutionTest {
  private static final int NETWORKS = 300;

  private final Map<String, Integer> judged = new TreeMap<>();

  @Test
  void resolvedDerivativesAgreeWithDualNumbers() {
    int ran =
        Property.forAll(
            21,
            NETWORKS,
            RandomNetworks::generate,
            sample -> {
              RandomGenerator random = new SplittableRandom(sample.network().names().size());
              DerivativeResolution resolution = DerivativeResolution.of(sample.network());
              gradient(sample, resolution, random);
              intermediate(sample, resolution, random);
              jacobian(sample, resolution, random);
              differential(sample, resolution, random);
            });
    assertThat(ran).isEqualTo(NETWORKS);
    System.out.println("resolved derivatives of random networks: " + judged);
    assertThat(judged.values()).hasSize(5).allMatch(count -> count > NETWORKS / 5);
  }

  private static <T> T pick(RandomGenerator random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void gradient(
      RandomNetworks.Sample sample, DerivativeResolution resolution, RandomGenerator random) {
    Symbol symbol = pick(random, sample.network().symbols());
    Expression variable = Expressions.variable(symbol);
    Expression loss = sample.loss();
    Matrix gradient =
        Evaluator.evaluate(
            resolution.resolved(Expressions.derivative(loss, variable)), sample.bindings());
    Matrix direction = Points.direction(random, sample.bindings(), symbol.shape());
    double rate =
        DualEvaluator.evaluate(loss, sample.bindings(), Map.of(symbol, direction))
            .scalar()
            .tangent();
    agree("gradient", dot(gradient, direction), rate);
    if (!symbol.shape().isScalar()) {
      Index i = Index.over("i", symbol.shape().rows());
      Index j = Index.over("j", symbol.shape().columns());
      Expression entry = Expressions.entry(variable, IndexTerm.of(i), IndexTerm.of(j));
      Expression resolved = resolution.resolved(Expressions.derivative(loss, entry));
      int row = random.nextInt(gradient.rows());
      int column = random.nextInt(gradient.columns());
      double value =
          Evaluator.evaluate(resolved, sample.bindings(), Map.of(i, row + 1, j, column + 1))
              .scalar();
      agree("entry", value, gradient.get(row, column));
      Expression columnOf =
          Expressions.part(variable, Selection.all(), new Selection.At(IndexTerm.of(j)));
      Matrix whole =
          Evaluator.evaluate(
              resolution.resolved(Expressions.derivative(loss, columnOf)),
              sample.bindings(),
              Map.of(j, column + 1));
      agree("entry", whole.get(row, 0), gradient.get(row, column));
    }
  }

  /** The value counts as a variable for everything above it. */
  private void intermediate(
      RandomNetworks.Sample sample, DerivativeResolution resolution, RandomGenerator random) {
    Expression by = pick(random, sample.network().definitions());
    Expression value = Denominator.of(by).value();
    Symbol symbol = Symbol.of(" v", Symbol.Kind.PLACEHOLDER, by.shape());
    Expression opened =
        sample.loss().transform(node -> node.equals(value) ? Expressions.variable(symbol) : node);
    Bindings bindings =
        sample.bindings().with(symbol, Evaluator.evaluate(value, sample.bindings()));
    Matrix direction = Points.direction(random, bindings, by.shape());
    double rate =
        DualEvaluator.evaluate(opened, bindings, Map.of(symbol, direction)).scalar().tangent();
    Matrix gradient =
        Evaluator.evaluate(
            resolution.resolved(Expressions.derivative(sample.loss(), by)), sample.bindings());
    agree("by an intermediate value", dot(gradient, direction), rate);
  }

  private void jacobian(
      RandomNetworks.Sample sample, DerivativeResolution resolution, RandomGenerator random) {
    Expression of = pick(random, sample.network().definitions());
    Symbol symbol = pick(random, sample.network().symbols());
    if (!of.shape().isVector() || !symbol.shape().isVector()) {
      return;
    }
    Matrix direction = Points.direction(random, sample.bindings(), symbol.shape());
    Matrix rates =
        tangent(DualEvaluator.evaluate(of, sample.bindings(), Map.of(symbol, direction)));
    Matrix jacobian =
        Evaluator.evaluate(
            resolution.resolved(Expressions.derivative(of, Expressions.variable(symbol))),
            sample.bindings());
    for (int i = 0; i < rates.values().length; i++) {
      double sum = 0;
      for (int j = 0; j < direction.values().length; j++) {
        boolean scalar = of.isScalar();
        sum += (scalar ? jacobian.values()[j] : jacobian.get(i, j)) * direction.values()[j];
      }
      agree("Jacobian", sum, rates.values()[i]);
    }
  }

  private void differential(
      RandomNetworks.Sample sample, DerivativeResolution resolution, RandomGenerator random) {
    Expression of = pick(random, sample.network().definitions());
    List<Symbol> symbols = sample.network().symbols();
    Expression differential = resolution.varying(symbols).resolved(Expressions.differential(of));
    Map<Symbol, Matrix> directions = new HashMap<>();
    Bindings bindings = sample.bindings();
    for (Symbol symbol : symbols) {
      Matrix direction = Points.direction(random, bindings, symbol.shape());
      directions.put(symbol, direction);
      Expression variable =
          resolution
              .varying(symbols)
              .resolved(Expressions.differential(Expressions.variable(symbol)));
      bindings = bindings.with(variable.variables().iterator().next(), direction);
    }
    Matrix rates = tangent(DualEvaluator.evaluate(of, sample.bindings(), directions));
    double[] values = Evaluator.evaluate(differential, bindings).values();
    for (int i = 0; i < values.length; i++) {
      agree("differential", values[i], rates.values()[i]);
    }
  }

  private static Matrix tangent(DualMatrix value) {
    return Matrix.generate(
        value.rows(),
        value.columns(),
        p -> value.get(p / value.columns(), p % value.columns()).tangent());
  }

  private static double dot(Matrix a, Matrix b) {
    double sum = 0;
    for (int p = 0; p < a.values().length; p++) {
      sum += a.values()[p] * b.values()[p];
    }
    return sum;
  }

  private void agree(String what, double actual, double wanted) {
    judged.merge(what, 1, Integer::sum);
    assertThat(actual).as(what).isCloseTo(wanted, Offset.offset(1e-8 * (1 + Math.abs(wanted))));
  }
}
