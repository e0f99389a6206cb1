package org.chainrule.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The value of a setting in {@code train { }} or {@code step}. */
public sealed interface Setting {

  /** A number, as {@code 1e-3} or {@code 1/255}. */
  @SuppressWarnings("AvoidCommonTypeNames") // always written Setting.Number
  record Number(Rational value) implements Setting {}

  /** A quoted text, as {@code "digits.csv"}. */
  record Text(String value) implements Setting {}

  /** A word, as {@code standard}. */
  record Word(String value) implements Setting {}

  /** A word with arguments, as {@code adam(rate = 1e-3)}; the order is the author's. */
  record Invocation(String name, SequencedMap<String, Setting> arguments) implements Setting {
    /** Copies the arguments. */
    public Invocation {
      arguments = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arguments));
    }

    /** Returns a word without arguments. */
    public static Invocation of(String name) {
      return new Invocation(name, new LinkedHashMap<>(Map.of()));
    }
  }
}
