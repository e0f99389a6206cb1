package org.chainrule.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A formula as it stands on paper, with every bracket in place: what a formula is written from in
 * all formats. {@link NotationBuilder} makes it; {@link Precedence} tells how tightly it holds.
 */
sealed interface Notation
    permits Sign,
        Notation.Identifier,
        Notation.Numeral,
        Notation.Punctuation,
        Notation.Words,
        Notation.Row,
        Notation.Fraction,
        Notation.Script,
        Notation.Entry,
        Notation.Accented,
        Notation.Fenced,
        Notation.Applied,
        Notation.Exponential,
        Notation.BigSum,
        Notation.Root,
        Notation.Grid,
        Notation.Cases,
        Notation.Name,
        Notation.Marked,
        Notation.Aligned {

  /** A letter, or a word such as {@code softmax}, in Unicode. */
  record Identifier(String text, Variant variant) implements Notation {}

  /** An unsigned number, in digits. */
  record Numeral(String digits) implements Notation {}

  /** A bracket or other character of a written name. */
  record Punctuation(String text) implements Notation {}

  /** Words within a formula, as those of a case. */
  record Words(String text) implements Notation {}

  /** Parts one behind the other, with {@link Sign}s among them. */
  record Row(List<Notation> parts) implements Notation {
    /** Copies the list. */
    public Row {
      parts = List.copyOf(parts);
    }
  }

  /** A fraction; a numeric one such as ½ is {@code small}. */
  record Fraction(Notation numerator, Notation denominator, boolean small) implements Notation {}

  /** A base with something below, something above, or both. */
  record Script(Notation base, Optional<Notation> lower, Optional<Notation> upper)
      implements Notation {}

  /** An entry or part of a matrix: {@code A_ij}. */
  record Entry(Notation base, List<Notation> positions) implements Notation {
    /** Copies the list. */
    public Entry {
      positions = List.copyOf(positions);
    }
  }

  /** A letter with an accent. */
  record Accented(Accent accent, Notation base) implements Notation {}

  /** A pair of brackets. */
  record Fenced(Fence fence, Notation body) implements Notation {}

  /** A function of arguments: {@code f(x, y)}, or without brackets {@code log x}. */
  record Applied(Notation function, List<Notation> arguments, boolean fenced) implements Notation {
    /** Copies the list. */
    public Applied {
      arguments = List.copyOf(arguments);
    }
  }

  /** e to a power. */
  record Exponential(Notation argument) implements Notation {}

  /** Σ with what stands below and above it, and what is summed. */
  record BigSum(Notation lower, Optional<Notation> upper, Notation body) implements Notation {}

  /** A square root. */
  record Root(Notation radicand) implements Notation {}

  /** A matrix, row by row. */
  record Grid(List<List<Notation>> rows) implements Notation {
    /** Copies the lists. */
    public Grid {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** Values with the conditions under which they hold. */
  record Cases(List<Case> cases) implements Notation {
    /** Copies the list. */
    public Cases {
      cases = List.copyOf(cases);
    }
  }

  /** One line of {@link Cases}. */
  record Case(Notation value, Notation condition) {}

  /** A left side and right sides below each other, aligned where they say {@code =}. */
  record Aligned(Notation left, List<Notation> rights) implements Notation {
    /** Copies the list. */
    public Aligned {
      rights = List.copyOf(rights);
    }
  }

  /** A name of the author's, or of a value introduced, and how it is written. */
  record Name(String name, Notation form) implements Notation {}

  /** The part of a formula that a step is about to change. */
  record Marked(Notation body) implements Notation {}

  /** Returns a variable's letter. */
  static Notation letter(String letter) {
    return new Identifier(letter, Variant.ITALIC);
  }

  /** Returns a word in upright letters. */
  static Notation word(String word) {
    return new Identifier(word, Variant.UPRIGHT);
  }

  /** Returns the parts side by side; rows among them are taken apart. */
  static Notation row(Notation... parts) {
    return row(List.of(parts));
  }

  /** Returns the parts side by side; rows among them are taken apart. */
  static Notation row(List<Notation> parts) {
    List<Notation> flat =
        parts.stream()
            .flatMap(part -> part instanceof Row(var inner) ? inner.stream() : Stream.of(part))
            .toList();
    return flat.size() == 1 ? flat.getFirst() : new Row(flat);
  }

  /** Returns {@code body} in round brackets. */
  static Notation bracketed(Notation body) {
    return new Fenced(Fence.ROUND, body);
  }

  /** Returns {@code base} with {@code upper} above. */
  static Notation raised(Notation base, Notation upper) {
    return new Script(base, Optional.empty(), Optional.of(upper));
  }

  /** Returns {@code base} with {@code lower} below. */
  static Notation lowered(Notation base, Notation lower) {
    return new Script(base, Optional.of(lower), Optional.empty());
  }
}
