package org.chainrule.report;

import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;

/** A statement of a generated function: a name, and how its value is computed. */
sealed interface CodeStatement {

  /** Returns the variable that the statement introduces. */
  String name();

  /** Returns the formula to show beside it: {@code h = sigmoid(x W + b)}. */
  String comment();

  /** A formula: {@code name = value}. */
  record Let(String name, Expression value, String comment) implements CodeStatement {}

  /**
   * A sum by a loop: for all positions of {@code index} but {@code except}, first {@code body},
   * then {@code term} is added.
   */
  record Sum(
      String name,
      Index index,
      List<IndexTerm> except,
      List<CodeStatement> body,
      Expression term,
      String comment)
      implements CodeStatement {}

  /**
   * An array by nested loops over {@code axes}: in each {@code body}, then the entry is {@code
   * entry}. A single axis makes a column, unless {@code matrix} is false.
   */
  record Table(
      String name,
      List<Index> axes,
      boolean matrix,
      List<CodeStatement> body,
      Expression entry,
      String comment)
      implements CodeStatement {}
}
