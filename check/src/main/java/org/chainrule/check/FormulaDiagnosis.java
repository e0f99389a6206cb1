package org.chainrule.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;

/**
 * What is wrong with a formula into which figures were put: a figure that is another's, or factors
 * that are missing in its terms.
 */
final class FormulaDiagnosis {
  private static final int MOST_FACTORS = 150;
  private static final int MOST_FIGURES = 40;

  private final Figures claimed;
  private final Matrix exact;
  private final String quantity;
  private final Bindings bindings;
  private final Map<String, Double> scalars = new LinkedHashMap<>();
  private final Instant deadline;

  /**
   * Makes a diagnosis.
   *
   * @param exact the right value
   * @param quantity its name
   * @param subject the network, whose values may have been forgotten, or put in for something else
   */
  FormulaDiagnosis(
      Figures claimed, Matrix exact, String quantity, Subject subject, Instant deadline) {
    this.claimed = claimed;
    this.exact = exact;
    this.quantity = quantity;
    this.bindings = subject.given().bindings();
    this.deadline = deadline;
    for (Quantity known : subject.quantities()) {
      Matrix number = known.number();
      for (int place = 0; place < number.values().length; place++) {
        if (scalars.size() < MOST_FACTORS && number.values()[place] != 0) {
          scalars.put(nameOf(known, place), number.values()[place]);
        }
      }
    }
  }

  private static String nameOf(Quantity quantity, int place) {
    Matrix number = quantity.number();
    if (number.values().length == 1) {
      return quantity.name();
    }
    boolean vector = number.rows() == 1 || number.columns() == 1;
    return vector
        ? "%s[%d]".formatted(quantity.name(), place + 1)
        : "%s[%d,%d]"
            .formatted(quantity.name(), place / number.columns() + 1, place % number.columns() + 1);
  }

  /** Returns what is wrong. */
  Diagnosis diagnosis() {
    return terms()
        .flatMap(this::factors)
        .or(this::otherFigure)
        .orElseGet(() ->
            diagnosis(
                MistakeKind.UNEXPLAINED, FigureMessages.unexplained(quantity, right().brief())));
  }

  private Optional<List<IntervalMatrix>> terms() {
    Expression formula = Expressions.unwrapped(claimed.formula());
    List<Expression> terms =
        formula.operation() instanceof Add() ? formula.operands() : List.of(formula);
    List<IntervalMatrix> values = new ArrayList<>();
    for (Expression term : terms) {
      Figures part = new Figures(Optional.empty(), term, claimed.rounded(), true);
      IntervalMatrix value = part.value(bindings, Map.of(), OptionalInt.empty());
      if (value.rows() != exact.rows() || value.columns() != exact.columns()) {
        return Optional.empty();
      }
      values.add(value);
    }
    return Optional.of(values);
  }

  /** Looks for the factor of all terms, else for one of each of two terms. */
  private Optional<Diagnosis> factors(List<IntervalMatrix> terms) {
    IntervalMatrix sum = terms.stream().reduce(FormulaDiagnosis::plus).orElseThrow();
    if (fits(times(sum, -1))) {
      return Optional.of(diagnosis(MistakeKind.SIGN, FigureMessages.oppositeSign(quantity)));
    }
    for (double factor : new double[] {2, 0.5, -2, -0.5}) {
      if (fits(times(sum, factor))) {
        String text = new Figure(new java.math.BigDecimal(Double.toString(1 / factor))).text();
        return Optional.of(
            diagnosis(MistakeKind.CONSTANT_FACTOR, FigureMessages.factor(quantity, text)));
      }
    }
    for (Map.Entry<String, Double> factor : scalars.entrySet()) {
      if (fits(times(sum, factor.getValue()))) {
        return Optional.of(missing(List.of(factor)));
      }
    }
    return terms.size() == 2 ? pair(terms.get(0), terms.get(1)) : Optional.empty();
  }

