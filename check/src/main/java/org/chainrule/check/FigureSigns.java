package org.chainrule.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Matrix;

/** Figures with a wrong sign, or a multiple of the right ones. */
final class FigureSigns {
  private FigureSigns() {}

  static Optional<Diagnosis> all(FigureCase figures) {
    return figures.fits(scaled(figures.exact(), -1))
        ? figures.found(MistakeKind.SIGN, FigureMessages.oppositeSign(figures.quantity()))
        : Optional.empty();
  }

  /** Some entries have the other sign, and there is nothing else wrong. */
  static Optional<Diagnosis> some(FigureCase figures) {
    Matrix exact = figures.exact();
    FigureMatrix claimed = figures.claimed();
    if (!claimed.hasShapeOf(exact)) {
      return Optional.empty();
    }
    List<String> entries = new ArrayList<>();
    for (int place : claimed.wrong(exact, figures.digits())) {
      if (!claimed.agrees(place, -exact.values()[place], figures.digits())) {
        return Optional.empty();
      }
      entries.add(FigureMessages.entry(place, exact.rows(), exact.columns()));
    }
    return figures.found(
        MistakeKind.SIGN,
        FigureMessages.someSigns(figures.quantity(), CheckMessages.enumerated(entries)));
  }

  static Optional<Diagnosis> factor(FigureCase figures) {
    boolean allZero = java.util.Arrays.stream(figures.exact().values()).allMatch(v -> v == 0);
    if (allZero) {
      return Optional.empty();
    }
    for (Map.Entry<String, Double> factor : factors(figures).entrySet()) {
      for (int sign : new int[] {1, -1}) {
        if (figures.fits(scaled(figures.exact(), sign * factor.getValue()))) {
          String text = (sign < 0 ? "-" : "") + factor.getKey();
          return figures.found(
              MistakeKind.CONSTANT_FACTOR, FigureMessages.factor(figures.quantity(), text));
        }
      }
    }
    return Optional.empty();
  }

  private static Map<String, Double> factors(FigureCase figures) {
    Map<String, Double> factors = new LinkedHashMap<>();
    factors.put("2", 2.0);
    factors.put("1/2", 0.5);
    factors.put("4", 4.0);
    factors.put("1/4", 0.25);
    figures
        .subject()
        .given()
        .bindings()
        .sizes()
        .forEach((name, size) -> {
          factors.put(name.name(), (double) size);
          factors.put("1/" + name.name(), 1.0 / size);
        });
    for (Quantity quantity : figures.subject().quantities()) {
      if (quantity.number().values().length == 1 && !quantity.derivative()) {
        double value = quantity.number().scalar();
        factors.put(quantity.name(), value);
        factors.put("1/" + quantity.name(), 1 / value);
      }
    }
    factors.values().removeIf(value -> value == 0 || value == 1 || !Double.isFinite(value));
    return factors;
  }

  private static Matrix scaled(Matrix exact, double factor) {
    return Matrix.generate(exact.rows(), exact.columns(), place -> factor * exact.values()[place]);
  }
}
