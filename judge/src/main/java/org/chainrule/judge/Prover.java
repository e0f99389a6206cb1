package org.chainrule.judge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Relation;

/**
 * Proves equations by comparing normal forms. Named values that both sides share are atoms at
 * first; layer by layer they are looked into where that proves nothing.
 */
final class Prover {
  private static final int MOST_LAYERS = 5;
  private static final int UNROLLED = 6;
  private static final int MOST_ENTRIES = 64;
  private static final long STEPS = 400_000;
  private static final long SURFACE_STEPS = 30_000;

  private final Expression left;
  private final Expression right;
  private final List<Condition> conditions;
  private Set<Condition> known = Set.of();
  private final int mostTerms;
  private final Deadline deadline;

  Prover(
      Expression left,
      Expression right,
      List<Condition> conditions,
      int mostTerms,
      Deadline deadline) {
    this.left = left;
    this.right = right;
    this.conditions = conditions;
    this.mostTerms = mostTerms;
    this.deadline = deadline;
  }

  /**
   * Returns nothing, or that a proof needs no conditions: one that keeps to what both sides show.
   * It takes no longer for being about a deep network.
   */
  Optional<List<Condition>> proveOnTheSurface() {
    if (left.equals(right)) {
      return Optional.of(List.of());
    }
    return SharedNames.nearTheSurface(left, right)
        .flatMap(whole -> attempt(whole, 0, Set.of(), SURFACE_STEPS));
  }

  /** Whether both sides are the same when names are put aside. */
  boolean isEvident() {
    return SharedNames.withoutNames(left).equals(SharedNames.withoutNames(right));
  }

  /** Returns the conditions that a proof needs; empty where none was found. */
  Optional<List<Condition>> prove() {
    Set<Expression> parts = SharedNames.parts(left, right);
    Optional<List<Condition>> byParts = attempt(parts, 0, Set.of(), SURFACE_STEPS);
    if (byParts.isPresent()) {
      return byParts;
    }
    known = DomainFacts.of(List.of(left, right), conditions);
    List<Set<Expression>> layers = SharedNames.layers(left, right, MOST_LAYERS);
    for (Set<Expression> whole : layers) {
      Optional<List<Condition>> proof = prove(whole, 0);
      if (proof.isPresent()) {
        return proof;
      }
    }
    if (!hasFixedSizes()) {
      return Optional.empty();
    }
    Optional<List<Condition>> writtenOut = attempt(parts, UNROLLED, Set.of(), SURFACE_STEPS);
    for (Set<Expression> whole : layers) {
      writtenOut = writtenOut.or(() -> prove(whole, UNROLLED));
    }
    return writtenOut;
  }

  private Optional<List<Condition>> prove(Set<Expression> whole, int unrolled) {
    Optional<List<Condition>> plain = attempt(whole, unrolled, Set.of());
    if (plain.isPresent() || known.isEmpty()) {
      return plain;
    }
    return attempt(whole, unrolled, known).map(used -> needed(used, whole, unrolled));
  }

  /** Leaves out, one by one, the conditions that a proof can do without. */
  private List<Condition> needed(List<Condition> used, Set<Expression> whole, int unrolled) {
    Set<Condition> needed = new LinkedHashSet<>(used);
    for (Condition condition : used) {
      Set<Condition> fewer = new LinkedHashSet<>(needed);
      fewer.remove(condition);
      if (!fewer.isEmpty() && attempt(whole, unrolled, fewer).isPresent()) {
        needed = fewer;
      }
    }
    return List.copyOf(needed);
  }

  private Optional<List<Condition>> attempt(
      Set<Expression> whole, int unrolled, Set<Condition> allowed) {
    return attempt(whole, unrolled, allowed, STEPS);
  }

