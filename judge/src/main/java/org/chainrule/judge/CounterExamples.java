package org.chainrule.judge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Index;
import org.chainrule.expression.PointValues;
import org.chainrule.expression.SizeName;

/** Looks for values that people can calculate with: the smallest sizes, whole numbers. */
final class CounterExamples {
  private static final int TRIES = 24;
  private static final double CLEARLY = 1e-3;

  /** The sizes tried, by the place of a size: all 1, all 2, then all different. */
  private static final List<IntUnaryOperator> SIZES =
      List.of(_ -> 1, _ -> 2, place -> place + 1, place -> place + 2);

  private final Equation equation;
  private final SplittableRandom random;
  private final Deadline deadline;

  CounterExamples(Equation equation, SplittableRandom random, Deadline deadline) {
    this.equation = equation;
    this.random = random;
    this.deadline = deadline;
  }

  /** Returns the plainest counter-example found, {@code otherwise} if none is plainer. */
  CounterExample plainest(NumericJudge.Point otherwise) {
    for (IntUnaryOperator size : SIZES) {
      Map<SizeName, Integer> sizes = new LinkedHashMap<>();
      for (int i = 0; i < equation.sizes().size(); i++) {
        sizes.put(equation.sizes().get(i), size.applyAsInt(i));
      }
      for (int i = 0; i < TRIES && !deadline.isOver(); i++) {
        Optional<CounterExample> found = at(sizes);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    return of(otherwise.bindings(), otherwise.positions(), otherwise.values());
  }

  private Optional<CounterExample> at(Map<SizeName, Integer> sizes) {
    try {
      Bindings bindings = equation.bindings(sizes, random, Sampler.Range.WHOLE);
      if (!equation.admits(bindings)) {
        return Optional.empty();
      }
      PointValues point = new PointValues(bindings, NumericJudge.MOST_WORK / TRIES);
      for (Map<Index, Integer> positions : equation.positions(bindings)) {
        Optional<Equation.Values> values = equation.evaluate(point, positions, true);
        if (values.isPresent() && values.get().error() > CLEARLY) {
          return Optional.of(of(bindings, positions, values.get()));
        }
      }
      return Optional.empty();
    } catch (EvaluationException e) {
      return Optional.empty();
    }
  }

  private CounterExample of(
      Bindings bindings, Map<Index, Integer> positions, Equation.Values values) {
    SequencedMap<SizeName, Integer> sizes = new LinkedHashMap<>();
    for (SizeName name : equation.sizes()) {
      sizes.put(name, bindings.sizes().getOrDefault(name, 0));
    }
    int columns = values.left().columns();
    return new CounterExample(
        sizes,
        equation.valuesInOrder(bindings),
        new LinkedHashMap<>(positions),
        values.left(),
        values.right(),
        values.place() / columns + 1,
        values.place() % columns + 1);
  }
}
