package org.chainrule.language;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;

/**
 * Reads many formulas about one network, as {@link Formulas} reads one: what all of them need is
 * made once. It is for one thread at a time.
 */
public final class FormulaReader {
  private final Network network;
  private final Names names;
  private Optional<Map<String, Workspace.UserFunction>> functions = Optional.empty();

  /** Reads formulas about {@code network}. */
  public FormulaReader(Network network) {
    this.network = network;
    this.names = Names.of(network);
  }

  /**
   * Returns what a formula means, as {@link Formulas#parse(String, Network, Collection)} does.
   *
   * @throws LanguageException if it is no formula, or its shapes don't go together
   */
  public Expression parse(String text, Collection<Index> indices) {
    Reporter reporter = new Reporter(new Source("formula", text));
    try {
      if (text.length() > Networks.LARGEST) {
        throw reporter.report(
            new Span(0, 1), FileMessages.tooLarge(text.length(), Networks.LARGEST));
      }
      Expression formula = meaning(StatementParser.formula(reporter, names), indices, reporter);
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
   * Returns the syntax of a formula.
   *
   * @throws LanguageException if it is no formula
   */
  public Term syntax(String text) {
    Reporter reporter = new Reporter(new Source("formula", text));
    try {
      return StatementParser.formula(reporter, names);
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      throw new LanguageException(reporter.problems());
    }
  }

  /**
   * Returns what a formula means, with a problem where it means nothing.
   *
   * @param indices the ranges of its free letters, where they are known
   */
  public Claim.Side read(Term term, Collection<Index> indices) {
    String text = SyntaxPrinter.print(term);
    Reporter reporter = new Reporter(new Source("formula", text));
    try {
      Expression formula = meaning(term, indices, reporter);
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

  private Expression meaning(Term term, Collection<Index> indices, Reporter reporter) {
    Map<String, Workspace.UserFunction> bodies =
        functions.orElseGet(() -> Workspace.functions(network, names));
    functions = Optional.of(bodies);
    return Claims.strict(Workspace.of(network, reporter, bodies)).formula(term, indices);
  }

  private static Claim.Side broken(String text, Claim.Problem.Kind kind, String why) {
    return new Claim.Side(
        1, text, text, Optional.empty(), Optional.of(new Claim.Problem(kind, why, "")));
  }
}
