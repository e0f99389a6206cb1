package org.chainrule.judge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Index;
import org.chainrule.expression.SizeName;

/**
 * Compares two sides at random points: a different prime for every size, since equal sizes hide
 * transposes, and values from the sets that the variables are declared with.
 */
final class NumericJudge {
  /** The sides agree at a point below this relative difference. */
  private static final double AGREE = 1e-9;

  /** They differ above this one; between the two a point says nothing. */
  private static final double DIFFER = 1e-6;

  /** So large a difference is no rounding, whatever was computed. */
  private static final double CLEARLY = 1e-2;

  /** Where values come from: of the first, or where that gives no value, of the next. */
  private static final List<List<Sampler.Range>> RANGES =
      List.of(
          List.of(
              Sampler.Range.SIGNED,
              Sampler.Range.FRACTIONS,
              Sampler.Range.LARGE,
              Sampler.Range.SMALL),
          List.of(
              Sampler.Range.WIDE,
              Sampler.Range.SIGNED,
              Sampler.Range.LARGE,
              Sampler.Range.FRACTIONS,
              Sampler.Range.SMALL));

  private static final int TRIES = 6;
  private static final int MOST_POSITIONS = 40;
  private static final int[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53};

  private final Equation equation;
  private final SplittableRandom random;
  private final int points;
  private int tried;

  NumericJudge(Equation equation, long seed, int points) {
    this.equation = equation;
    this.random = new SplittableRandom(seed);
    this.points = points;
  }

  /** Where both sides were compared. */
  record Point(Bindings bindings, Map<Index, Integer> positions, Equation.Values values) {}

  /**
   * Returns a counter-example if the sides differ very clearly at the first point: then there is no
   * need to look for a proof.
   */
  Optional<CounterExample> clearCounterExample() {
    return compare(0)
        .filter(found -> found.values().error() > CLEARLY)
        .map(found -> new CounterExamples(equation, random).plainest(found));
  }

  /** Compares the sides at all points; {@code used} are the conditions that these satisfy. */
  Verdict judge(List<Condition> used) {
    int agreed = 0;
    double worst = 0;
    for (int point = 0; point < points; point++) {
      Optional<Point> found = compare(point);
      if (found.isPresent() && found.get().values().error() > DIFFER) {
        return new Verdict.Refuted(new CounterExamples(equation, random).plainest(found.get()));
      }
      if (found.isPresent()) {
        agreed++;
        worst = Math.max(worst, found.get().values().error());
      }
    }
    return agreed == 0
        ? new Verdict.Undecided(
            "at none of the %d points tried do both sides have a value".formatted(tried))
        : new Verdict.Confirmed(agreed, worst, used);
  }

  /** Returns the worst position of the first evaluable point. */
  private Optional<Point> compare(int point) {
    // A matrix may have to be tall, or wide: both orders of sizes are tried.
    for (boolean reversed : new boolean[] {false, true}) {
      for (Sampler.Range range : RANGES.get(point % RANGES.size())) {
        Map<SizeName, Integer> sizes = sizes(point, reversed);
        for (int i = 0; i < TRIES; i++) {
          tried++;
          Optional<Point> found = compare(sizes, range);
          boolean conclusive =
              found.isPresent()
                  && (found.get().values().error() < AGREE
                      || found.get().values().error() > DIFFER);
          if (conclusive) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Point> compare(Map<SizeName, Integer> sizes, Sampler.Range range) {
    Bindings bindings;
    List<Map<Index, Integer>> all;
    try {
      bindings = equation.bindings(sizes, random, range);
      all = equation.positions(bindings);
    } catch (EvaluationException e) {
      return Optional.empty();
    }
    if (all.size() > MOST_POSITIONS) {
      Collections.shuffle(all, new Random(random.nextLong()));
      all = all.subList(0, MOST_POSITIONS);
    }
    Point worst = null;
    for (Map<Index, Integer> positions : all) {
      Optional<Equation.Values> values = equation.evaluate(bindings, positions, false);
      if (values.isEmpty()) {
        return Optional.empty();
      }
      if (worst == null || values.get().error() > worst.values().error()) {
        worst = new Point(bindings, positions, values.get());
      }
    }
    return Optional.ofNullable(worst);
  }

  private Map<SizeName, Integer> sizes(int point, boolean reversed) {
    List<SizeName> names = equation.sizes();
    int count = Math.min(PRIMES.length, Math.max(names.size(), 4));
    Map<SizeName, Integer> sizes = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      int place = (i + point) % count;
      sizes.put(names.get(i), PRIMES[reversed ? count - 1 - place : place]);
    }
    return sizes;
  }
}
