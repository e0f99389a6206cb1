package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chainrule.expression.Claim;

/**
 * What was found about the statements of a claim so far: whoever waits for the rest may stop
 * waiting.
 */
final class Rulings {
  private final List<Ruled> found = new CopyOnWriteArrayList<>();
  private volatile Claim claim;

  /** Starts with nothing found about {@code claim}. */
  Rulings(Claim claim) {
    this.claim = claim;
  }

  /** Returns the claim, as it was read in the end. */
  Claim claim() {
    return claim;
  }

  /** Starts anew with another reading of the claim. */
  void startAnew(Claim reading) {
    found.clear();
    claim = reading;
  }

  /** Whether no side is wrong. */
  boolean areRight() {
    return found.stream().allMatch(Ruled::isRight);
  }

  void add(Ruled ruled) {
    found.add(ruled);
  }

  /** Notes something about the first side. */
  void noting(String note) {
    if (!found.isEmpty()) {
      found.set(0, found.getFirst().noting(note));
    }
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
