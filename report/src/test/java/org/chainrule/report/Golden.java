package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are kept in files. Run the tests with {@code -Dgolden.write} to accept what is printed
 * now; then read the difference.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/org/chainrule/report");

  private Golden() {}

  static void check(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name);
    if (System.getProperty("golden.write") != null) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(text).as(name).isEqualTo(Files.readString(file));
  }
}
