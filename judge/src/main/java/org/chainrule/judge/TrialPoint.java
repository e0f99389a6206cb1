package org.chainrule.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/**
 * A random point that grows: what comes to be mentioned gets a value that depends on its name and
 * the seed only.
 */
final class TrialPoint {
  private static final int TRIES = 60;
  private static final int MOST_POSITIONS = 8;
  private static final int[] PRIMES = {3, 2, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53};

  private static final List<Sampler.Range> RANGES =
      List.of(
          Sampler.Range.SIGNED, Sampler.Range.FRACTIONS, Sampler.Range.LARGE, Sampler.Range.SMALL);

  private final List<Condition> conditions;
  private final Constraints constraints;
  private final Map<SizeName, Integer> sizes = new LinkedHashMap<>();
  private final Map<Symbol, Matrix> values = new LinkedHashMap<>();
  private final Map<String, Bindings.OpaqueValue> opaques = new HashMap<>();
  private final Set<Index> letters = new LinkedHashSet<>();
  private final Set<Expression> seen = new java.util.HashSet<>();
  private long seed;
  private Sampler.Range range = Sampler.Range.SIGNED;
  private Bindings bindings = Bindings.of(Map.of(), Map.of());
  private List<Map<Index, Integer>> positions = List.of(Map.of());

  private TrialPoint(List<Condition> conditions, long seed) {
    this.conditions = conditions;
    this.constraints = new Constraints(conditions);
    this.seed = seed;
  }

  /**
   * Returns a point at which the conditions hold and, if there is one, all expressions have values.
   */
  static TrialPoint of(List<Expression> vocabulary, List<Condition> conditions, long seed) {
    TrialPoint point = new TrialPoint(conditions, seed);
    List<Expression> all = new ArrayList<>(vocabulary);
    all.addAll(point.constraints.expressions());
    boolean _ = point.extend(all);
    for (int i = 1; i < TRIES && !point.suits(vocabulary); i++) {
      point.range = RANGES.get(i % RANGES.size());
      point.seed = Mix.of(seed, i);
      point.draw(all);
    }
    return point;
  }

  private boolean suits(List<Expression> vocabulary) {
    try {
      if (positions.isEmpty() || !constraints.hold(bindings)) {
        return false;
      }
      for (Map<Index, Integer> place : positions) {
        for (Matrix value : Evaluator.evaluateAll(vocabulary, bindings, place)) {
          if (!Double.isFinite(Magnitudes.largest(value))) {
            return false;
          }
        }
      }
      return true;
    } catch (EvaluationException undefined) {
      return false;
    }
  }

  /** Gives values to what is new in {@code roots}; returns whether anything was. */
  boolean extend(List<Expression> roots) {
    List<Expression> fresh = Expression.topologicalOrder(roots, node -> !seen.contains(node));
    if (fresh.isEmpty()) {
      return false;
    }
    seen.addAll(fresh);
    int before = sizes.size() + values.size() + opaques.size() + letters.size();
    for (SizeName size : OpenSizes.of(roots)) {
      sizes.putIfAbsent(size, PRIMES[sizes.size() % PRIMES.length]);
    }
    roots.forEach(root -> letters.addAll(root.freeIndices()));
    Bindings open = new Bindings(sizes, Map.of(), Map.of());
    for (Expression node : fresh) {
      switch (node.operation()) {
        case Variable(Symbol symbol) -> values.computeIfAbsent(symbol, s -> value(s, open, roots));
        case Opaque(var function) -> opaque(function.name());
        case OpaqueGradient(var function, _) -> opaque(function.name());
        default -> {}
      }
    }
    if (sizes.size() + values.size() + opaques.size() + letters.size() == before) {
      return false;
    }
    bindings = new Bindings(sizes, values, opaques);
    positions = chosen();
    return true;
  }

  private void draw(List<Expression> roots) {
    Bindings open = new Bindings(sizes, Map.of(), Map.of());
    values.replaceAll((symbol, _) -> value(symbol, open, roots));
    bindings = new Bindings(sizes, values, opaques);
    positions = chosen();
  }

  private void opaque(String name) {
    opaques.putIfAbsent(name, SmoothFunction.named(name));
  }

  private Matrix value(Symbol symbol, Bindings open, List<Expression> roots) {
    SplittableRandom random = new SplittableRandom(Mix.of(seed, Mix.of(symbol.name())));
    return new Sampler(random, range, roots, conditions)
        .value(
            symbol,
            open.size(symbol.shape().rows()),
            open.size(symbol.shape().columns()),
            open::size);
  }

  /** Some of the places where the letters can stand, with equal letters and with different ones. */
  private List<Map<Index, Integer>> chosen() {
    List<Map<Index, Integer>> all = Positions.all(letters, bindings);
    all.removeIf(place -> !constraints.hold(place, bindings));
    Collections.shuffle(all, new Random(seed));
    List<Map<Index, Integer>> few = new ArrayList<>();
    for (boolean equal : new boolean[] {false, true}) {
      all.stream()
          .filter(place -> hasEqual(place) == equal)
          .limit(MOST_POSITIONS / 2)
          .forEach(few::add);
    }
    return few;
  }

  private static boolean hasEqual(Map<Index, Integer> place) {
    return place.values().stream().distinct().count() < place.size();
  }

  Bindings bindings() {
    return bindings;
  }

  Set<Index> letters() {
    return letters;
  }

  List<Map<Index, Integer>> positions() {
    return positions;
  }
}
