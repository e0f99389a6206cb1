package org.chainrule.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.UnaryOperator;
import org.chainrule.expression.Rational;

/** An {@link Atom} at its positions, to a power. */
final class Factor {
  private final Atom atom;
  private final List<Position> positions;
  private final Rational exponent;
  private final long hash;

  Factor(Atom atom, List<Position> positions, Rational exponent) {
    this.atom = atom;
    this.positions = List.copyOf(positions);
    this.exponent = exponent;
    this.hash = colour(variable -> variable);
  }

  Factor(Atom atom, Position... positions) {
    this(atom, List.of(positions), Rational.ONE);
  }

  Atom atom() {
    return atom;
  }

  Head head() {
    return atom.head();
  }

  List<Position> positions() {
    return positions;
  }

  Position position(int place) {
    return positions.get(place);
  }

  Rational exponent() {
    return exponent;
  }

  long hash() {
    return hash;
  }

  /** Returns a hash in which every variable counts by its colour. */
  long colour(IntToLongFunction colours) {
    long sum = Mix.of(atom.hash(), exponent.hashCode());
    for (int place = 0; place < positions.size(); place++) {
      Position position = positions.get(place);
      sum += Mix.of(atom.cell(place), position.hash(colours.applyAsLong(position.variable())));
    }
    return Mix.of(sum);
  }

  Factor withExponent(Rational other) {
    return other.equals(exponent) ? this : new Factor(atom, positions, other);
  }

  /** Returns this at other positions. */
  Factor moved(UnaryOperator<Position> change) {
    List<Position> moved = new ArrayList<>(positions.size());
    boolean same = true;
    for (Position position : positions) {
      Position other = change.apply(position);
      same &= other.equals(position);
      moved.add(other);
    }
    return same ? this : new Factor(atom, moved, exponent);
  }

  /** Whether {@code variable} is in one of the positions. */
  boolean uses(int variable) {
    for (Position position : positions) {
      if (position.variable() == variable) {
        return true;
      }
    }
    return false;
  }

  /** Whether no summed index is in the positions. */
  boolean isFreeOfSums() {
    for (Position position : positions) {
      if (position.isBound()) {
        return false;
      }
    }
    return true;
  }

  /** Returns this with its positions in the least of the orders that the symmetries allow. */
  Factor normalized() {
    List<Position> least = positions;
    for (int[] symmetry : atom.symmetries()) {
      List<Position> other = rearranged(symmetry);
      if (compare(other, least) < 0) {
        least = other;
      }
    }
    return least.equals(positions) ? this : new Factor(atom, least, exponent);
  }

  /** Returns the positions as {@code symmetry} rearranges them. */
  List<Position> rearranged(int[] symmetry) {
    List<Position> other = new ArrayList<>(positions.size());
    Arrays.stream(symmetry).forEach(place -> other.add(positions.get(place)));
    return other;
  }

  /** Whether both have the same atom at the same positions. */
  boolean isLike(Factor other) {
    return atom == other.atom && positions.equals(other.positions);
  }

  static int compare(List<Position> a, List<Position> b) {
    for (int i = 0; i < a.size(); i++) {
      Position left = a.get(i);
      Position right = b.get(i);
      // Summed indices count downwards, in the order in which they were numbered.
      int order = Integer.compare(right.variable(), left.variable());
      if (order == 0) {
        order = left.offset().toString().compareTo(right.offset().toString());
      }
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Factor factor
        && factor.hash == hash
        && factor.isLike(this)
        && factor.exponent.equals(exponent);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash);
  }

  @Override
  public String toString() {
    String at =
        positions.isEmpty()
            ? ""
            : positions.stream().map(p -> p.variable() + "+" + p.offset()).toList().toString();
    return atom + at + (exponent.is(1) ? "" : "^" + exponent);
  }
}
