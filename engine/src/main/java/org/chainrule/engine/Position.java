package org.chainrule.engine;

import java.util.List;

/**
 * A position counted from 0: a fixed one, or one that moves with a loop's index.
 *
 * @param fixed the position, or what is added to the index
 * @param slot the slot of the index, or 0
 */
record Position(int fixed, int slot) {
  /** The first one. */
  static final Position FIRST = new Position(0, 0);

  /** Records that a view moves by {@code distance} with each step of the index. */
  void addTo(List<View.IndexStep> steps, int distance) {
    if (slot != 0 && distance != 0) {
      steps.add(new View.IndexStep(slot, distance));
    }
  }
}
