package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chainrule.expression.Symbol;
import org.chainrule.report.Notation.*;

/**
 * How names are written: as the author says, else by the name itself. Greek names become letters,
 * digits and what follows an underscore go below: {@code sigma_s}, {@code x1}, {@code v_out};
 * {@code yhat} gets a hat, and longer names stand upright.
 */
final class Lettering {
  private static final Pattern DIGITS_BEHIND = Pattern.compile("(\\D+)(\\d+)");

  /** The energies and weights of unit graphs: {@code a[u]}, {@code w(u,v)}. */
  private static final Pattern UNIT_VALUE =
      Pattern.compile("([a-z])([\\[(])([^\\[\\](),]+)(?:,([^\\[\\](),]+))?([\\])])");

  private static final Map<String, Accent> ACCENTS =
      Map.of("hat", Accent.HAT, "tilde", Accent.TILDE, "bar", Accent.BAR);

  private Lettering() {}

  /** Returns how {@code symbol} is written. */
  static Notation of(Symbol symbol) {
    return of(symbol.name(), symbol.written());
  }

  /** Returns how {@code name} is written, {@code written} being the author's LaTeX for it. */
  static Notation of(String name, Optional<String> written) {
    return new Name(name, written.flatMap(LatexReader::read).orElseGet(() -> derived(name)));
  }

  private static Notation derived(String name) {
    Matcher unitValue = UNIT_VALUE.matcher(name);
    if (unitValue.matches()) {
      return unitValue(unitValue);
    }
    List<String> parts = List.of(name.split("_", -1));
    if (parts.stream().anyMatch(String::isEmpty)) {
      return Notation.word(name);
    }
    Matcher digits = DIGITS_BEHIND.matcher(parts.getFirst());
    List<Notation> below = new ArrayList<>();
    String head = parts.getFirst();
    if (digits.matches()) {
      head = digits.group(1);
      below.add(new Numeral(digits.group(2)));
    }
    for (String part : parts.subList(1, parts.size())) {
      below.add(subscript(part));
    }
    Notation letter = letter(head);
    return below.isEmpty() ? letter : Notation.lowered(letter, withCommas(below));
  }

  private static Notation unitValue(Matcher matcher) {
    List<Notation> parts = new ArrayList<>();
    parts.add(Notation.letter(matcher.group(1)));
    parts.add(new Punctuation(matcher.group(2)));
    parts.add(derived(matcher.group(3)));
    if (matcher.group(4) != null) {
      parts.add(Sign.COMMA);
      parts.add(derived(matcher.group(4)));
    }
    parts.add(new Punctuation(matcher.group(5)));
    return Notation.row(parts);
  }

  private static Notation subscript(String part) {
    return part.chars().allMatch(c -> c >= '0' && c <= '9') ? new Numeral(part) : derived(part);
  }

  /** Returns a name without digits and underscores. */
  private static Notation letter(String name) {
    Optional<Notation> single = single(name);
    if (single.isPresent()) {
      return single.get();
    }
    for (Map.Entry<String, Accent> accent : ACCENTS.entrySet()) {
      if (name.endsWith(accent.getKey())) {
        Optional<Notation> below =
            single(name.substring(0, name.length() - accent.getKey().length()));
        if (below.isPresent()) {
          return new Accented(accent.getValue(), below.get());
        }
      }
    }
    return Notation.word(name);
  }

  private static Optional<Notation> single(String name) {
    return name.codePointCount(0, name.length()) == 1
        ? Optional.of(Notation.letter(name))
        : GreekLetters.named(name).map(Notation::letter);
  }

  private static Notation withCommas(List<Notation> parts) {
    List<Notation> row = new ArrayList<>();
    for (Notation part : parts) {
      if (!row.isEmpty()) {
        row.add(Sign.COMMA);
      }
      row.add(part);
    }
    return Notation.row(row);
  }
}
