package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What was found about the statements of a claim so far: whoever waits for the rest may stop
 * waiting.
 */
final class Rulings {
  private final List<Ruled> found = new CopyOnWriteArrayList<>();

  void add(Ruled ruled) {
    found.add(ruled);
  }

  /** Puts another ruling about a side, counted from 1. */
  void replace(int side, Ruled ruled) {
    found.set(side - 1, ruled);
  }

  void replace(List<Ruled> all) {
    found.clear();
    found.addAll(all);
  }

  /** Returns what was found about a side, counted from 1. */
  Ruled of(int side) {
    return found.get(side - 1);
  }

  /** Returns what was found about {@code count} sides, with {@code rest} for the others. */
  List<Ruled> completed(int count, Ruled rest) {
    List<Ruled> all = new ArrayList<>(found);
    while (all.size() < count) {
      all.add(rest);
    }
    return all.subList(0, count);
  }
}
