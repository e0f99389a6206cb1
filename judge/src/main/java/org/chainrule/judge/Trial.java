package org.chainrule.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.PointValues;

/**
 * One random point at which many expressions are compared: what would take a judge milliseconds
 * takes microseconds. That two agree here says no more than that it is worth asking the judge.
 *
 * <p>Every open size is another prime, entries are generic and lie in the sets that their symbols
 * are declared with, and the conditions hold. Values of parts are kept from one expression to the
 * next. Not for several threads.
 */
public final class Trial {
  /** Expressions agree below this difference, relative to the largest entry of either. */
  private static final double AGREE = 1e-9;

  /** What rounding leaves of a value, relative to the largest that it is computed from. */
  private static final double ROUNDING = 1e-13;

  /** So many values are kept. */
  private static final int MOST_KEPT = 200_000;

  private final TrialPoint point;
  private PointValues values;
  private final Map<Expression, Optional<Value>> known = new HashMap<>();
  private final Map<Expression, Double> reaches = new HashMap<>();

  private Trial(TrialPoint point) {
    this.point = point;
    this.values = new PointValues(point.bindings());
  }

  /**
   * The value of an expression at the point: its entries at each of the positions that the free
   * letters were given.
   *
   * @param entries a matrix for each choice of positions
   * @param reach the largest magnitude among the entries and all that they are computed from
   */
  public record Value(List<Matrix> entries, double reach) {
    /** Copies the list. */
    public Value {
      entries = List.copyOf(entries);
    }

    /** Returns the number of rows. */
    public int rows() {
      return entries.getFirst().rows();
    }

    /** Returns the number of columns. */
    public int columns() {
      return entries.getFirst().columns();
    }

    /** Returns all entries, row by row, one choice of positions after the other. */
    public double[] numbers() {
      return entries.stream().flatMapToDouble(m -> java.util.Arrays.stream(m.values())).toArray();
    }

    /** Returns the largest magnitude of an entry. */
    public double largest() {
      double largest = 0;
      for (Matrix matrix : entries) {
        largest = Math.max(largest, Magnitudes.largest(matrix));
      }
      return largest;
    }

    /** Whether this has the shape of {@code other} and, but for rounding, its entries. */
    public boolean agrees(Value other) {
      return agrees(other, 1);
    }

    /** Whether this is {@code factor} times {@code other}, but for rounding. */
    public boolean agrees(Value other, double factor) {
      if (rows() != other.rows()
          || columns() != other.columns()
          || entries.size() != other.entries.size()) {
        return false;
      }
      double size = Math.abs(factor);
      double allowed =
          Math.max(
              AGREE * Math.max(largest(), size * other.largest()),
              ROUNDING * Math.max(reach, size * other.reach));
      double[] left = numbers();
      double[] right = other.numbers();
      for (int i = 0; i < left.length; i++) {
        if (Math.abs(left[i] - factor * right[i]) > allowed) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Makes a point.
   *
   * @param vocabulary expressions that have all symbols, sizes and free letters that will occur;
   *     others get values when they come, but no conditions of theirs are looked at
   * @param conditions what holds at the point, and at the positions of the free letters
   * @param seed what the point depends on, besides the names of the symbols
   */
  public static Trial of(List<Expression> vocabulary, List<Condition> conditions, long seed) {
    return new Trial(TrialPoint.of(vocabulary, conditions, seed));
  }

  /** Returns the positions of the free letters at which values are taken. */
  public List<Map<Index, Integer>> positions() {
    return point.positions();
  }

  /** Returns the value of {@code e} at all positions; empty where it has none at this point. */
  public Optional<Value> value(Expression e) {
    Optional<Value> found = known.get(e);
    if (found == null) {
      found = computed(e);
      if (reaches.size() > MOST_KEPT) {
        forget();
      }
      known.put(e, found);
    }
    return found;
  }

  /** Returns the value of {@code e} at one choice of positions; empty where it has none. */
  public Optional<Matrix> value(Expression e, Map<Index, Integer> positions) {
    if (point.extend(List.of(e))) {
      forget();
    }
    try {
      Matrix value = values.value(e, positions);
      return Double.isFinite(Magnitudes.largest(value)) ? Optional.of(value) : Optional.empty();
    } catch (EvaluationException undefined) {
      return Optional.empty();
    }
  }

  /** Whether both have a value here, of the same shape and, but for rounding, the same entries. */
  public boolean agree(Expression a, Expression b) {
    if (a.equals(b)) {
      return true;
    }
    Optional<Value> left = value(a);
    return left.isPresent() && value(b).filter(left.get()::agrees).isPresent();
  }

  /**
   * Returns a number that agreeing expressions share, but for one pair in some ten thousand: the
   * key of a table of candidates. Empty where the expression has no value.
   */
  public Optional<Long> fingerprint(Expression e) {
    return value(e).map(Trial::fingerprint);
  }

  private static long fingerprint(Value value) {
    SplittableRandom weights = new SplittableRandom(value.rows() * 31L + value.columns());
    double mixed = 0;
    for (double number : value.numbers()) {
      mixed += number * (0.5 + weights.nextDouble());
    }
    double floor = 1e-8 * value.reach();
    long digits =
        Math.abs(mixed) < floor ? 0 : Math.round(mixed / Math.pow(10, exponent(mixed) - 6));
    return Mix.of(value.rows(), value.columns(), digits);
  }

  private static int exponent(double number) {
    return (int) Math.floor(Math.log10(Math.abs(number)));
  }

  private Optional<Value> computed(Expression e) {
    List<Matrix> entries = new ArrayList<>();
    for (Map<Index, Integer> positions : point.positions()) {
      Optional<Matrix> entry = value(e, positions);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      entries.add(entry.get());
    }
    return entries.isEmpty() ? Optional.empty() : Optional.of(new Value(entries, reach(e)));
  }

  private double reach(Expression e) {
    Set<Index> letters = point.letters();
    for (Expression node :
        Expression.topologicalOrder(
            List.of(e), n -> !reaches.containsKey(n) && letters.containsAll(n.freeIndices()))) {
      double reach = 0;
      for (Map<Index, Integer> positions : point.positions()) {
        reach = Math.max(reach, Magnitudes.largest(values.value(node, positions)));
      }
      for (Expression operand : node.operands()) {
        reach = Math.max(reach, reaches.getOrDefault(operand, 0.0));
      }
      reaches.put(node, reach);
    }
    return reaches.getOrDefault(e, 0.0);
  }

  private void forget() {
    values = new PointValues(point.bindings());
    known.clear();
    reaches.clear();
  }
}
