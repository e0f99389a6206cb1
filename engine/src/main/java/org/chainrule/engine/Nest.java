package org.chainrule.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The loops of an entry-by-entry operation over samples, rows and columns, merged into as few as
 * the operands' layouts allow: dense operands of equal shape need a single one.
 *
 * @param outer how often the outer loop runs
 * @param middle how often the middle loop runs
 * @param inner the length of the inner loop, which is a kernel's
 * @param counted which of the three is to be multiplied by the count of samples: 0, 1, 2, or −1
 * @param walks for each operand its steps, the result first
 */
record Nest(int outer, int middle, int inner, int counted, List<Walk> walks) {

  /** How far an operand moves in each loop. */
  record Walk(View view, int outer, int middle, int inner) {}

  /** Returns the loops for operands of equal shapes. */
  static Nest of(View result, View... others) {
    List<View> views = new ArrayList<>(List.of(result));
    views.addAll(List.of(others));
    Builder builder = new Builder(views);
    if (views.stream().anyMatch(View::isBatched)) {
      builder.add(1, true, views.stream().mapToInt(View::sampleStep).toArray());
    }
    builder.add(result.rows(), false, views.stream().mapToInt(View::rowStep).toArray());
    builder.add(result.columns(), false, views.stream().mapToInt(View::columnStep).toArray());
    return builder.build();
  }

  /** Collects loops from the outermost on, merging each with the one before where it can. */
  private static final class Builder {
    private final List<View> views;
    private final List<int[]> steps = new ArrayList<>();
    private final List<Integer> extents = new ArrayList<>();
    private boolean firstIsCounted;

    Builder(List<View> views) {
      this.views = views;
    }

    void add(int extent, boolean counted, int[] distances) {
      if (extent == 1 && !counted) {
        return;
      }
      int last = extents.size() - 1;
      if (last >= 0 && mergeable(steps.get(last), extent, distances)) {
        extents.set(last, extents.get(last) * extent);
        steps.set(last, distances);
      } else {
        extents.add(extent);
        steps.add(distances);
      }
      firstIsCounted |= counted;
    }

    private static boolean mergeable(int[] outer, int extent, int[] inner) {
      for (int i = 0; i < outer.length; i++) {
        if (outer[i] != extent * inner[i]) {
          return false;
        }
      }
      return true;
    }

    Nest build() {
      int padding = 3 - extents.size();
      while (extents.size() < 3) {
        extents.addFirst(1);
        steps.addFirst(new int[views.size()]);
      }
      List<Walk> walks = new ArrayList<>();
      for (int i = 0; i < views.size(); i++) {
        walks.add(new Walk(views.get(i), steps.get(0)[i], steps.get(1)[i], steps.get(2)[i]));
      }
      return new Nest(
          extents.get(0),
          extents.get(1),
          extents.get(2),
          firstIsCounted ? padding : -1,
          List.copyOf(walks));
    }
  }

  /** Returns the views of the operands without the result. */
  List<View> operands() {
    return walks.stream().skip(1).map(Walk::view).toList();
  }

  /** Returns the operand number {@code place}, 0 for the result. */
  Walk walk(int place) {
    return walks.get(place);
  }
}
