package org.chainrule.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.chainrule.expression.Dimension;

/**
 * Canonical numbers for the summed indices of a term, so that {@code Σ_k A_ik B_kj} is the same
 * monomial under every name of k: colour refinement, and where colours tie, each of the tied
 * indices is tried as the first (McKay, Practical graph isomorphism, 1981).
 *
 * <p>Indices that share no factor don't influence each other, so each connected part of a term is
 * numbered by itself; {@code (Σ_k x_k)⁶} is six times the same part.
 */
final class Labelling {
  /** More tied numberings than this are not tried: two equal terms may then look different. */
  private static final int MOST_LEAVES = 64;

  private final List<Dimension> sums;
  private final List<Factor> factors;
  private int leaves;

  private Labelling(List<Dimension> sums, List<Factor> factors) {
    this.sums = sums;
    this.factors = factors;
  }

  /** Returns the monomial of {@code factors}, summed over the indices of {@code sums}. */
  static Monomial of(List<Dimension> sums, List<Factor> factors) {
    if (sums.isEmpty()) {
      return Monomial.of(sums, sorted(factors));
    }
    List<Monomial> parts = new ArrayList<>();
    List<Factor> rest = new ArrayList<>();
    for (Part part : parts(sums, factors, rest)) {
      parts.add(new Labelling(part.sums(), part.factors()).canonical());
    }
    parts.sort(Comparator.comparingLong(Monomial::hash));
    Term whole = new Term(org.chainrule.expression.Rational.ONE, List.of(), rest);
    for (Monomial part : parts) {
      whole = whole.times(part, org.chainrule.expression.Rational.ONE);
    }
    return Monomial.of(whole.sums(), sorted(whole.factors()));
  }

  private static List<Factor> sorted(List<Factor> factors) {
    List<Factor> sorted = new ArrayList<>(factors.size());
    factors.forEach(factor -> sorted.add(factor.normalized()));
    sorted.sort(Comparator.comparingLong(Factor::hash));
    return sorted;
  }

  private record Part(List<Dimension> sums, List<Factor> factors) {}

  /** Splits a term into parts that share no summed index; what has none goes to {@code rest}. */
  private static List<Part> parts(List<Dimension> sums, List<Factor> factors, List<Factor> rest) {
    int[] leader = new int[sums.size()];
    Arrays.setAll(leader, i -> i);
    for (Factor factor : factors) {
      int first = -1;
      for (Position position : factor.positions()) {
        if (position.isBound()) {
          int found = leader(leader, Position.place(position.variable()));
          first = first < 0 ? found : first;
          leader[found] = leader(leader, first);
        }
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int root = 0; root < leader.length; root++) {
      if (leader(leader, root) == root) {
        parts.add(part(root, leader, sums, factors));
      }
    }
    factors.stream().filter(Factor::isFreeOfSums).forEach(rest::add);
    return parts;
  }

  private static int leader(int[] leader, int place) {
    int at = place;
    while (leader[at] != at) {
      at = leader[at];
    }
    return at;
  }

  private static Part part(int root, int[] leader, List<Dimension> sums, List<Factor> factors) {
    int[] local = new int[leader.length];
    List<Dimension> mine = new ArrayList<>();
    for (int i = 0; i < leader.length; i++) {
      local[i] = -1;
      if (leader(leader, i) == root) {
        local[i] = mine.size();
        mine.add(sums.get(i));
      }
    }
    List<Factor> own = new ArrayList<>();
    for (Factor factor : factors) {
      boolean inside =
          factor.positions().stream()
              .anyMatch(p -> p.isBound() && local[Position.place(p.variable())] >= 0);
      if (inside) {
        own.add(factor.moved(p -> renumbered(p, local)));
      }
    }
    return new Part(mine, own);
  }

  private static Position renumbered(Position position, int[] numbers) {
    return position.isBound()
        ? new Position(
            Position.bound(numbers[Position.place(position.variable())]), position.offset())
        : position;
  }

  private Monomial canonical() {
    long[] colours = new long[sums.size()];
    Arrays.setAll(colours, i -> Sizes.hash(sums.get(i)));
    return search(refined(colours));
  }

  private Monomial search(long[] colours) {
    int[] tied = firstTie(colours);
    if (tied.length == 0) {
      leaves++;
      return numbered(colours);
    }
    Monomial least = null;
    for (int place : tied) {
      if (least != null && leaves >= MOST_LEAVES) {
        break;
      }
      long[] changed = colours.clone();
      changed[place] = Mix.of(changed[place], 1);
      Monomial found = search(refined(changed));
      if (least == null || found.hash() < least.hash()) {
        least = found;
      }
    }
    return java.util.Objects.requireNonNull(least);
  }

  /** Returns the places of the least colour that occurs more than once; none where all differ. */
  private static int[] firstTie(long[] colours) {
    long[] sorted = colours.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        long colour = sorted[i];
        return java.util.stream.IntStream.range(0, colours.length)
            .filter(place -> colours[place] == colour)
            .toArray();
      }
    }
    return new int[0];
  }

  private long[] refined(long[] start) {
    long[] colours = start;
    for (int round = 0; round < sums.size() && firstTie(colours).length > 0; round++) {
      colours = refinedOnce(colours);
    }
    return colours;
  }

  private long[] refinedOnce(long[] colours) {
    long[] sum = colours.clone();
    for (Factor factor : factors) {
      long colour =
          factor.colour(variable ->
              Position.isBound(variable) ? colours[Position.place(variable)] : variable);
      for (int place = 0; place < factor.positions().size(); place++) {
        Position position = factor.position(place);
        if (position.isBound()) {
          sum[Position.place(position.variable())] +=
              Mix.of(colour, factor.atom().cell(place), position.hash(0));
        }
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] = Mix.of(sum[i]);
    }
    return sum;
  }

  private Monomial numbered(long[] colours) {
    Integer[] order = new Integer[colours.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingLong(place -> colours[place]));
    int[] numbers = new int[order.length];
    List<Dimension> sizes = new ArrayList<>(order.length);
    for (int number = 0; number < order.length; number++) {
      numbers[order[number]] = number;
      sizes.add(sums.get(order[number]));
    }
    List<Factor> renamed = new ArrayList<>(factors.size());
    factors.forEach(factor -> renamed.add(factor.moved(p -> renumbered(p, numbers))));
    return Monomial.of(sizes, sorted(renamed));
  }
}
