package org.chainrule.language;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Network;

/** Reads networks from text, and writes them. */
public final class Networks {
  /** The largest text that is read, in bytes. */
  public static final int LARGEST = 8_000_000;

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
      long size = Files.size(file);
      if (Files.isDirectory(file)) {
        return broken(file, FileMessages.isDirectory());
      }
      if (size > LARGEST) {
        return broken(file, FileMessages.tooLarge(size, LARGEST));
      }
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return tryParse(text, file.toString());
    } catch (NoSuchFileException e) {
      return broken(file, FileMessages.missing());
    } catch (CharacterCodingException e) {
      return broken(file, FileMessages.notUtf8());
    } catch (IOException e) {
      return broken(file, FileMessages.unreadable(e));
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
    if (text.length() > LARGEST) {
      return broken(fileName, FileMessages.tooLarge(text.length(), LARGEST));
    }
    if (text.indexOf('\0') >= 0) {
      return broken(fileName, FileMessages.binary());
    }
    Reporter reporter = new Reporter(new Source(fileName, text));
    Optional<Network> network = Optional.empty();
    try {
      List<Statement> statements = StatementParser.statements(reporter);
      if (statements.isEmpty() && reporter.count() == 0) {
        return broken(fileName, StatementMessages.emptyFile());
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

  private static ParseResult broken(Path file, Message message) {
    return broken(file.toString(), message);
  }

  private static ParseResult broken(String file, Message message) {
    Problem problem = new Problem(file, 0, 0, 1, message.text(), "", "", message.hint());
    return new ParseResult(Optional.empty(), List.of(problem), List.of());
  }
}
