package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.FunctionDefinition;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation.IndexSum;
import org.chainrule.expression.Operation.Tabulate;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;

/**
 * The letters of indices: one for each dimension, in the order of declaration; a second index over
 * the same dimension gets a letter that belongs to none.
 */
final class Letters {
  /** Usual index letters; those of differentials, units and vectors are not among them. */
  private static final List<String> POOL =
      List.of(
          "i", "j", "k", "l", "m", "p", "q", "r", "s", "u", "v", "n", "c", "g", "b", "e", "f", "h");

  /** Of the pool; the others are for second indices. */
  private static final int MOST_OWNED = 10;

  private final Map<Dimension, String> owned = new LinkedHashMap<>();
  private final List<String> spare = new ArrayList<>();
  private final Set<String> taken;

  /**
   * Gives letters to {@code dimensions}.
   *
   * @param taken names that are no letters for indices
   * @param wished letters that some dimensions should have
   */
  Letters(
      Collection<Dimension> dimensions, Collection<String> taken, Map<Dimension, String> wished) {
    this.taken = Set.copyOf(taken);
    wished.forEach((dimension, letter) -> {
      if (!taken.contains(letter) && !owned.containsValue(letter)) {
        owned.put(dimension, letter);
      }
    });
    spare.addAll(POOL);
    spare.removeIf(letter -> taken.contains(letter) || owned.containsValue(letter));
    for (Dimension dimension : dimensions) {
      if (!dimension.is(1)
          && !owned.containsKey(dimension)
          && owned.size() < MOST_OWNED
          && !spare.isEmpty()) {
        owned.put(dimension, spare.removeFirst());
      }
    }
  }

  /**
   * Returns the letters for a network's dimensions; where its author uses indices, the author's.
   */
  static Letters of(Network network) {
    Set<Dimension> dimensions = new LinkedHashSet<>();
    network.sizes().forEach(size -> dimensions.add(Dimension.of(size)));
    network.symbols().forEach(symbol -> addTo(dimensions, symbol.shape()));
    network.definitions().forEach(definition -> addTo(dimensions, definition.shape()));
    return new Letters(dimensions, names(network), authors(network));
  }

  private static void addTo(Set<Dimension> dimensions, Shape shape) {
    dimensions.add(shape.rows());
    dimensions.add(shape.columns());
  }

  private static Set<String> names(Network network) {
    Set<String> names = new LinkedHashSet<>(network.names());
    network.sizes().stream().map(SizeName::name).forEach(names::add);
    network.functions().stream().map(FunctionDefinition::name).forEach(names::add);
    network.opaques().stream().map(OpaqueFunction::name).forEach(names::add);
    network
        .graphs()
        .forEach(graph -> {
          names.add(graph.name());
          graph.units().forEach(unit -> names.add(unit.name()));
          // o[v], a[v] and w(u,v) belong to the graph.
          names.addAll(List.of("o", "a", "w"));
        });
    return names;
  }

  private static Map<Dimension, String> authors(Network network) {
    Map<Dimension, String> letters = new LinkedHashMap<>();
    for (Expression node : Expression.topologicalOrder(network.definitions())) {
      switch (node.operation()) {
        case IndexSum(Index index, _) -> note(index, letters);
        case Tabulate(Index row, Optional<Index> column) -> {
          note(row, letters);
          column.ifPresent(index -> note(index, letters));
        }
        default -> {}
      }
    }
    return letters;
  }

  private static void note(Index index, Map<Dimension, String> letters) {
    boolean renamed = index.name().indexOf('_') >= 0;
    if (!renamed && index.first().is(1) && !letters.containsValue(index.name())) {
      letters.putIfAbsent(index.last(), index.name());
    }
  }

  /** Returns an index from 1 to {@code size} whose letter is not in {@code used}. */
  Index over(Dimension size, Collection<String> used) {
    return Index.over(letter(size, used), size);
  }

  /** Returns {@code index} under a letter that is not in {@code used}. */
  Index renamed(Index index, Collection<String> used) {
    Dimension size = index.last();
    return index.renamed(
        letter(owned.containsKey(size) ? size : withoutOffset(size).orElse(size), used));
  }

  /** N of N − 1: an index that stops short of the end keeps its letter. */
  private static Optional<Dimension> withoutOffset(Dimension size) {
    return size.terms().stream()
        .filter(term -> term.names().size() == 1)
        .findFirst()
        .map(term -> Dimension.of(term.names().getFirst()));
  }

  private String letter(Dimension size, Collection<String> used) {
    String own = owned.get(size);
    if (own != null && !used.contains(own)) {
      return own;
    }
    for (String letter : spare) {
      if (!used.contains(letter)) {
        return letter;
      }
    }
    String base = own == null ? "i" : own;
    int number = 1;
    while (used.contains(base + "_" + number) || taken.contains(base + "_" + number)) {
      number++;
    }
    return base + "_" + number;
  }
}
