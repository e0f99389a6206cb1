package org.chainrule.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The order in which the indices from outside of an {@link Atom}'s arguments get their slots, by
 * colour refinement over all terms of the arguments.
 */
final class SlotOrder {
  private static final int ROUNDS = 3;

  private final List<Monomial> monomials = new ArrayList<>();
  private final List<Long> weights = new ArrayList<>();
  private final Map<Integer, Long> colours = new TreeMap<>();

  SlotOrder(List<Atom.Argument> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      long number = i;
      Polynomial body = arguments.get(i).body();
      body.terms()
          .forEach((monomial, coefficient) -> {
            monomials.add(monomial);
            weights.add(Mix.of(number, coefficient.hashCode()));
          });
      for (int variable : body.freeVariables()) {
        if (variable < Position.PARAMETER) {
          colours.put(variable, 0L);
        }
      }
    }
  }

  /** Returns the orders that the indices' colours allow, at most {@code most} of them. */
  List<List<Integer>> orders(int most) {
    if (colours.size() > 1) {
      refine();
    }
    Map<Long, List<Integer>> cells = new TreeMap<>();
    colours.forEach((v, colour) -> cells.computeIfAbsent(colour, _ -> new ArrayList<>()).add(v));
    List<List<Integer>> orders = new ArrayList<>(List.of(List.of()));
    for (List<Integer> cell : cells.values()) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> order : orders) {
        for (List<Integer> arranged : permutations(cell, Math.max(1, most / orders.size()))) {
          List<Integer> next = new ArrayList<>(order);
          next.addAll(arranged);
          longer.add(next);
        }
      }
      orders = longer;
    }
    return orders;
  }

  private static List<List<Integer>> permutations(List<Integer> cell, int most) {
    List<List<Integer>> all = new ArrayList<>(List.of(List.of()));
    int count = 1;
    for (int k = 2; k <= cell.size(); k++) {
      count *= k;
      if (count > most) {
        return List.of(cell);
      }
    }
    for (int variable : cell) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> order : all) {
        for (int place = 0; place <= order.size(); place++) {
          List<Integer> next = new ArrayList<>(order);
          next.add(place, variable);
          longer.add(next);
        }
      }
      all = longer;
    }
    all.sort(Comparator.comparing(Object::toString));
    return all;
  }

  private void refine() {
    List<long[]> bound = new ArrayList<>();
    for (Monomial monomial : monomials) {
      bound.add(monomial.sums().stream().mapToLong(Sizes::hash).toArray());
    }
    for (int round = 0; round < ROUNDS && distinct() < colours.size(); round++) {
      Map<Integer, Long> next = new TreeMap<>(colours);
      for (int i = 0; i < monomials.size(); i++) {
        refine(monomials.get(i), weights.get(i), bound.get(i), next);
      }
      next.replaceAll((_, colour) -> Mix.of(colour));
      colours.putAll(next);
    }
  }

  private int distinct() {
    return new TreeSet<>(colours.values()).size();
  }

  private void refine(Monomial monomial, long weight, long[] bound, Map<Integer, Long> next) {
    long[] seen = new long[monomial.factors().size()];
    long whole = weight;
    for (int i = 0; i < seen.length; i++) {
      seen[i] = monomial.factors().get(i).colour(variable -> colour(variable, bound));
      whole += seen[i];
    }
    long[] nextBound = bound.clone();
    for (int i = 0; i < seen.length; i++) {
      Factor factor = monomial.factors().get(i);
      for (int place = 0; place < factor.positions().size(); place++) {
        Position position = factor.position(place);
        long mark = Mix.of(Mix.of(whole, seen[i]), factor.atom().cell(place), position.hash(0));
        if (position.isBound()) {
          nextBound[Position.place(position.variable())] += mark;
        } else {
          next.computeIfPresent(position.variable(), (_, colour) -> colour + mark);
        }
      }
    }
    for (int i = 0; i < bound.length; i++) {
      bound[i] = Mix.of(nextBound[i]);
    }
  }

  private long colour(int variable, long[] bound) {
    if (Position.isBound(variable)) {
      return bound[Position.place(variable)];
    }
    Long colour = colours.get(variable);
    return colour == null ? variable : colour;
  }
}
