package org.chainrule.expression;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A statement to judge: {@code claim dL/dV = h'(y - t) = …}.
 *
 * @param line the line of the file it stands on, from 1
 * @param text the statement as written, without the word {@code claim}
 * @param sides the head and what it is claimed to equal, in order; two or more
 * @param digits the number of digits it is claimed to, where it says {@code to n digits}
 * @param layout the layout it names, if it does
 * @param varying the symbols that vary in its differentials; all where there is none
 * @param conditions the restrictions after {@code for}, such as {@code j != k}: comparisons of
 *     index values
 */
public record Claim(
    int line,
    String text,
    List<Side> sides,
    OptionalInt digits,
    Optional<Layout> layout,
    List<Symbol> varying,
    List<Expression> conditions) {

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
   * @param text as written
   * @param expression its meaning, where its shapes go together
   * @param problem what is wrong with it, where they don't: a wrong claim, not a wrong file
   */
  public record Side(String text, Optional<Expression> expression, Optional<String> problem) {}

  /** Copies the lists. */
  public Claim {
    sides = List.copyOf(sides);
    varying = List.copyOf(varying);
    conditions = List.copyOf(conditions);
  }
}
