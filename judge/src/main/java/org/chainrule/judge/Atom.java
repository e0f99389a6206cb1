package org.chainrule.judge;

import java.util.List;
import org.chainrule.expression.Dimension;

/**
 * What stands in a {@link Factor}: a head with its arguments, in which the indices from outside are
 * replaced by numbered slots. {@code e^(Σ_k W_ik x_k)} is the atom {@code e^(Σ_k W_sk x_k)} at the
 * position i of its slot s, so that factors are renamed and compared by their positions alone.
 *
 * <p>Atoms are interned by {@link Atoms}: {@code ==} is equality.
 */
final class Atom {
  /**
   * An argument: a matrix of {@code sizes} whose entry at {@link Position#PARAMETER} and the next
   * is {@code body}; a scalar without sizes.
   */
  record Argument(List<Dimension> sizes, Polynomial body) {
    Argument {
      sizes = List.copyOf(sizes);
    }

    static Argument scalar(Polynomial body) {
      return new Argument(List.of(), body);
    }
  }

  private final Head head;
  private final List<Argument> arguments;
  private final int explicit;
  private final int positions;
  private final List<int[]> symmetries;
  private final long hash;

  /**
   * Makes an atom; to be called by {@link Atoms} only.
   *
   * @param explicit the number of positions that are the head's own; they come before the slots
   * @param symmetries the rearrangements of its positions that leave the value as it is, without
   *     the identity
   */
  Atom(Head head, List<Argument> arguments, int explicit, int slots, List<int[]> symmetries) {
    this.head = head;
    this.arguments = List.copyOf(arguments);
    this.explicit = explicit;
    this.positions = explicit + slots;
    this.symmetries = List.copyOf(symmetries);
    long mixed = Mix.of(head.hash(), explicit, 32L * slots + symmetries.size());
    for (Argument argument : arguments) {
      mixed = Mix.of(mixed, Sizes.hash(argument.sizes()), argument.body().hash());
    }
    this.hash = mixed;
  }

  Head head() {
    return head;
  }

  List<Argument> arguments() {
    return arguments;
  }

  /** Returns the body of the only argument. */
  Polynomial argument() {
    return arguments.getFirst().body();
  }

  int explicit() {
    return explicit;
  }

  int positions() {
    return positions;
  }

  List<int[]> symmetries() {
    return symmetries;
  }

  /** Returns the number that all places have in common which a symmetry exchanges with this one. */
  int cell(int place) {
    int cell = place;
    for (int[] symmetry : symmetries) {
      cell = Math.min(cell, symmetry[place]);
    }
    return cell;
  }

  long hash() {
    return hash;
  }

  /** Whether all but the identity of the object agrees. */
  boolean sameAs(Atom other) {
    return hash == other.hash
        && explicit == other.explicit
        && positions == other.positions
        && symmetries.size() == other.symmetries.size()
        && head.equals(other.head)
        && arguments.equals(other.arguments);
  }

  @Override
  public String toString() {
    String name = head.toString();
    return arguments.isEmpty()
        ? name
        : name + arguments.stream().map(argument -> argument.body().toString()).toList();
  }
}
