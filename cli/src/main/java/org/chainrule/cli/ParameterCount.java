package org.chainrule.cli;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Shape;

/**
 * How many numbers some parameters have, as arithmetic.
 *
 * @param symbolic with the names of sizes: {@code N·H + H}
 * @param numeric with the numbers of those that have one: {@code 64·32 + 32}
 * @param total the result, if all sizes have a number
 */
record ParameterCount(String symbolic, String numeric, Optional<BigInteger> total) {

  /** Rows times columns. */
  static ParameterCount of(Shape shape, Sizes sizes) {
    List<Dimension> factors =
        Stream.of(shape.rows(), shape.columns()).filter(factor -> !factor.is(1)).toList();
    Optional<BigInteger> rows = sizes.value(shape.rows());
    Optional<BigInteger> columns = sizes.value(shape.columns());
    return new ParameterCount(
        product(factors.stream().map(ParameterCount::named)),
        product(factors.stream().map(sizes::text)),
        rows.flatMap(r -> columns.map(r::multiply)));
  }

  /** The sum over several parameters. */
  static ParameterCount sum(List<ParameterCount> counts) {
    Optional<BigInteger> total = Optional.of(BigInteger.ZERO);
    for (ParameterCount count : counts) {
      total = total.flatMap(sum -> count.total().map(sum::add));
    }
    return new ParameterCount(
        counts.stream().map(ParameterCount::symbolic).collect(Collectors.joining(" + ")),
        counts.stream().map(ParameterCount::numeric).collect(Collectors.joining(" + ")),
        total);
  }

  /** {@code 64·32 = 2,048}, of a single factor {@code 32}. */
  String equation() {
    String result = total.map(Figures::count).orElse("");
    String plain = total.map(BigInteger::toString).orElse("");
    return result.isEmpty() ? numeric : plain.equals(numeric) ? result : numeric + " = " + result;
  }

  /** {@code N·H + H = 64·32 + 32 = 2,080}. */
  String fullEquation() {
    return symbolic.equals(numeric) ? equation() : symbolic + " = " + equation();
  }

  private static String named(Dimension factor) {
    String text = factor.toString().replace('*', '·');
    return factor.terms().size() > 1 ? "(" + text + ")" : text;
  }

  private static String product(Stream<String> factors) {
    String text = factors.collect(Collectors.joining("·"));
    return text.isEmpty() ? "1" : text;
  }
}
