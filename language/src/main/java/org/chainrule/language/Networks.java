package org.chainrule.language;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Network;

/** Reads networks from text, and writes them. */
public final class Networks {
  /** The largest text that is read, in bytes. */
  public static final int LARGEST = TextFiles.LARGEST;

  private Networks() {}

  /**
   * Reads a file.
   *
   * @throws LanguageException if it can't be read, or is no network
   */
  public static Network read(Path file) {
    return tryRead(file).orThrow();
  }

  /** Reads a file; what is wrong with it is in the result. */
  public static ParseResult tryRead(Path file) {
    try {
      return tryParse(TextFiles.read(file), file.toString());
    } catch (LanguageException e) {
      return broken(e.problems());
    }
  }

  /**
   * Reads a text.
   *
   * @param fileName how to call it in messages
   * @throws LanguageException if it is no network
   */
  public static Network parse(String text, String fileName) {
    return tryParse(text, fileName).orThrow();
  }

  /** Reads a text; what is wrong with it is in the result. */
  public static ParseResult tryParse(String text, String fileName) {
    Optional<Problem> unfit = TextFiles.problem(text, fileName);
    if (unfit.isPresent()) {
      return broken(List.of(unfit.get()));
    }
    Reporter reporter = new Reporter(new Source(fileName, text));
    Optional<Network> network = Optional.empty();
    try {
      List<Statement> statements = StatementParser.statements(reporter);
      if (statements.isEmpty() && reporter.count() == 0) {
        return broken(List.of(TextFiles.wholeFile(fileName, StatementMessages.emptyFile())));
      }
      Network found = NetworkElaborator.network(statements, reporter);
      if (reporter.count() == 0) {
        network = Optional.of(found);
      }
    } catch (Reporter.GivenUp tooMany) {
      // What was found so far is enough.
    }
    return new ParseResult(network, reporter.problems(), reporter.warnings());
  }

  /**
   * Returns the text of a network. Reading it gives an equal network, but for the lines on which
   * its claims stand.
   */
  public static String print(Network network) {
    return NetworkPrinter.print(network);
  }

  private static ParseResult broken(List<Problem> problems) {
    return new ParseResult(Optional.empty(), problems, List.of());
  }
}
