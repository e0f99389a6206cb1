package org.chainrule.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Network;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/** Finds the value of each symbolic size of a network from the columns of its data. */
final class SizeFinder {
  /** The longest array that every Java can make. */
  private static final int MOST_ENTRIES = Integer.MAX_VALUE - 64;

  private final Network network;
  private final Optional<SizeName> batchSize;
  private final Map<SizeName, Integer> sizes;

  /**
   * @param batchSize the size that counts samples, which the data leave open
   * @param given sizes that the user set
   */
  SizeFinder(Network network, Optional<SizeName> batchSize, Map<SizeName, Integer> given) {
    this.network = network;
    this.batchSize = batchSize;
    this.sizes = new LinkedHashMap<>(given);
  }

  /**
   * Gives the one open size of {@code symbols} its number, or checks the number of fixed ones.
   *
   * @param noun what there are {@code found} of
   * @throws DataException if it does not come out
   */
  void fit(List<Symbol> symbols, int found, String noun) {
    Dimension total = Dimension.of(0);
    for (Symbol symbol : symbols) {
      total = total.plus(NetworkBinding.perSample(symbol, batchSize).entries());
    }
    String names = String.join(", ", symbols.stream().map(Symbol::name).toList());
    List<SizeName> open =
        total.symbolicSizes().stream().filter(name -> !sizes.containsKey(name)).toList();
    if (open.size() == 1 && solve(total, open.getFirst(), found)) {
      return;
    }
    if (!open.isEmpty()) {
      throw new DataException(
          names,
          "%s by %s, and that does not tell the size %s"
              .formatted(Wording.count(found, noun), total, open.getFirst()),
          "Write 'dim %s = …' in the network, or --set %s=…."
              .formatted(open.getFirst(), open.getFirst()));
    }
    long wanted = value(names, total);
    if (wanted != found) {
      throw new DataException(
          names,
          "has %s, but the data have %s"
              .formatted(
                  wanted + (wanted == 1 ? " entry" : " entries"), Wording.count(found, noun)),
          "Change the size in the network, or choose the columns with 'columns = …'.");
    }
  }

  /** Tries the value that {@code name} has if {@code total} grows with it one by one. */
  private boolean solve(Dimension total, SizeName name, int found) {
    try {
      sizes.put(name, 0);
      int rest = Math.subtractExact(found, total.value(sizes::get));
      sizes.put(name, rest);
      if (rest > 0 && total.value(sizes::get) == found) {
        return true;
      }
    } catch (ArithmeticException _) {
      // Too large to be the one.
    }
    sizes.remove(name);
    return false;
  }

  /**
   * Returns the value of every size but the batch's.
   *
   * @throws DataException if one has none, or gives a symbol a shape that no array can hold
   */
  Map<SizeName, Integer> all() {
    for (SizeName name : new TreeSet<>(network.sizes())) {
      boolean known = name.value().isPresent() || sizes.containsKey(name);
      if (!known && batchSize.filter(name::equals).isEmpty()) {
        throw new DataException(
            "dim " + name,
            "has no value: neither the data nor the file give it one",
            "Write 'dim %s = 16' in the network, or --set %s=16.".formatted(name, name));
      }
    }
    for (Symbol symbol : network.symbols()) {
      Shape shape =
          symbol.isPerSample() ? NetworkBinding.perSample(symbol, batchSize) : symbol.shape();
      long rows = value(symbol.name(), shape.rows());
      long columns = value(symbol.name(), shape.columns());
      if (rows < 1 || columns < 1 || rows * columns > MOST_ENTRIES) {
        throw impossible(symbol.name(), shape.toString(), rows + "×" + columns + " numbers");
      }
    }
    return sizes;
  }

  private long value(String name, Dimension dimension) {
    try {
      return dimension.value(sizes::get);
    } catch (ArithmeticException _) {
      throw impossible(name, dimension.toString(), "more than 2147483647");
    }
  }

  private static DataException impossible(String name, String size, String value) {
    return new DataException(
        name, "has the size %s, which is %s".formatted(size, value), "Choose other sizes.");
  }
}
