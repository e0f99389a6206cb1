package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/**
 * Figures about random networks: exact values, printed, are right; with a wrong digit they are not.
 */
class FigurePropertyTest {
  private static final List<String> QUANTITIES =
      List.of("h", "y", "L", "dL/dW", "dL/dV", "dL/db", "dL/dh", "dL/dz", "dL/dx", "h[1]");
  private static final List<String> ACTIVATIONS = List.of("sigmoid", "tanh", "softplus", "silu");

  private record Sample(String network, String quantity, int digits, long seed) {}

  @Test
  void exactValuesAreRightAndWrongDigitsAreNot() {
    int cases =
        Property.forAll(
            11,
            150,
            FigurePropertyTest::sample,
            sample -> {
              Network network = Networks.parse(sample.network(), "random");
              Matrix exact = exact(network, sample.quantity());
              Property.assume(isClear(exact, sample.digits()));
              String right = printed(exact, sample.digits(), -1);
              int place = (int) Math.floorMod(sample.seed(), (long) exact.values().length);
              String wrong = printed(exact, sample.digits(), place);
              assertThat(rulings(sample, right)).as(right).containsExactly(Ruling.CONFIRMED);
              assertThat(rulings(sample, wrong)).as(wrong).containsExactly(Ruling.REFUTED);
            });
    assertThat(cases).isGreaterThan(100);
  }

  private static Sample sample(RandomGenerator random, int size) {
    int n = 2 + random.nextInt(1 + size / 10);
    int m = 2 + random.nextInt(1 + size / 10);
    int k = 2 + random.nextInt(1 + size / 10);
    String network =
        """
        input x in R[%1$d]
        target t in R[%3$d]
        param W in R[%2$d,%1$d], b in R[%2$d], V in R[%3$d,%2$d]
        h = %4$s(W x + b)
        z = V h
        y = softmax(z)
        loss L = 1/2 (y - t)'(y - t)
        given x = %5$s, t = %6$s, W = %7$s, b = %8$s, V = %9$s
        """
            .formatted(
                n,
                m,
                k,
                ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size())),
                matrix(random, n, 1),
                matrix(random, k, 1),
                matrix(random, m, n),
                matrix(random, m, 1),
                matrix(random, k, m));
    return new Sample(
        network,
        QUANTITIES.get(random.nextInt(QUANTITIES.size())),
        3 + random.nextInt(6),
        random.nextLong());
  }

  private static String matrix(RandomGenerator random, int rows, int columns) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < rows * columns; i++) {
      text.append(i == 0 ? "" : i % columns == 0 ? "; " : ", ")
          .append(String.format(Locale.ROOT, "%.1f", random.nextInt(-20, 21) / 10.0));
    }
    return text.append(']').toString();
  }

  private static Matrix exact(Network network, String quantity) {
    Expression value =
        org.chainrule.calculus.DerivativeResolution.of(network)
            .resolved(Formulas.parse(quantity, network));
    return Evaluator.evaluate(value, GivenNumbers.of(network).bindings());
  }

  /** Whether no value lies on the edge between two roundings. */
  private static boolean isClear(Matrix exact, int digits) {
    for (double value : exact.values()) {
      double units = Math.abs(value) * Math.pow(10, digits);
      if (Math.abs(units - Math.floor(units) - 0.5) < 1e-3) {
        return false;
      }
    }
    return true;
  }

  /** Prints the values; the last digit of one of them is one too high where {@code wrong} says. */
  private static String printed(Matrix exact, int digits, int wrong) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < exact.rows(); i++) {
      List<String> row = new ArrayList<>();
      for (int j = 0; j < exact.columns(); j++) {
        BigDecimal value = new BigDecimal(exact.get(i, j)).setScale(digits, RoundingMode.HALF_EVEN);
        boolean changed = i * exact.columns() + j == wrong;
        row.add((changed ? value.add(value.ulp()) : value).toPlainString());
      }
      rows.add(String.join(", ", row));
    }
    return exact.values().length == 1 ? rows.getFirst() : "[" + String.join("; ", rows) + "]";
  }

  private static List<Ruling> rulings(Sample sample, String figures) {
    Network network =
        Networks.parse(
            sample.network() + "claim " + sample.quantity() + " = " + figures + "\n", "random");
    List<Claim> claims = network.claims();
    return Checker.check(network, claims, CheckOptions.DEFAULT.withoutDiagnosis()).stream()
        .map(Finding::ruling)
        .toList();
  }
}
