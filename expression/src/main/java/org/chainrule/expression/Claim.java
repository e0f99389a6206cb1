package org.chainrule.expression;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A statement to judge: {@code claim dL/dV = h'(y - t) = …}.
 *
 * @param line the line of the file it begins on, from 1
 * @param text the statement in the language, without the word {@code claim}
 * @param sides the head and what it is claimed to equal, in order; two or more
 * @param digits the number of digits it is claimed to, where it says {@code to n digits}
 * @param layout the layout it names, if it does
 * @param varying the symbols that vary in its differentials; all where there is none
 * @param conditions the restrictions after {@code for}, such as {@code j != k}: comparisons of
 *     index values
 * @param letters the index letters that are free in it, with their ranges
 * @param defines the name that its head introduces, where it is a definition: {@code delta = y - t}
 * @param instances the same claim for each choice of units, where it speaks of all units of a
 *     graph; its own sides then have no expressions
 */
public record Claim(
    int line,
    String text,
    List<Side> sides,
    OptionalInt digits,
    Optional<Layout> layout,
    List<Symbol> varying,
    List<Expression> conditions,
    List<Index> letters,
    Optional<Symbol> defines,
    List<Claim> instances) {

  /** How derivatives are laid out. */
  public enum Layout {
    /** A gradient has the shape of the variable. */
    GRADIENT,
    /** A gradient has the transposed shape: outputs along the rows. */
    NUMERATOR
  }

  /**
   * One side of a claim.
   *
   * @param line the line of the file it stands on, from 1
   * @param source what the author wrote, in the notation of the file
   * @param text the same in the language; as {@code source} where it could not be read
   * @param expression its meaning, where its shapes go together
   * @param problem what is wrong with it, where there is no meaning: a wrong claim, not a wrong
   *     file
   */
  public record Side(
      int line,
      String source,
      String text,
      Optional<Expression> expression,
      Optional<Problem> problem) {}

  /**
   * Why a side has no meaning.
   *
   * @param kind what kind of problem it is
   * @param text what was found and what was wanted
   * @param place the piece of the side's source at which it shows, or an empty text
   */
  public record Problem(Kind kind, String text, String place) {
    /** What may be wrong with a side. */
    public enum Kind {
      /** Its shapes don't go together. */
      SHAPE,
      /** An index or a sum runs out of its range, or in two ranges. */
      RANGE,
      /** A name stands for nothing. */
      UNDECLARED,
      /** It could not be read. */
      UNREAD
    }
  }

  /** Returns this claim with another text, other sides and another name that it introduces. */
  public Claim with(String otherText, List<Side> otherSides, Optional<Symbol> name) {
    return new Claim(
        line, otherText, otherSides, digits, layout, varying, conditions, letters, name, instances);
  }

  /** Copies the lists. */
  public Claim {
    sides = List.copyOf(sides);
    varying = List.copyOf(varying);
    conditions = List.copyOf(conditions);
    letters = List.copyOf(letters);
    instances = List.copyOf(instances);
  }
}
