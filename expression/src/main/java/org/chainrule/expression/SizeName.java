package org.chainrule.expression;

import java.util.OptionalInt;

/**
 * A size as the author declared it: {@code dim N} (any positive number) or {@code dim N = 16}.
 *
 * @param name the author's name
 * @param value the number it is fixed to, or empty where it is symbolic
 */
public record SizeName(String name, OptionalInt value) implements Comparable<SizeName> {

  /** Returns a symbolic size. */
  public static SizeName symbolic(String name) {
    return new SizeName(name, OptionalInt.empty());
  }

  /** Returns a size that is fixed to {@code value}. */
  public static SizeName fixed(String name, int value) {
    return new SizeName(name, OptionalInt.of(value));
  }

  @Override
  public int compareTo(SizeName other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : Integer.compare(value.orElse(0), other.value.orElse(0));
  }

  @Override
  public String toString() {
    return name;
  }
}
