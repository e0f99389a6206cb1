package org.chainrule.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Rational;

/**
 * Looks for a monomial among the factors of a product. The monomial's sums have to be whole sums of
 * the product: their indices must occur nowhere else.
 */
final class Pattern {
  private static final int NONE = -1;

  private final Budget budget;
  private final Monomial monomial;
  private final Rational coefficient;
  private final List<Factor> wanted = new ArrayList<>();
  private final int open;
  private int closed = NONE;

  /**
   * A monomial found.
   *
   * @param pattern the monomial
   * @param coefficient its coefficient
   * @param rest the product without it and without the factor {@code kept}
   * @param kept the factor that asked, as it is numbered in {@code rest}
   * @param open where the open variable stands, as numbered in {@code rest}
   */
  record Match(Monomial pattern, Rational coefficient, Term rest, Factor kept, Position open) {}

  /**
   * Makes a pattern.
   *
   * @param known positions for the monomial's own variables
   * @param open a variable that may have any position, or −1
   */
  Pattern(
      Budget budget,
      Monomial monomial,
      Rational coefficient,
      Map<Integer, Position> known,
      int open) {
    this.budget = budget;
    this.monomial = monomial;
    this.coefficient = coefficient;
    this.open = open;
    for (Factor factor : monomial.factors()) {
      wanted.add(factor.moved(p -> prepared(p, known)));
    }
  }

  private static Position prepared(Position position, Map<Integer, Position> known) {
    if (position.isBound()) {
      int place = Position.place(position.variable());
      return new Position(Position.PATTERN + place, position.offset());
    }
    Position replacement = known.get(position.variable());
    return replacement == null ? position : replacement.plus(position.offset());
  }

  /** Asks that {@code variable} occurs in what is found and in the asking factor only. */
  Pattern closing(int variable) {
    closed = variable;
    return this;
  }

  /** Looks for the monomial beside the factor at {@code asking}. */
  Optional<Match> find(Term product, int asking) {
    if (wanted.size() >= product.factors().size()) {
      return Optional.empty();
    }
    int[] places = new int[wanted.size()];
    Arrays.fill(places, NONE);
    return search(product, asking, 0, places, Map.of());
  }

  private Optional<Match> search(
      Term product, int asking, int next, int[] places, Map<Integer, Position> found) {
    budget.spend(1);
    if (next == wanted.size()) {
      return matched(product, asking, places, found);
    }
    Factor factor = wanted.get(next);
    for (int i = 0; i < product.factors().size(); i++) {
      Factor candidate = product.factors().get(i);
      if (i == asking || candidate.atom() != factor.atom() || contains(places, next, i)) {
        continue;
      }
      for (List<Position> arranged : arrangements(candidate)) {
        Optional<Map<Integer, Position>> unified =
            unified(factor, candidate, arranged, product.sums(), found);
        if (unified.isPresent()) {
          places[next] = i;
          Optional<Match> match = search(product, asking, next + 1, places, unified.get());
          if (match.isPresent()) {
            return match;
          }
          places[next] = NONE;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean contains(int[] places, int count, int place) {
    for (int i = 0; i < count; i++) {
      if (places[i] == place) {
        return true;
      }
    }
    return false;
  }

  private static List<List<Position>> arrangements(Factor factor) {
    List<List<Position>> all = new ArrayList<>(List.of(factor.positions()));
    factor.atom().symmetries().forEach(symmetry -> all.add(factor.rearranged(symmetry)));
    return all;
  }

  private Optional<Map<Integer, Position>> unified(
      Factor factor,
      Factor candidate,
      List<Position> positions,
      List<Dimension> sums,
      Map<Integer, Position> found) {
    Map<Integer, Position> unified = new LinkedHashMap<>(found);
    boolean summed = false;
    for (int i = 0; i < positions.size(); i++) {
      Position asked = factor.position(i);
      Position given = positions.get(i);
      boolean pattern = asked.variable() >= Position.PATTERN;
      summed |= pattern || asked.variable() == open || asked.variable() == closed;
      if (!pattern && asked.variable() != open) {
        if (!asked.equals(given)) {
          return Optional.empty();
        }
        continue;
      }
      Position value = given.minus(asked.offset());
      if (pattern && !fits(value, asked.variable() - Position.PATTERN, sums)) {
        return Optional.empty();
      }
      Position before = unified.putIfAbsent(asked.variable(), value);
      if (before != null && !before.equals(value)) {
        return Optional.empty();
      }
    }
    boolean enough =
        summed ? factor.exponent().equals(candidate.exponent()) : divides(factor, candidate);
    return enough ? Optional.of(unified) : Optional.empty();
  }

  private boolean fits(Position value, int place, List<Dimension> sums) {
    return value.isBound()
        && value.isPlain()
        && sums.get(Position.place(value.variable())).equals(monomial.sums().get(place));
  }

  private static boolean divides(Factor factor, Factor candidate) {
    Rational rest = candidate.exponent().plus(factor.exponent().negated());
    return factor.exponent().signum() == candidate.exponent().signum()
        && rest.signum() * factor.exponent().signum() >= 0;
  }

  private Optional<Match> matched(
      Term product, int asking, int[] places, Map<Integer, Position> found) {
    Set<Integer> sums = new HashSet<>();
    for (Map.Entry<Integer, Position> entry : found.entrySet()) {
      if (entry.getKey() >= Position.PATTERN && !sums.add(entry.getValue().variable())) {
        return Optional.empty();
      }
    }
    Position openAt = found.getOrDefault(open, Position.of(0));
    if (open != NONE && !isOpenPosition(found, sums)) {
      return Optional.empty();
    }
    List<Factor> rest = new ArrayList<>();
    Map<Integer, Factor> byPlace = new HashMap<>();
    for (int i = 0; i < places.length; i++) {
      byPlace.put(places[i], wanted.get(i));
    }
    for (int i = 0; i < product.factors().size(); i++) {
      Factor factor = product.factors().get(i);
      Factor used = byPlace.get(i);
      boolean closes =
          used == null
              && (sums.stream().anyMatch(factor::uses)
                  || (closed != NONE && i != asking && factor.uses(closed)));
      if (closes) {
        return Optional.empty();
      }
      Rational exponent =
          used == null ? factor.exponent() : factor.exponent().plus(used.exponent().negated());
      if (i != asking && exponent.signum() != 0) {
        rest.add(factor.withExponent(exponent));
      }
    }
    return Optional.of(withoutSums(product, asking, rest, openAt, sums));
  }

  private boolean isOpenPosition(Map<Integer, Position> found, Set<Integer> sums) {
    Position at = found.get(open);
    return at != null && at.variable() != closed && !sums.contains(at.variable());
  }

  private Match withoutSums(
      Term product, int asking, List<Factor> rest, Position openAt, Set<Integer> sums) {
    // The open position is carried along as a factor, so that it is renumbered like the others.
    Factor carrier = new Factor(wanted.getFirst().atom(), openAt);
    List<Factor> all = new ArrayList<>(rest);
    all.add(product.factors().get(asking));
    all.add(carrier);
    Term whole = product.withFactors(all);
    for (int variable : sums.stream().sorted().toList()) {
      whole = whole.withoutSum(Position.place(variable));
    }
    int count = whole.factors().size();
    return new Match(
        monomial,
        coefficient,
        whole.withFactors(whole.factors().subList(0, count - 2)),
        whole.factors().get(count - 2),
        whole.factors().get(count - 1).position(0));
  }
}
