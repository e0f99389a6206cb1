package org.chainrule.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Index;

/** Where free letters can stand. */
final class Positions {
  private static final int MOST = 20_000;

  private Positions() {}

  /**
   * Returns all places where {@code letters} can stand; of very many a random selection.
   *
   * @throws org.chainrule.expression.EvaluationException if a size has no value
   */
  static List<Map<Index, Integer>> all(Collection<Index> letters, Bindings bindings) {
    long count = 1;
    for (Index letter : letters) {
      long range = Math.max(0, 1L + bindings.size(letter.last()) - bindings.size(letter.first()));
      count = Math.min(Integer.MAX_VALUE, count * range);
    }
    return count > MOST ? some(letters, bindings) : every(letters, bindings);
  }

  private static List<Map<Index, Integer>> every(Collection<Index> letters, Bindings bindings) {
    List<Map<Index, Integer>> all = new ArrayList<>(List.of(Map.of()));
    for (Index letter : letters) {
      List<Map<Index, Integer>> longer = new ArrayList<>();
      for (Map<Index, Integer> place : all) {
        for (int k = bindings.size(letter.first()); k <= bindings.size(letter.last()); k++) {
          longer.add(with(place, letter, k));
        }
      }
      all = longer;
    }
    return all;
  }

  private static List<Map<Index, Integer>> some(Collection<Index> letters, Bindings bindings) {
    SplittableRandom random = new SplittableRandom(letters.size());
    List<Map<Index, Integer>> some = new ArrayList<>();
    for (int i = 0; i < MOST / 10; i++) {
      // Every second one has equal positions wherever the ranges allow it.
      double shared = random.nextDouble();
      Map<Index, Integer> place = Map.of();
      for (Index letter : letters) {
        int first = bindings.size(letter.first());
        int range = bindings.size(letter.last()) - first + 1;
        double at = i % 2 == 0 ? shared : random.nextDouble();
        place = with(place, letter, first + (int) (at * range));
      }
      some.add(place);
    }
    return some;
  }

  private static Map<Index, Integer> with(Map<Index, Integer> place, Index letter, int position) {
    Map<Index, Integer> next = new LinkedHashMap<>(place);
    next.put(letter, position);
    return next;
  }
}
