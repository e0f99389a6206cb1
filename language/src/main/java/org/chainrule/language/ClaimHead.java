package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The head of a claim that may introduce a name: {@code delta}, {@code delta[k]}, {@code
 * delta[v][i]}.
 *
 * @param name the name
 * @param letters the letters or numbers that stand as its indices, in order
 * @param nested whether each has brackets of its own
 */
record ClaimHead(Term.Name name, List<Term.Name> letters, boolean nested) {
  private static final int MOST_LETTERS = 6;

  /** Copies the list. */
  ClaimHead {
    letters = List.copyOf(letters);
  }

  /** Returns the head that {@code term} is, if it is one. */
  static Optional<ClaimHead> of(Term term) {
    List<Term.Name> letters = new ArrayList<>();
    Term base = term;
    int brackets = 0;
    while (base instanceof Term.Index(Term inner, var positions, _)) {
      List<Term.Name> here = new ArrayList<>();
      for (Term.Position position : positions) {
        if (!(position instanceof Term.Position.At(Term place)) || !isLetter(place)) {
          return Optional.empty();
        }
        here.add(new Term.Name(letter(place), place.span()));
      }
      letters.addAll(0, here);
      base = inner;
      brackets++;
    }
    boolean nested = brackets > 1;
    boolean distinct =
        new HashSet<>(letters.stream().map(Term.Name::name).toList()).size() == letters.size();
    return base instanceof Term.Name name && distinct && letters.size() <= MOST_LETTERS
        ? Optional.of(new ClaimHead(name, letters, nested))
        : Optional.empty();
  }

  private static boolean isLetter(Term place) {
    return place instanceof Term.Name || place instanceof Term.Numeral;
  }

  /** Returns the letter or number that stands at a place of an index, else an empty text. */
  static String letter(Term place) {
    return switch (place) {
      case Term.Name(String name, _) -> name;
      case Term.Numeral(String text, _) -> text;
      default -> "";
    };
  }

  /** Whether this is Kronecker's {@code delta[i,j]}. */
  boolean isKronecker() {
    return name.name().equals("delta") && letters.size() == 2 && !nested;
  }

  List<String> letterNames() {
    return letters.stream().map(Term.Name::name).toList();
  }
}
