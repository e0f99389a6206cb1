package org.chainrule.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.chainrule.expression.Claim;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Matrix;

/**
 * Judges statements with figures at the numbers that a network gives: printed figures against exact
 * values, and formulas with rounded figures by what they can be.
 */
final class NumericCheck {
  /** Two exact values agree below this difference, relative to the larger. */
  private static final double AGREE = 1e-9;

  private static final int MOST_POSITIONS = 10_000;

  private final Claim claim;
  private final GivenNumbers given;
  private final OptionalInt digits;

  NumericCheck(Claim claim, GivenNumbers given) {
    this.claim = claim;
    this.given = given;
    this.digits = claim.digits();
  }

  /** Returns the names of what has no number, but would need one. */
  List<String> missing(Figures truth, Figures claimed) {
    Set<String> missing = new LinkedHashSet<>();
    for (Figures side : List.of(truth, claimed)) {
      if (side.printed().isEmpty()) {
        missing.addAll(given.missing(side.formula()));
      }
    }
    missing.removeIf(name -> name.startsWith("figure "));
    return List.copyOf(missing);
  }

  /** Judges {@code truth = claimed}; {@code ofDerivative} if it is about a derivative. */
  Ruled of(Figures truth, Figures claimed, boolean ofDerivative) {
    // The transpose of the right figures is the other layout, whatever they are figures of.
    boolean laidOut = ofDerivative || claimed.printed().isPresent();
    try {
      Ruling worst = Ruling.CONFIRMED;
      for (Map<Index, Integer> positions : positions(truth, claimed)) {
        Ruling ruling = ruling(truth, claimed, laidOut, positions);
        worst = ruling == Ruling.CONFIRMED ? worst : ruling;
      }
      Ruled ruled = Ruled.of(worst);
      return worst == Ruling.CONFIRMED ? noted(ruled, truth, claimed) : ruled;
    } catch (EvaluationException e) {
      return Ruled.undecided(String.valueOf(e.getMessage()));
    }
  }

  private Ruled noted(Ruled right, Figures truth, Figures claimed) {
    boolean whole =
        truth.isExact()
            && claimed.printed().filter(FigureMatrix::isWhole).isPresent()
            && claimed.formula().freeIndices().isEmpty()
            && truth.formula().freeIndices().isEmpty()
            && hasDecimals(Evaluator.evaluate(truth.formula(), given.bindings()));
    return whole ? right.noting(CheckMessages.wholeNumber()) : right;
  }

  private static boolean hasDecimals(Matrix value) {
    return java.util.Arrays.stream(value.values())
        .anyMatch(v -> Math.abs(v - Math.rint(v)) > AGREE);
  }

  private Ruling ruling(
      Figures truth, Figures claimed, boolean laidOut, Map<Index, Integer> positions) {
    IntervalMatrix exact = truth.value(given.bindings(), positions, digits);
    IntervalMatrix found = claimed.value(given.bindings(), positions, digits);
    if (agree(exact, found)) {
      return Ruling.CONFIRMED;
    }
    if (laidOut && exact.length() > 1 && agree(exact.transposed(), found)) {
      return Ruling.LAYOUT;
    }
    boolean sameShape = exact.rows() == found.rows() && exact.columns() == found.columns();
    return sameShape ? Ruling.REFUTED : Ruling.SHAPE;
  }

  private static boolean agree(IntervalMatrix a, IntervalMatrix b) {
    IntervalMatrix loose =
        a.map(interval -> {
          double slack =
              AGREE * Math.max(Math.abs(interval.low()), Math.abs(interval.high())) * 1e-2
                  + Double.MIN_NORMAL;
          return new Interval(interval.low() - slack, interval.high() + slack);
        });
    return loose.meets(b);
  }

  /** Returns all places where the free letters can stand under the claim's conditions. */
  private List<Map<Index, Integer>> positions(Figures truth, Figures claimed) {
    Set<Index> letters = new LinkedHashSet<>(truth.formula().freeIndices());
    letters.addAll(claimed.formula().freeIndices());
    List<Map<Index, Integer>> all = new ArrayList<>(List.of(Map.of()));
    for (Index letter : letters) {
      List<Map<Index, Integer>> longer = new ArrayList<>();
      int first = given.bindings().size(letter.first());
      int last = given.bindings().size(letter.last());
      if ((long) all.size() * (last - first + 1L) > MOST_POSITIONS) {
        throw new EvaluationException("there are too many positions to look at");
      }
      for (Map<Index, Integer> positions : all) {
        for (int k = first; k <= last; k++) {
          Map<Index, Integer> next = new LinkedHashMap<>(positions);
          next.put(letter, k);
          longer.add(next);
        }
      }
      all = longer;
    }
    all.removeIf(positions -> !holds(positions));
    return all;
  }

  private boolean holds(Map<Index, Integer> positions) {
    for (Expression condition : claim.conditions()) {
      Expression at = condition;
      for (Map.Entry<Index, Integer> letter : positions.entrySet()) {
        at = Expressions.substitute(at, letter.getKey(), IndexTerm.at(letter.getValue()));
      }
      if (at.freeIndices().isEmpty() && Evaluator.evaluate(at, given.bindings()).scalar() == 0) {
        return false;
      }
    }
    return true;
  }
}
