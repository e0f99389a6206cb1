package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found about the statements of a claim so far: whoever waits for the rest may stop
 * waiting.
 */
final class Rulings {
  private final List<Ruled> found = new ArrayList<>();

  synchronized void add(Ruled ruled) {
    found.add(ruled);
  }

  /** Notes something about the first side. */
  synchronized void noting(String note) {
    if (!found.isEmpty()) {
      found.set(0, found.getFirst().noting(note));
    }
  }

  /** Whether no side is wrong. */
  synchronized boolean areRight() {
    return found.stream().allMatch(Ruled::isRight);
  }

  /** Puts another ruling about a side, counted from 1. */
  synchronized void replace(int side, Ruled ruled) {
    found.set(side - 1, ruled);
  }

  synchronized void replace(List<Ruled> all) {
    found.clear();
    found.addAll(all);
  }

  /** Returns what was found about a side, counted from 1. */
  synchronized Ruled of(int side) {
    return found.get(side - 1);
  }

  /** Returns what was found about {@code count} sides, with {@code rest} for the others. */
  synchronized List<Ruled> completed(int count, Ruled rest) {
    List<Ruled> all = new ArrayList<>(found);
    while (all.size() < count) {
      all.add(rest);
    }
    return all;
  }
}
