package org.chainrule.language;

import java.util.HashSet;
import java.util.Set;
import org.chainrule.expression.FunctionDefinition;

/** Reads the bodies that networks keep as text. */
final class FunctionBodies {
  private FunctionBodies() {}

  /**
   * Returns the body as syntax.
   *
   * @throws LanguageException if it is no text of the language
   */
  static Term parse(FunctionDefinition function, Names names) {
    Set<String> values = new HashSet<>(names.values());
    values.addAll(function.parameters());
    Set<String> functions = new HashSet<>(names.functions());
    functions.removeAll(function.parameters());
    Names inside = new Names(values, functions, names.tags(), names.hasGraph());
    Reporter reporter = new Reporter(new Source(function.name(), function.body()));
    try {
      return StatementParser.formula(reporter, inside);
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      throw new LanguageException(reporter.problems());
    }
  }
}
