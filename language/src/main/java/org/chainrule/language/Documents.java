package org.chainrule.language;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chainrule.expression.Network;

/**
 * Reads documents: networks with statements to judge.
 *
 * <p>What is wrong with a document's network is thrown; what is wrong with a statement is with the
 * statement, so that one bad equation never hides the others.
 */
public final class Documents {
  /** What a document is written in. */
  public enum Form {
    /** The language, with its claims. */
    LANGUAGE,
    /** Markdown with formulas in LaTeX. */
    MARKDOWN,
    /** LaTeX. */
    LATEX;

    /** Returns the form that a file's name tells: {@code .md}, {@code .markdown}, {@code .tex}. */
    public static Form ofFile(String name) {
      String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      return switch (ending) {
        case "md", "markdown", "mdown", "mkd", "rmd", "qmd" -> MARKDOWN;
        case "tex", "latex", "ltx" -> LATEX;
        default -> LANGUAGE;
      };
    }

    /** Returns the form that a text seems to have. */
    public static Form detect(String text) {
      return FormDetection.form(text);
    }
  }

  private Documents() {}

  /**
   * Reads a file in the form that its name tells.
   *
   * @throws LanguageException if it can't be read, or holds no network, or one with mistakes
   */
  public static Document read(Path file) {
    return read(file, Optional.empty());
  }

  /**
   * Reads a file; where it holds no network of its own, it is about {@code fallback}.
   *
   * @throws LanguageException if it can't be read, or holds a network with mistakes
   */
  public static Document read(Path file, Network fallback) {
    return read(file, Optional.of(fallback));
  }

  /**
   * Returns the text of a file, for {@link #parse}.
   *
   * @throws LanguageException if it can't be read, or is too large, or no UTF-8
   */
  public static String text(Path file) {
    return TextFiles.read(file);
  }

  /**
   * Returns the text that a stream gives until its end, for {@link #parse}.
   *
   * @param name how to call it in messages
   * @throws LanguageException if it can't be read, or is too large, or no UTF-8
   */
  public static String text(InputStream stream, String name) {
    return TextFiles.read(stream, name);
  }

  private static Document read(Path file, Optional<Network> fallback) {
    String text = TextFiles.read(file);
    return parse(text, file.toString(), Form.ofFile(file.toString()), fallback);
  }

  /**
   * Reads a text.
   *
   * @param fileName how to call it in messages
   * @throws LanguageException if it holds no network, or one with mistakes
   */
  public static Document parse(String text, String fileName, Form form) {
    return parse(text, fileName, form, Optional.empty());
  }

  /**
   * Reads a text; where it holds no network of its own, it is about {@code fallback}.
   *
   * @param fileName how to call it in messages
   * @throws LanguageException if it holds a network with mistakes
   */
  public static Document parse(String text, String fileName, Form form, Network fallback) {
    return parse(text, fileName, form, Optional.of(fallback));
  }

  private static Document parse(
      String text, String fileName, Form form, Optional<Network> fallback) {
    Optional<Problem> unfit = TextFiles.problem(text, fileName);
    if (unfit.isPresent()) {
      throw new LanguageException(List.of(unfit.get()));
    }
    return DocumentReader.read(new Source(fileName, text), form, fallback);
  }
}
