package org.chainrule.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.PointValues;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/** Two sides with all that their values depend on. */
final class Equation {
  /**
   * A side may be so much smaller than what it is computed from: then its digits are still right.
   */
  private static final double CANCELLED = 1e-3;

  /** What rounding leaves of a value, relative to the largest that it is computed from. */
  private static final double ROUNDING = 2e-14;

  /** Below this, two values agree; a difference that may be rounding is put just above. */
  static final double AGREE = 1e-9;

  /** Values beyond this one have lost too many digits for a comparison. */
  private static final double LARGEST = 1e8;

  /** So many entries may all variables have together. */
  private static final long MOST_ENTRIES = 2_000_000;

  private final Expression left;
  private final Expression right;
  private final List<Condition> conditions;
  private final Constraints constraints;
  private final List<SizeName> sizes;
  private final List<Symbol> variables;
  private final List<Index> indices;
  private final Map<String, Bindings.OpaqueValue> opaques = new LinkedHashMap<>();
  private final Map<Expression, Integer> places = new LinkedHashMap<>();
  private final Kinks kinks;
  private final Conditioning conditioning;
  private final Underflow underflow;

  /**
   * Both sides at one point.
   *
   * @param error the largest difference of two entries, relative to the largest entry of either
   *     side, or to a thousandth of the largest value that they are computed from; between agreeing
   *     and differing where the sides are so small that rounding may be all that they have
   * @param place the place of that entry, row by row
   */
  record Values(Matrix left, Matrix right, double error, int place) {}

  Equation(Expression left, Expression right, List<Condition> conditions) {
    this.left = left;
    this.right = right;
    this.conditions = conditions;
    this.constraints = new Constraints(conditions);
    List<Expression> roots = roots();
    this.sizes = OpenSizes.of(roots);
    Set<Symbol> symbols = new LinkedHashSet<>();
    for (Expression node : Expression.topologicalOrder(roots)) {
      switch (node.operation()) {
        case Variable(Symbol symbol) -> symbols.add(symbol);
        case Opaque(var function) ->
            opaques.put(function.name(), SmoothFunction.named(function.name()));
        case OpaqueGradient(var function, _) ->
            opaques.put(function.name(), SmoothFunction.named(function.name()));
        default -> {}
      }
    }
    this.variables = List.copyOf(symbols);
    Set<Index> free = new TreeSet<>(java.util.Comparator.comparing(Index::name));
    free.addAll(left.freeIndices());
    free.addAll(right.freeIndices());
    this.indices = List.copyOf(free);
    for (Expression node : Expression.topologicalOrder(List.of(left, right))) {
      if (free.containsAll(node.freeIndices())) {
        places.put(node, places.size());
      }
    }
    this.kinks = new Kinks(places);
    this.conditioning = new Conditioning(places);
    this.underflow = new Underflow(places);
  }

  private List<Expression> roots() {
    List<Expression> roots = new ArrayList<>(List.of(left, right));
    roots.addAll(constraints.expressions());
    return roots;
  }

  List<SizeName> sizes() {
    return sizes;
  }

  List<Index> indices() {
    return indices;
  }

  /** Returns the places where the free indices can stand under the conditions. */
  List<Map<Index, Integer>> positions(Bindings bindings) {
    List<Map<Index, Integer>> all = Positions.all(indices, bindings);
    all.removeIf(place -> !constraints.hold(place, bindings));
    return all;
  }

  /**
   * Returns bindings with these sizes and with random values.
   *
   * @throws EvaluationException if there are no such values, or too many
   */
  Bindings bindings(
      Map<SizeName, Integer> sizeValues, SplittableRandom random, Sampler.Range range) {
    Bindings open = new Bindings(sizeValues, Map.of(), opaques);
    Sampler sampler = new Sampler(random, range, List.of(left, right), conditions);
    Map<Symbol, Matrix> values = new LinkedHashMap<>();
    long entries = 0;
    for (Symbol symbol : variables) {
      int rows = open.size(symbol.shape().rows());
      int columns = open.size(symbol.shape().columns());
      entries += (long) rows * columns;
      if (entries > MOST_ENTRIES) {
        throw EvaluationException.tooMuchWork();
      }
      values.put(symbol, sampler.value(symbol, rows, columns, open::size));
    }
    return new Bindings(sizeValues, values, opaques);
  }

  /** Returns the values of the variables in the order in which they occur. */
  SequencedMap<Symbol, Matrix> valuesInOrder(Bindings bindings) {
    SequencedMap<Symbol, Matrix> ordered = new LinkedHashMap<>();
    for (Symbol symbol : variables) {
      Matrix value = bindings.values().get(symbol);
      if (value != null) {
        ordered.put(symbol, value);
      }
    }
    return ordered;
  }

  /** Whether the conditions that speak of no free letters hold. */
  boolean admits(Bindings bindings) {
    return constraints.hold(bindings);
  }

  /**
   * Returns both sides' values; empty where one has none, or at a kink.
   *
   * @param plain whether the values are so plain that they are at a kink by chance
   * @throws EvaluationException if they take more work than the point allows
   */
  Optional<Values> evaluate(PointValues point, Map<Index, Integer> positions, boolean plain) {
    List<Matrix> values = new ArrayList<>(places.size());
    try {
      for (Expression node : places.keySet()) {
        values.add(point.value(node, positions));
      }
    } catch (EvaluationException e) {
      if (e.isTooMuchWork()) {
        throw e;
      }
      return Optional.empty();
    }
    if (kinks.isNear(values, plain) || conditioning.isSingular(values)) {
      return Optional.empty();
    }
    return compared(
        values.get(places.getOrDefault(left, 0)),
        values.get(places.getOrDefault(right, 0)),
        values);
  }

  private Optional<Values> compared(Matrix l, Matrix r, List<Matrix> values) {
    double largest = Math.max(Magnitudes.largest(l), Magnitudes.largest(r));
    double reach = 0;
    for (Matrix value : values) {
      double magnitude = Magnitudes.largest(value);
      // Not the other way round: NaN compares false.
      if (!(magnitude <= LARGEST)) {
        return Optional.empty();
      }
      reach = Math.max(reach, magnitude);
    }
    if (underflow.isIn(values)) {
      return Optional.empty();
    }
    double worst = 0;
    int place = 0;
    for (int i = 0; i < l.values().length; i++) {
      double difference = Math.abs(l.values()[i] - r.values()[i]);
      if (difference > worst) {
        worst = difference;
        place = i;
      }
    }
    return Optional.of(new Values(l, r, error(worst, largest, reach), place));
  }

  private static double error(double difference, double largest, double reach) {
    double error = difference == 0 ? 0 : difference / Math.max(largest, CANCELLED * reach);
    boolean isClear =
        error >= AGREE || difference < AGREE * largest || difference <= ROUNDING * reach;
    return isClear ? error : 2 * AGREE;
  }
}
