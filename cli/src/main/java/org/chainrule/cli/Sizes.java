package org.chainrule.cli;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Network;
import org.chainrule.expression.SizeName;

/**
 * The sizes that have a number: from the file, or from {@code --set}.
 *
 * @param values the numbers of sizes that are symbolic in the file, by name
 */
record Sizes(Map<String, Integer> values) {

  /**
   * Reads what {@code --set} says of a network's sizes.
   *
   * @throws CliException if it names no size, or one that is fixed, or no number
   */
  static Sizes of(Network network, SequencedMap<String, String> settings) {
    Map<String, Integer> values = new LinkedHashMap<>();
    settings.forEach((name, text) -> values.put(name, value(network, name, text)));
    return new Sizes(values);
  }

  private static int value(Network network, String name, String text) {
    String where = "--set " + name + "=" + text;
    List<String> names = network.sizes().stream().map(SizeName::name).toList();
    SizeName size =
        network.sizes().stream()
            .filter(declared -> declared.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(where, name, names));
    if (size.value().isPresent()) {
      throw new CliException(
          where,
          name + " is fixed to " + size.value().getAsInt() + " in the file",
          "Leave it out, or write 'dim " + name + "' without a number there.");
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new CliException(
          where, "is no size, wanted a whole number from 1", "Write, for example, --set N=16.");
    }
    return Integer.parseInt(text);
  }

  private static CliException unknown(String where, String name, List<String> names) {
    String repair =
        NearestName.of(name, names)
            .map(near -> "Did you mean " + near + "?")
            .orElse("Set one of them, or leave it out.");
    return new CliException(
        where,
        names.isEmpty()
            ? "the network has no sizes to set"
            : "the network has no size " + name + ", but " + String.join(", ", names),
        repair);
  }

  /** The number of a size, if it has one. */
  Optional<BigInteger> value(SizeName size) {
    return size.value().isPresent()
        ? Optional.of(BigInteger.valueOf(size.value().getAsInt()))
        : Optional.ofNullable(values.get(size.name())).map(BigInteger::valueOf);
  }

  /** The number that a dimension is, if all its sizes have one. */
  Optional<BigInteger> value(Dimension dimension) {
    BigInteger sum = BigInteger.ZERO;
    for (Dimension.Term term : dimension.terms()) {
      BigInteger product = BigInteger.valueOf(term.coefficient());
      for (SizeName name : term.names()) {
        Optional<BigInteger> factor = value(name);
        if (factor.isEmpty()) {
          return Optional.empty();
        }
        product = product.multiply(factor.get());
      }
      sum = sum.add(product);
    }
    return Optional.of(sum);
  }

  /** The dimension with numbers where there are some: {@code N}, {@code 64}, {@code (64 + M)}. */
  String text(Dimension dimension) {
    return value(dimension).map(BigInteger::toString).orElseGet(() -> partial(dimension));
  }

  private String partial(Dimension dimension) {
    String text =
        dimension.terms().stream()
            .map(this::term)
            .collect(Collectors.joining(" + "))
            .replace("+ -", "- ");
    return dimension.terms().size() > 1 ? "(" + text + ")" : text;
  }

  private String term(Dimension.Term term) {
    String names =
        term.names().stream()
            .map(name -> value(name).map(BigInteger::toString).orElse(name.name()))
            .collect(Collectors.joining("·"));
    return term.coefficient() == 1 && !names.isEmpty()
        ? names
        : names.isEmpty()
            ? Long.toString(term.coefficient())
            : term.coefficient() == -1 ? "-" + names : term.coefficient() + "·" + names;
  }
}
