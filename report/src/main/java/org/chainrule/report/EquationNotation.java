package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.report.Notation.*;
import org.chainrule.report.Outline.Equation;

/** An equation as a single formula: its right sides below each other, aligned at {@code =}. */
final class EquationNotation {
  private EquationNotation() {}

  static Notation of(Equation equation) {
    List<Notation> rights = new ArrayList<>();
    equation.rights().forEach(right -> rights.add(right.notation()));
    if (!equation.cases().isEmpty()) {
      rights.add(cases(equation));
    }
    Notation left = equation.left().notation();
    if (rights.size() == 1) {
      return Notation.row(left, Sign.EQUAL, rights.getFirst());
    }
    return new Aligned(left, rights);
  }

  /** Returns LaTeX for display mode. */
  static String latex(Equation equation) {
    List<String> rows = LatexRenderer.rows(equation);
    return rows.size() == 1
        ? rows.getFirst().replace("&= ", "= ")
        : "\\begin{aligned}\n" + String.join(" \\\\\n", rows) + "\n\\end{aligned}";
  }

  /** Returns the cases of an equation as one formula. */
  static Notation cases(Equation equation) {
    return new Cases(
        equation.cases().stream()
            .map(c -> new Case(c.value().notation(), c.when().notation()))
            .toList());
  }
}