  private Optional<Diagnosis> pair(IntervalMatrix first, IntervalMatrix second) {
    for (List<Map.Entry<String, Double>> entries : neighbours()) {
      IntervalMatrix left = times(first, entries.getFirst().getValue());
      if (fits(plus(left, times(second, entries.getLast().getValue())))) {
        return Optional.of(missing(entries));
      }
    }
    Map<String, Double> all = new LinkedHashMap<>(Map.of("1", 1.0));
    all.put("-1", -1.0);
    all.putAll(scalars);
    for (Map.Entry<String, Double> a : all.entrySet()) {
      IntervalMatrix left = times(first, a.getValue());
      for (Map.Entry<String, Double> b : all.entrySet()) {
        if (fits(plus(left, times(second, b.getValue())))) {
          return Optional.of(missing(List.of(a, b)));
        }
      }
      if (Instant.now().isAfter(deadline)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Returns the pairs of entries 1 and 2 of one vector: the most likely factors of two terms. */
  private List<List<Map.Entry<String, Double>>> neighbours() {
    List<List<Map.Entry<String, Double>>> pairs = new ArrayList<>();
    Map.Entry<String, Double> before = Map.entry("", 0.0);
    for (Map.Entry<String, Double> entry : scalars.entrySet()) {
      boolean follows =
          entry.getKey().endsWith("[2]")
              && before.getKey().equals(entry.getKey().replace("[2]", "[1]"));
      if (follows) {
        pairs.add(List.of(before, entry));
      }
      before = entry;
    }
    return pairs;
  }

  private Diagnosis missing(List<Map.Entry<String, Double>> factors) {
    boolean all = factors.stream().noneMatch(factor -> Math.abs(factor.getValue()) == 1);
    List<String> texts =
        factors.stream()
            .map(factor ->
                factor.getKey().endsWith("1") && Math.abs(factor.getValue()) == 1
                    ? factor.getKey()
                    : "%s = %s".formatted(factor.getKey(), rounded(factor.getValue())))
            .toList();
    return diagnosis(
        all ? MistakeKind.MISSING_FACTOR : MistakeKind.TERM_FACTOR,
        factors.size() == 1
            ? FigureMessages.factorMissing(texts.getFirst())
            : FigureMessages.factorsMissing(texts.getFirst(), texts.getLast()));
  }

  /** Looks for the figure that should be another. */
  private Optional<Diagnosis> otherFigure() {
    int tried = 0;
    for (var figure : claimed.rounded().entrySet()) {
      for (Map.Entry<String, Double> scalar : scalars.entrySet()) {
        if (Instant.now().isAfter(deadline) || tried > MOST_FIGURES * MOST_FACTORS) {
          return Optional.empty();
        }
        tried++;
        Map<org.chainrule.expression.Symbol, Figure> others =
            new LinkedHashMap<>(claimed.rounded());
        Figure right = figure.getValue().printed(scalar.getValue());
        others.put(figure.getKey(), right);
        Figures changed = new Figures(Optional.empty(), claimed.formula(), others, true);
        if (fits(changed.value(bindings, Map.of(), OptionalInt.empty()))) {
          return Optional.of(
              diagnosis(
                  MistakeKind.VALUE,
                  FigureMessages.figureInFormula(
                      figure.getValue().text(), right.text(), scalar.getKey())));
        }
      }
    }
    return Optional.empty();
  }

  private boolean fits(IntervalMatrix value) {
    return value.contains(exact);
  }

  private static IntervalMatrix plus(IntervalMatrix a, IntervalMatrix b) {
    return IntervalMatrix.generate(a.rows(), a.columns(), place -> a.at(place).plus(b.at(place)));
  }

  private static IntervalMatrix times(IntervalMatrix a, double factor) {
    return a.map(Interval.of(factor)::times);
  }

  private String rounded(double value) {
    return new Figure(new java.math.BigDecimal("1").setScale(mostDigits())).printed(value).text();
  }

  private int mostDigits() {
    return claimed.rounded().values().stream()
        .mapToInt(figure -> figure.value().scale())
        .max()
        .orElse(4);
  }

  private FigureMatrix right() {
    List<Figure> entries = new ArrayList<>();
    Figure like = new Figure(new java.math.BigDecimal("1").setScale(mostDigits()));
    for (double value : exact.values()) {
      entries.add(like.printed(value));
    }
    return new FigureMatrix(exact.rows(), exact.columns(), entries);
  }

  private Diagnosis diagnosis(MistakeKind kind, String message) {
    return new Diagnosis(
        kind,
        message,
        FigureMessages.hint(quantity),
        Optional.of(
            new Correction(
                right().text(), right().expression(), Optional.empty(), Optional.empty())),
        List.of(),
        Optional.empty());
  }
}
