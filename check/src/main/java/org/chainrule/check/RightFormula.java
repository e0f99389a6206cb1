package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.Display;
import org.chainrule.calculus.IndexNotation;
import org.chainrule.expression.Expression;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Named;
import org.chainrule.expression.Operation.Part;
import org.chainrule.expression.Selection;
import org.chainrule.expression.ShapeException;
import org.chainrule.language.Formulas;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Term;

/** Writes what is right as a textbook would, in the author's names. */
final class RightFormula {
  /** No author would write it so; a longer formula helps nobody either. */
  private static final String ARTIFICIAL = "place[";

  private static final int LONGEST = 400;

  private RightFormula() {}

  /**
   * Returns the right formula for a side, where one can be written that says more than its head.
   */
  static Optional<Term> of(Case c) {
    return written(c.truth(), c.network())
        .filter(c::isRight)
        .or(() -> written(opened(c.truth()), c.network()).filter(c::isRight));
  }

  /** Returns the definition instead of the name. */
  private static Expression opened(Expression value) {
    return switch (value.operation()) {
      case Named _ -> value.operand(0);
      case Part _ -> value.withOperands(List.of(opened(value.operand(0))));
      default -> value;
    };
  }

  /** Returns a value as a formula. */
  static Optional<Term> written(Expression value, Network network) {
    try {
      String text = Formulas.print(displayed(value, network));
      return text.contains(ARTIFICIAL) || text.length() > LONGEST
          ? Optional.empty()
          : Optional.of(Formulas.syntax(text, network));
    } catch (LanguageException | ShapeException | CalculusException e) {
      return Optional.empty();
    } catch (IllegalArgumentException tooLong) {
      return Optional.empty();
    }
  }

  /** An entry of a matrix is written with its indices, everything else as matrices. */
  private static Expression displayed(Expression value, Network network) {
    if (value.operation() instanceof Part(Selection rows, Selection columns)
        && rows instanceof Selection.At(IndexTerm row)
        && columns instanceof Selection.At(IndexTerm column)
        && value.operand(0).freeIndices().isEmpty()) {
      Expression matrix = Display.of(value.operand(0));
      List<IndexTerm> places = new ArrayList<>();
      if (!matrix.shape().rows().is(1)) {
        places.add(row);
      }
      if (!matrix.shape().columns().is(1)) {
        places.add(column);
      }
      return IndexNotation.of(network).entry(matrix, places);
    }
    return Display.of(value);
  }
}
