package org.chainrule.judge;

import java.util.List;
import java.util.OptionalInt;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.SizeName;

/** Sizes with the fixed ones put in, so that equal sizes are equal objects. */
final class Sizes {
  private Sizes() {}

  /** Returns {@code size} with the values of fixed sizes put in. */
  static Dimension plain(Dimension size) {
    if (isPlain(size)) {
      return size;
    }
    Dimension sum = Dimension.of(0);
    for (Dimension.Term term : size.terms()) {
      Dimension product = Dimension.of(term.coefficient());
      for (SizeName name : term.names()) {
        OptionalInt value = name.value();
        product =
            product.times(value.isPresent() ? Dimension.of(value.getAsInt()) : Dimension.of(name));
      }
      sum = sum.plus(product);
    }
    return sum;
  }

  private static boolean isPlain(Dimension size) {
    for (Dimension.Term term : size.terms()) {
      for (SizeName name : term.names()) {
        if (name.value().isPresent()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether {@code first..last} lies within {@code 1..size}, for all values of the sizes. */
  static boolean within(Dimension first, Dimension last, Dimension size) {
    return Dimension.ONE.atMost(first) && last.atMost(size);
  }

  /** Returns a hash of {@code sizes} in this order. */
  static long hash(List<Dimension> sizes) {
    long hash = sizes.size();
    for (Dimension size : sizes) {
      hash = Mix.of(hash, hash(size));
    }
    return hash;
  }

  /** Returns a hash of {@code size}. */
  static long hash(Dimension size) {
    long hash = 0;
    for (Dimension.Term term : size.terms()) {
      long product = term.coefficient();
      for (SizeName name : term.names()) {
        product = Mix.of(product, name.name().hashCode());
      }
      hash += Mix.of(product);
    }
    return hash;
  }
}
