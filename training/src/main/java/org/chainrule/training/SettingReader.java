package org.chainrule.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Setting;

/** Reads settings by name, each as the type it has to be. */
record SettingReader(Map<String, Setting> settings) {

  /** A text, or a word, or a number as it was meant. */
  Optional<String> text(String name) {
    return Optional.ofNullable(settings.get(name)).map(SettingReader::print);
  }

  /** The parts of a text between commas. */
  List<String> list(String name) {
    List<String> parts = new ArrayList<>();
    text(name).ifPresent(t -> Arrays.stream(t.split(",")).map(String::strip).forEach(parts::add));
    return parts;
  }

  double number(String name, double otherwise) {
    Setting setting = settings.get(name);
    if (setting == null) {
      return otherwise;
    }
    if (setting instanceof Setting.Number(Rational value)) {
      return value.toDouble();
    }
    throw wrong(name, setting, "a number");
  }

  int whole(String name, int otherwise, int least) {
    long value = integer(name, otherwise);
    if (value < least || value > Integer.MAX_VALUE) {
      Setting found = Objects.requireNonNull(settings.get(name), "the default is in range");
      throw wrong(name, found, "a whole number from " + least);
    }
    return (int) value;
  }

  long integer(String name, long otherwise) {
    Setting setting = settings.get(name);
    if (setting == null) {
      return otherwise;
    }
    if (setting instanceof Setting.Number(Rational value)
        && value.isInteger()
        && value.numerator().bitLength() < Long.SIZE) {
      return value.numerator().longValueExact();
    }
    throw wrong(name, setting, "a whole number");
  }

  /** A word with or without arguments. */
  Setting.Invocation invocation(String name, String otherwise) {
    Setting setting = settings.get(name);
    if (setting == null) {
      return Setting.Invocation.of(otherwise);
    }
    return switch (setting) {
      case Setting.Word(String word) -> Setting.Invocation.of(word);
      case Setting.Invocation invocation -> invocation;
      case Setting other -> throw wrong(name, other, "a name, such as " + otherwise);
    };
  }

  /** The arguments of an invocation, which have to be numbers. */
  static Map<String, Double> constants(String name, Setting.Invocation invocation) {
    SequencedMap<String, Double> constants = new LinkedHashMap<>();
    invocation
        .arguments()
        .forEach((argument, value) -> {
          if (!(value instanceof Setting.Number(Rational number))) {
            throw wrong(name + ", " + argument, value, "a number");
          }
          constants.put(argument, number.toDouble());
        });
    return constants;
  }

  private static DataException wrong(String name, Setting found, String wanted) {
    return new DataException(
        name, Wording.quoted(print(found)) + " is not " + wanted, "Correct the setting.");
  }

  /** The setting as the language writes it, texts without quotes. */
  static String print(Setting setting) {
    return switch (setting) {
      case Setting.Number(Rational value) -> value.toString();
      case Setting.Text(String value) -> value;
      case Setting.Word(String value) -> value;
      case Setting.Invocation(String name, SequencedMap<String, Setting> arguments) -> {
        List<String> parts = new ArrayList<>();
        arguments.forEach((argument, value) -> parts.add(argument + " = " + print(value)));
        yield arguments.isEmpty() ? name : name + "(" + String.join(", ", parts) + ")";
      }
    };
  }
}
