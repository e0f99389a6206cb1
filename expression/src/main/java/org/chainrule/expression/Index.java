package org.chainrule.expression;

/**
 * An index variable that runs from {@code first} to {@code last}, both included; positions count
 * from 1.
 *
 * <p>Two indices are the same when name and range are; a binder inside the scope of an equal index
 * must be renamed before it is built.
 *
 * @param name the author's letter
 * @param first its first value
 * @param last its last value
 */
public record Index(String name, Dimension first, Dimension last) {

  /** Returns the index that runs over all of {@code 1..size}. */
  public static Index over(String name, Dimension size) {
    return new Index(name, Dimension.ONE, size);
  }

  /** Returns the number of its values. */
  public Dimension size() {
    return last.minus(first).plus(Dimension.ONE);
  }

  /** Returns the same range under another name. */
  public Index renamed(String other) {
    return new Index(other, first, last);
  }

  @Override
  public String toString() {
    return name;
  }
}