  private Optional<List<Condition>> attempt(
      Set<Expression> whole, int unrolled, Set<Condition> allowed, long steps) {
    Facts facts = new Facts(allowed);
    Budget budget = new Budget(mostTerms, steps, deadline);
    Algebra algebra = new Algebra(budget, new Variables(), facts, unrolled);
    for (Condition condition : conditions) {
      if (condition instanceof Condition.Indices(var i, Relation relation, var j)
          && (relation == Relation.UNEQUAL
              || relation == Relation.LESS
              || relation == Relation.GREATER)) {
        facts.addDistinct(algebra.variables().of(i), algebra.variables().of(j), condition);
      }
    }
    try {
      Entries entries = new Entries(algebra, whole);
      Polynomial difference = entries.of(left).minus(entries.of(right));
      difference = withEqualIndices(difference, algebra, allowed);
      difference = where(difference, entries, algebra);
      boolean zero =
          isZero(difference, algebra)
              || (unrolled > 0 && isZeroEverywhere(difference, entries, algebra));
      return zero ? Optional.of(facts.used()) : Optional.empty();
    } catch (GivenUp e) {
      return Optional.empty();
    }
  }

  private static boolean isZero(Polynomial difference, Algebra algebra) {
    return difference.isZero() || Factoring.of(difference, algebra).rest().isZero();
  }

  /** Whether the difference is zero at each position of a matrix of fixed size, one by one. */
  private boolean isZeroEverywhere(Polynomial difference, Entries entries, Algebra algebra) {
    List<Polynomial> all = List.of(difference);
    all = atEach(all, entries.row(left.shape()), left.shape().rows(), algebra);
    all = atEach(all, entries.column(left.shape()), left.shape().columns(), algebra);
    for (Index index : indices()) {
      Position position = Position.of(algebra.variables().of(index));
      boolean plain = index.first().is(1);
      all = plain ? atEach(all, position, index.last(), algebra) : all;
    }
    return all.size() > 1 && all.stream().allMatch(entry -> isZero(entry, algebra));
  }

  private Set<Index> indices() {
    Set<Index> indices = new LinkedHashSet<>(left.freeIndices());
    indices.addAll(right.freeIndices());
    return indices;
  }

  private static List<Polynomial> atEach(
      List<Polynomial> all, Position position, Dimension size, Algebra algebra) {
    int last = size.constant().orElse(0);
    if (position.variable() == Position.FIXED
        || last < 1
        || last > UNROLLED
        || all.size() * last > MOST_ENTRIES) {
      return all;
    }
    List<Polynomial> entries = new ArrayList<>();
    for (Polynomial entry : all) {
      for (int i = 1; i <= last; i++) {
        Position at = Position.at(Dimension.of(i));
        entries.add(algebra.substitute(entry, java.util.Map.of(position.variable(), at)));
      }
    }
    return entries;
  }

  private Polynomial withEqualIndices(
      Polynomial difference, Algebra algebra, Set<Condition> allowed) {
    Polynomial result = difference;
    for (Condition condition : conditions) {
      if (condition instanceof Condition.Indices(var i, Relation relation, var j)
          && relation == Relation.EQUAL
          && allowed.contains(condition)) {
        boolean _ = algebra.facts().use(condition);
        result =
            algebra.substitute(
                result,
                java.util.Map.of(
                    algebra.variables().of(j), Position.of(algebra.variables().of(i))));
      }
    }
    return result;
  }

  /** Multiplies by the brackets that hold: where they do not, nothing is claimed. */
  private Polynomial where(Polynomial difference, Entries entries, Algebra algebra) {
    Polynomial result = difference;
    for (Condition condition : conditions) {
      if (condition instanceof Condition.Holds(Expression bracket)
          && bracket.isScalar()
          && algebra.facts().use(condition)) {
        result = algebra.multiply(result, entries.of(bracket));
      }
    }
    return result;
  }

  /** Whether there are sums over a few terms that could be written out. */
  private boolean hasFixedSizes() {
    Set<Dimension> sizes = new HashSet<>();
    List<Expression> roots = new ArrayList<>(List.of(left, right));
    for (Expression node : Expression.topologicalOrder(roots)) {
      sizes.add(node.shape().rows());
      sizes.add(node.shape().columns());
      if (node.operation() instanceof IndexSum(var index, _)) {
        sizes.add(index.size());
      }
    }
    return sizes.stream()
        .anyMatch(size -> {
          int value = size.constant().orElse(0);
          return value > 1 && value <= UNROLLED;
        });
  }
}
