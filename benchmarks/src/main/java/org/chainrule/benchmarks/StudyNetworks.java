package org.chainrule.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;

/** The networks of the study: sixty, of the kinds that people derive by hand. */
final class StudyNetworks {
  private static final String MARK = "=== ";

  private StudyNetworks() {}

  /** Returns the texts of all networks, by name. */
  static SequencedMap<String, String> texts() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    for (String part : read().split("(?m)^" + MARK, -1)) {
      int end = part.indexOf('\n');
      if (end > 0) {
        texts.put(part.substring(0, end).strip(), part.substring(end + 1));
      }
    }
    return texts;
  }

  private static String read() {
    try (InputStream in = StudyNetworks.class.getResourceAsStream("networks.txt")) {
      return new String(
          Objects.requireNonNull(in, "networks.txt").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
