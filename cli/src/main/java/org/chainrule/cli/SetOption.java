package org.chainrule.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads {@code --set key=value}, which may be given several times. */
final class SetOption {
  private SetOption() {}

  /**
   * Values by key, in the order given.
   *
   * @throws CliException if one has no key, no value, or a key that another has
   */
  static SequencedMap<String, String> values(List<String> pairs) {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String key = pair.substring(0, Math.max(0, equals)).strip();
      String value = pair.substring(equals + 1).strip();
      if (key.isEmpty() || value.isEmpty()) {
        throw new CliException(
            "--set " + pair, "is no key=value", "Write, for example, --set epochs=5.");
      }
      if (values.put(key, value) != null) {
        throw new CliException("--set " + pair, key + " is set twice", "Set it once.");
      }
    }
    return values;
  }
}
