package org.chainrule.language;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;
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
      Expression formula = Claims.strict(Workspace.of(network, reporter)).formula(term, indices);
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
   * Returns the syntax of a formula as claims have it.
   *
   * @throws LanguageException if it is no formula
   */
  public static Term syntax(String text, Network network) {
    Reporter reporter = new Reporter(new Source("formula", text));
    try {
      return StatementParser.formula(reporter, Names.of(network));
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      throw new LanguageException(reporter.problems());
    }
  }

  /**
   * Returns what a formula means, with a problem where it means nothing.
   *
   * @param indices the ranges of its free letters, where they are known
   */
  public static Claim.Side read(Term term, Network network, Collection<Index> indices) {
    String text = print(term);
    Reporter reporter = new Reporter(new Source("formula", text));
    try {
      Expression formula = Claims.strict(Workspace.of(network, reporter)).formula(term, indices);
      if (reporter.problems().isEmpty()) {
        return new Claim.Side(1, text, text, Optional.of(formula), Optional.empty());
      }
    } catch (ShapeFailure wrong) {
      return broken(text, wrong.kind(), wrong.problem().text());
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      // It is told below.
    }
    Message found = reporter.take(0).orElseThrow().message();
    return broken(text, found.kind(), found.text());
  }

  private static Claim.Side broken(String text, Claim.Problem.Kind kind, String why) {
    return new Claim.Side(
        1, text, text, Optional.empty(), Optional.of(new Claim.Problem(kind, why, "")));
  }

  /**
   * Returns the syntax of a formula in LaTeX, read as {@code check} reads it in documents.
   *
   * @param latex one formula, without dollar signs and equality signs
   * @throws LanguageException if it can't be read
   */
  public static Term latexSyntax(String latex, Network network) {
    Source source = new Source("formula", latex);
    try {
      return LatexEquations.formula(source, LatexNames.of(network));
    } catch (LatexFailure failure) {
      throw new LanguageException(List.of(source.problem(failure.place(), failure.problem())));
    }
  }

  /**
   * Reads a formula in LaTeX; index letters may be free.
   *
   * @param latex one formula, without dollar signs and equality signs
   * @param indices the ranges of its free letters, where they are known
   * @throws LanguageException if it can't be read, or its shapes don't go together
   */
  public static Expression parseLatex(String latex, Network network, Collection<Index> indices) {
    return parse(print(latexSyntax(latex, network)), network, indices);
  }

  /** Returns a formula in LaTeX, with the author's letters where they are declared. */
  public static String latex(Term term, Network network) {
    return LatexPrinter.print(term, LatexNames.of(network));
  }

  /** Returns a formula in the language, as it was written but for its spaces. */
  public static String print(Term term) {
    return SyntaxPrinter.print(term);
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
