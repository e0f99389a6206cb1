package org.chainrule.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Symbol;

/**
 * Makes {@link Atom}s: the indices that arguments have from outside become slots, numbered in an
 * order that depends on what the indices do and not on what they are called.
 */
final class Atoms {
  /** Slots that are tied in more ways than this get an arbitrary order. */
  private static final int MOST_ORDERS = 24;

  private static final int[] SWAP = {1, 0};

  private final Map<Long, List<Atom>> interned = new HashMap<>();

  private Atom intern(Atom atom) {
    List<Atom> alike = interned.computeIfAbsent(atom.hash(), _ -> new ArrayList<>(1));
    for (Atom other : alike) {
      if (other.sameAs(atom)) {
        return other;
      }
    }
    alike.add(atom);
    return atom;
  }

  /** Returns an atom without arguments. */
  Factor plain(Head head, List<Position> positions) {
    boolean symmetric = head instanceof Head.Delta;
    return new Factor(
        intern(
            new Atom(head, List.of(), positions.size(), 0, symmetric ? List.of(SWAP) : List.of())),
        positions,
        Rational.ONE);
  }

  /** Returns an entry of a variable. */
  Factor entry(Symbol symbol, List<Position> positions, boolean symmetric) {
    boolean both = symmetric && positions.size() == 2;
    return new Factor(
        intern(
            new Atom(
                new Head.Entry(symbol),
                List.of(),
                positions.size(),
                0,
                both ? List.of(SWAP) : List.of())),
        positions,
        Rational.ONE);
  }

  /** Returns the factor with {@code head} on one scalar argument. */
  Factor scalar(Head head, Polynomial argument) {
    return of(head, List.of(), List.of(Atom.Argument.scalar(argument)));
  }

  /** Returns the factor with {@code head} on arguments that mention indices from outside. */
  Factor of(Head head, List<Position> explicit, List<Atom.Argument> arguments) {
    List<List<Integer>> candidates = new SlotOrder(arguments).orders(MOST_ORDERS);
    Map<List<Integer>, Atom> atoms = new LinkedHashMap<>();
    Atom least = null;
    for (List<Integer> order : candidates) {
      Atom atom = atom(head, explicit.size(), arguments, order);
      atoms.put(order, atom);
      if (least == null || atom.hash() < least.hash()) {
        least = atom;
      }
    }
    Atom chosen = java.util.Objects.requireNonNull(least);
    List<List<Integer>> equivalent =
        candidates.stream()
            .filter(order -> java.util.Objects.requireNonNull(atoms.get(order)).sameAs(chosen))
            .toList();
    List<Integer> first = equivalent.getFirst();
    List<int[]> symmetries = new ArrayList<>();
    for (List<Integer> other : equivalent.subList(1, equivalent.size())) {
      symmetries.add(symmetry(explicit.size(), first, other));
    }
    Atom result =
        symmetries.isEmpty()
            ? intern(chosen)
            : intern(new Atom(head, chosen.arguments(), explicit.size(), first.size(), symmetries));
    return new Factor(result, positions(explicit, first), Rational.ONE);
  }

  private static List<Position> positions(List<Position> explicit, List<Integer> slots) {
    List<Position> positions = new ArrayList<>(explicit);
    slots.forEach(variable -> positions.add(Position.of(variable)));
    return positions;
  }

  private static int[] symmetry(int explicit, List<Integer> from, List<Integer> to) {
    int[] places = new int[explicit + from.size()];
    Arrays.setAll(places, i -> i < explicit ? i : explicit + from.indexOf(to.get(i - explicit)));
    return places;
  }

  private static Atom atom(
      Head head, int explicit, List<Atom.Argument> arguments, List<Integer> order) {
    Map<Integer, Integer> names = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      names.put(order.get(i), Position.SLOT + i);
    }
    List<Atom.Argument> renamed = new ArrayList<>(arguments.size());
    for (Atom.Argument argument : arguments) {
      renamed.add(new Atom.Argument(argument.sizes(), renamed(argument.body(), names)));
    }
    return new Atom(head, renamed, explicit, order.size(), List.of());
  }

  /** Returns {@code polynomial} with other, distinct, variables. */
  static Polynomial renamed(Polynomial polynomial, Map<Integer, Integer> names) {
    if (names.isEmpty()) {
      return polynomial;
    }
    Map<Monomial, Rational> terms = new LinkedHashMap<>();
    polynomial
        .terms()
        .forEach((monomial, coefficient) -> {
          List<Factor> moved = new ArrayList<>(monomial.factors().size());
          for (Factor factor : monomial.factors()) {
            moved.add(
                factor.moved(p -> {
                  Integer name = names.get(p.variable());
                  return name == null ? p : new Position(name, p.offset());
                }));
          }
          terms.merge(Labelling.of(monomial.sums(), moved), coefficient, Rational::plus);
        });
    return Polynomial.of(terms);
  }

  /** Returns an entry of the inverse of the matrix {@code argument}. */
  Factor inverse(Position row, Position column, Atom.Argument argument) {
    Factor straight = of(new Head.Inverse(), List.of(row, column), List.of(argument));
    Factor turned = of(new Head.Inverse(), List.of(column, row), List.of(transposed(argument)));
    if (straight.atom() != turned.atom()) {
      return straight.atom().hash() < turned.atom().hash() ? straight : turned;
    }
    // A symmetric matrix has a symmetric inverse.
    List<Position> slots = straight.positions().subList(2, straight.positions().size());
    if (!slots.equals(turned.positions().subList(2, turned.positions().size()))) {
      return straight;
    }
    int[] swap = new int[straight.positions().size()];
    Arrays.setAll(swap, i -> i < 2 ? 1 - i : i);
    Atom plain = straight.atom();
    List<int[]> symmetries = new ArrayList<>(plain.symmetries());
    symmetries.add(swap);
    return new Factor(
        intern(new Atom(new Head.Inverse(), plain.arguments(), 2, slots.size(), symmetries)),
        straight.positions(),
        Rational.ONE);
  }

  /** Returns the determinant of the matrix {@code argument}. */
  Factor determinant(Atom.Argument argument) {
    Factor straight = of(new Head.Determinant(), List.of(), List.of(argument));
    Factor turned = of(new Head.Determinant(), List.of(), List.of(transposed(argument)));
    return straight.atom().hash() <= turned.atom().hash() ? straight : turned;
  }

  private static Atom.Argument transposed(Atom.Argument argument) {
    return new Atom.Argument(
        argument.sizes().reversed(),
        renamed(
            argument.body(),
            Map.of(
                Position.PARAMETER,
                Position.PARAMETER + 1,
                Position.PARAMETER + 1,
                Position.PARAMETER)));
  }
}
