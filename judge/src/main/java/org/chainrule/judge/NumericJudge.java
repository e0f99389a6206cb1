package org.chainrule.judge;

import java.time.Duration;
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
import org.chainrule.expression.PointValues;
import org.chainrule.expression.SizeName;

/**
 * Compares two sides at random points: a different prime for every size, since equal sizes hide
 * transposes, and values from the sets that the variables are declared with.
 */
final class NumericJudge {
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
  private static final int LEAST_TRIES = 12;
  private static final Duration LONGEST_OVER = Duration.ofMillis(500);
  private static final int MOST_POSITIONS = 40;
  private static final int[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53};

  /** So much work may one point take: less than a second. */
  static final long MOST_WORK = 40_000_000;

  private final Equation equation;
  private final SplittableRandom random;
  private final int points;
  private final Deadline deadline;
  private int tried;
  private boolean positioned;
  private boolean drowned;
  private Extent extent = Extent.PRIMES;

  NumericJudge(Equation equation, long seed, int points, Deadline deadline) {
    this.equation = equation;
    this.random = new SplittableRandom(seed);
    this.points = points;
    this.deadline = deadline;
  }

  /** How large open sizes are: smaller where values take too much work. */
  private enum Extent {
    PRIMES,
    SMALL,
    NONE
  }

  /** Where both sides were compared. */
  record Point(Bindings bindings, Map<Index, Integer> positions, Equation.Values values) {}

  /**
   * Returns a counter-example if the sides differ very clearly at the first point: then there is no
   * need to look for a proof.
   */
  Optional<CounterExample> clearCounterExample() {
    return compare(0).filter(found -> found.values().error() > CLEARLY).map(this::counterExample);
  }

  /** Compares the sides at all points; {@code used} are the conditions that these satisfy. */
  Verdict judge(List<Condition> used) {
    int agreed = 0;
    double worst = 0;
    for (int point = 0; point < points && (point == 0 || !deadline.isOver()); point++) {
      Optional<Point> found = compare(point);
      if (found.isPresent() && found.get().values().error() > DIFFER) {
        return new Verdict.Refuted(counterExample(found.get()));
      }
      if (found.isPresent()) {
        agreed++;
        worst = Math.max(worst, found.get().values().error());
      }
    }
    return agreed == 0
        ? new Verdict.Undecided(reason())
        : new Verdict.Confirmed(agreed, worst, used);
  }

  private CounterExample counterExample(Point found) {
    return new CounterExamples(equation, random, deadline).plainest(found);
  }

  /** A few points are tried in any case, unless these take long too. */
  private boolean isOver() {
    return tried > 0
        && deadline.isOver()
        && (tried >= LEAST_TRIES || deadline.isOverBy(LONGEST_OVER));
  }

  /** Whether no point that was tried satisfies the conditions. */
  boolean isVacuous() {
    return tried > 0 && !positioned && extent != Extent.NONE;
  }

  private String reason() {
    if (extent == Extent.NONE) {
      return "its values take too long to compute";
    }
    if (isVacuous()) {
      return Judge.NOWHERE;
    }
    if (drowned) {
      return "both sides are so small that rounding hides a difference";
    }
    return "at none of the %d points tried do both sides have a value".formatted(tried);
  }

  /** Returns the worst position of the first evaluable point. */
  private Optional<Point> compare(int point) {
    // A matrix may have to be tall, or wide: both orders of sizes are tried.
    for (boolean reversed : new boolean[] {false, true}) {
      for (Sampler.Range range : RANGES.get(point % RANGES.size())) {
        for (int i = 0; i < TRIES && extent != Extent.NONE; i++) {
          if (isOver()) {
            return Optional.empty();
          }
          tried++;
          Optional<Point> found = compare(sizes(point, reversed), range);
          boolean conclusive =
              found.isPresent()
                  && (found.get().values().error() < Equation.AGREE
                      || found.get().values().error() > DIFFER);
          if (conclusive) {
            return found;
          }
          drowned |= found.isPresent();
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Point> compare(Map<SizeName, Integer> sizes, Sampler.Range range) {
    Point worst = null;
    try {
      Bindings bindings = equation.bindings(sizes, random, range);
      if (!equation.admits(bindings)) {
        return Optional.empty();
      }
      PointValues values = new PointValues(bindings, MOST_WORK);
      for (Map<Index, Integer> positions : positions(bindings)) {
        if (worst != null && deadline.isOver()) {
          break;
        }
        Optional<Equation.Values> both = equation.evaluate(values, positions, false);
        if (both.isEmpty()) {
          return Optional.empty();
        }
        if (worst == null || both.get().error() > worst.values().error()) {
          worst = new Point(bindings, positions, both.get());
        }
      }
    } catch (EvaluationException e) {
      if (!e.isTooMuchWork() || worst != null) {
        return Optional.ofNullable(worst);
      }
      extent = extent == Extent.PRIMES && !equation.sizes().isEmpty() ? Extent.SMALL : Extent.NONE;
    }
    return Optional.ofNullable(worst);
  }

  private List<Map<Index, Integer>> positions(Bindings bindings) {
    List<Map<Index, Integer>> all = equation.positions(bindings);
    positioned |= !all.isEmpty();
    if (all.size() <= MOST_POSITIONS) {
      return all;
    }
    Collections.shuffle(all, new Random(random.nextLong()));
    return all.subList(0, MOST_POSITIONS);
  }

  private Map<SizeName, Integer> sizes(int point, boolean reversed) {
    List<SizeName> names = equation.sizes();
    int count = Math.min(PRIMES.length, Math.max(names.size(), 4));
    Map<SizeName, Integer> sizes = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      int place = (i + point) % count;
      int prime = PRIMES[reversed ? count - 1 - place : place];
      sizes.put(names.get(i), extent == Extent.PRIMES ? prime : 2 + prime % 2);
    }
    return sizes;
  }
}
