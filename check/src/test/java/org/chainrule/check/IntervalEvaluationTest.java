package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

class IntervalEvaluationTest {
  private static final Network NETWORK =
      Networks.parse(
          """
          param f in R, g in R, h in R, A in R[2,2], v in R[2], r in R[1,3]
          given A = [1 2; -3 0.5], v = [0.3; -1.2], r = [1 -1 2]
          """,
          "test");

  /** Formulas in the figures f, g and h, among them one for every operation with a rule. */
  private static final List<String> FORMULAS =
      List.of(
          "f g - h",
          "f [1, 2; 3, g] A - [h, 0; 0, 1]",
          "(f v) .* [g; h] ./ [2; 3]",
          "[f; g]' A [g; h]",
          "[f; g] · v + tr([f, g; h, 1])",
          "[f, g; h, 1]^3",
          "(f + 2)^3 + ([f; g]' .^ 2) [1; 1]",
          "exp(f) + log(g^2 + 1) + sqrt(h^2 + 1)",
          "sigmoid([f; g]) + tanh(v h) .* relu([g; f])",
          "sin(f) cos(g) + abs(h) + silu(f) + gelu(g)",
          "softplus(f) + elu(g) + selu(h) + leakyrelu(f) + softsign(g) + hardtanh(h) + erf(f)",
          "softmax([f; g; h])",
          "softmax([f, g; h, 1])",
          "logsoftmax([f; g; 2])",
          "logsumexp([f, g, h]) + boltzmann([f; g; h])",
          "sum([f, g; h, 1]) + norm1([f; g]) + norm2([g; h])",
          "rowsum([f, g; h, 1]) + colsum([f, g; h, 1])'",
          "max(f, g) + min(g, h)",
          "[f, g; h, 1][2,1] + [f; g; h][3]",
          "diag([f; g]) A + diag([f, g; h, 1]) v'",
          "[f > g] + [g > h] + sign(h)",
          "sum[i](f v[i] + g) + sum[i != 2](h r[i])",
          "concat[i](f v[i])",
          "f / (g^2 + 1)");

  @Test
  void valuesLieWithinTheirIntervals() {
    int[] formulas = new int[FORMULAS.size()];
    Property.forAll(
        5,
        400,
        (random, size) -> {
          int place = random.nextInt(FORMULAS.size());
          List<Double> middles = random.doubles(3, -2, 2).boxed().toList();
          double radius = Math.pow(10, -random.nextInt(5)) / 2;
          List<Double> inside = random.doubles(3, -1, 1).boxed().toList();
          return new Sample(place, middles, radius, inside);
        },
        sample -> {
          Expression formula = Formulas.parse(FORMULAS.get(sample.formula()), NETWORK);
          Map<Symbol, Interval> intervals = new HashMap<>();
          Bindings bindings = GivenNumbers.of(NETWORK).bindings();
          for (int i = 0; i < 3; i++) {
            Symbol symbol = NETWORK.symbol(List.of("f", "g", "h").get(i)).orElseThrow();
            double middle = sample.middles().get(i);
            double radius = sample.radius();
            intervals.put(symbol, new Interval(middle - radius, middle + radius));
            bindings =
                bindings.with(symbol, Matrix.scalar(middle + radius * sample.inside().get(i)));
          }
          Matrix value = Evaluator.evaluate(formula, bindings);
          IntervalMatrix interval =
              new IntervalEvaluation(GivenNumbers.of(NETWORK).bindings(), intervals).of(formula);
          assertThat(interval.contains(value)).as("%s in %s", value, interval).isTrue();
          formulas[sample.formula()]++;
        });
    assertThat(formulas).doesNotContain(0);
  }

  private record Sample(int formula, List<Double> middles, double radius, List<Double> inside) {}

  @Test
  void narrowFiguresGiveNarrowIntervals() {
    Symbol f = NETWORK.symbol("f").orElseThrow();
    IntervalMatrix product =
        new IntervalEvaluation(
                GivenNumbers.of(NETWORK).bindings(), Map.of(f, new Interval(0.62665, 0.62675)))
            .of(Formulas.parse("f [2; 4] - [1; 1]", NETWORK));
    assertThat(product.at(0).low()).isEqualTo(0.2533, org.assertj.core.api.Assertions.offset(1e-9));
    assertThat(product.at(1).high()).isEqualTo(1.507, org.assertj.core.api.Assertions.offset(1e-9));
  }

  @Test
  void whereThereIsNoRuleTheFiguresAreMovedOneByOne() {
    Expression inverse = Formulas.parse("inv([f, 1; 1, g])", NETWORK);
    Symbol f = NETWORK.symbol("f").orElseThrow();
    Symbol g = NETWORK.symbol("g").orElseThrow();
    Bindings bindings = GivenNumbers.of(NETWORK).bindings();
    List<Throwable> thrown = new ArrayList<>();
    try {
      IntervalMatrix unused =
          new IntervalEvaluation(bindings, Map.of(f, new Interval(2, 2.1), g, new Interval(3, 3.1)))
              .of(inverse);
      assertThat(unused).isNull();
    } catch (IntervalEvaluation.Unsupported | EvaluationException e) {
      thrown.add(e);
    }
    assertThat(thrown).hasSize(1);
    IntervalMatrix moved =
        Linearisation.of(
            inverse,
            bindings,
            Map.of(
                f, new Figure(new java.math.BigDecimal("2.05")),
                g, new Figure(new java.math.BigDecimal("3.05"))));
    Bindings at = bindings.with(f, Matrix.scalar(2.0532)).with(g, Matrix.scalar(3.0461));
    assertThat(moved.contains(Evaluator.evaluate(inverse, at))).isTrue();
  }
}
