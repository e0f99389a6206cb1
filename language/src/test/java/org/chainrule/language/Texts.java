package org.chainrule.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts that tests start from: the examples, the reference's blocks, and tables of formulas.
 */
final class Texts {
  private static final Pattern BLOCK =
      Pattern.compile("^```chainrule\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  private Texts() {}

  /** Returns the networks of the examples and of the reference, by what to call them. */
  static SequencedMap<String, String> networks() {
    SequencedMap<String, String> texts = new TreeMap<>();
    Path examples = Path.of("..", "examples");
    try (Stream<Path> files = Files.walk(examples)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".chain")).toList()) {
        texts.put(examples.relativize(file).toString(), Files.readString(file));
      }
      Matcher block = BLOCK.matcher(Files.readString(Path.of("..", "docs", "language.md")));
      for (int i = 1; block.find(); i++) {
        texts.put("reference " + i, block.group(1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** Returns the rows of a table with tabs between its columns, without the first. */
  static List<List<String>> table(String name) {
    return TestTexts.resource(name)
        .lines()
        .skip(1)
        .map(line -> List.of(line.split("\t", -1)))
        .toList();
  }
}
