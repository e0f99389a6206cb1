package org.chainrule.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Network;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/** Finds out whether a network is written about one sample or about a whole batch. */
public final class BatchDimension {
  private BatchDimension() {}

  /**
   * Returns the size that counts samples: symbolic, the row count of every input and target, and in
   * no shape of a parameter or constant. Empty if the network is about one sample.
   */
  public static Optional<SizeName> of(Network network) {
    List<Symbol> perSample =
        Stream.concat(network.inputs().stream(), network.targets().stream()).toList();
    if (perSample.isEmpty()) {
      return Optional.empty();
    }
    Dimension rows = perSample.getFirst().shape().rows();
    Set<SizeName> names = rows.symbolicSizes();
    if (names.size() != 1) {
      return Optional.empty();
    }
    SizeName name = names.iterator().next();
    boolean counts =
        rows.equals(Dimension.of(name))
            && perSample.stream()
                .allMatch(symbol ->
                    symbol.shape().rows().equals(rows)
                        && !symbol.shape().columns().symbolicSizes().contains(name));
    return counts && !sizesOfShared(network).contains(name) ? Optional.of(name) : Optional.empty();
  }

  private static Set<SizeName> sizesOfShared(Network network) {
    Set<SizeName> sizes = new TreeSet<>();
    for (Symbol symbol : network.symbols()) {
      if (!symbol.isPerSample()) {
        sizes.addAll(symbol.shape().rows().symbolicSizes());
        sizes.addAll(symbol.shape().columns().symbolicSizes());
      }
    }
    return sizes;
  }
}
