package org.chainrule.language;

import java.util.Collection;
import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;

/** Reads single formulas about a network, and writes formulas. */
public final class Formulas {
  private Formulas() {}

  /**
   * Reads a formula as claims have them: index letters may be free, and nothing is repeated but
   * scalars.
   *
   * @throws LanguageException if it is no formula, or its shapes don't go together
   */
  public static Expression parse(String text, Network network) {
    return parse(text, network, List.of());
  }

  /**
   * Reads a formula in which the letters of {@code indices} have these ranges; others get theirs
   * from their use.
   *
   * @throws LanguageException if it is no formula, or its shapes don't go together
   */
  public static Expression parse(String text, Network network, Collection<Index> indices) {
    Reporter reporter = new Reporter(new Source("formula", text));
    try {
      if (text.length() > Networks.LARGEST) {
        throw reporter.report(
            new Span(0, 1), FileMessages.tooLarge(text.length(), Networks.LARGEST));
      }
      Term term = StatementParser.formula(reporter, Names.of(network));
      Expression formula = new Claims(Workspace.of(network, reporter)).formula(term, indices);
      if (!reporter.problems().isEmpty()) {
        throw new LanguageException(reporter.problems());
      }
      return formula;
    } catch (ShapeFailure wrong) {
      reporter.report(wrong.span(), wrong.problem());
      throw new LanguageException(reporter.problems());
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      throw new LanguageException(reporter.problems());
    }
  }

  /**
   * Returns a formula in the language, as claims have it: {@link #parse} gives the same expression,
   * or one of the same value. Names are not looked into.
   *
   * @throws IllegalArgumentException if the text would be longer than a million characters
   */
  public static String print(Expression expression) {
    return ExpressionPrinter.inClaim().print(expression);
  }
}
