package org.chainrule.language;

import java.util.Collection;
import java.util.List;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;

/**
 * Reads single formulas about a network, and writes formulas; many are read by {@link
 * FormulaReader}.
 */
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
    return new FormulaReader(network).parse(text, indices);
  }

  /**
   * Returns the syntax of a formula as claims have it.
   *
   * @throws LanguageException if it is no formula
   */
  public static Term syntax(String text, Network network) {
    return new FormulaReader(network).syntax(text);
  }

  /**
   * Returns what a formula means, with a problem where it means nothing.
   *
   * @param indices the ranges of its free letters, where they are known
   */
  public static Claim.Side read(Term term, Network network, Collection<Index> indices) {
    return new FormulaReader(network).read(term, indices);
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
