package org.chainrule.language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Tells which letters of a term are indices. */
final class LatexLetters {
  private static final List<String> USUAL =
      List.of("i", "j", "k", "l", "m", "n", "p", "q", "r", "s");

  private final LatexNames names;
  private final Set<String> ofHead = new HashSet<>();
  private final Deque<String> bound = new ArrayDeque<>();

  Names names() {
    return names.names();
  }

  LatexLetters(LatexNames names) {
    this.names = names;
  }

  /** Reads something in which the letters of {@code binders} are bound. */
  <T> T within(List<Term.Binder> binders, Supplier<T> reading) {
    List<String> added = binders.stream().map(Term.Binder::name).toList();
    bound.addAll(added);
    try {
      return reading.get();
    } finally {
      added.forEach(bound::removeLastOccurrence);
    }
  }

  boolean isBound(String letter) {
    return bound.contains(letter);
  }

  /** Notes what is free in the side that the others are equal to. */
  void head(Term head) {
    ofHead.clear();
    ofHead.addAll(free(head));
  }

  void noHead() {
    ofHead.clear();
  }

  boolean isFreeInHead(String letter) {
    return ofHead.contains(letter);
  }

  /** Returns the letters that stand in indices of {@code term} and are not bound in it. */
  Set<String> free(Term term) {
    Set<String> found = new LinkedHashSet<>();
    new NameWalk() {
      @Override
      void value(Term.Name name, Set<String> bound) {}

      @Override
      void position(Term.Name name, Set<String> bound) {
        if (!bound.contains(name.name()) && !names.isValue(name.name())) {
          found.add(name.name());
        }
      }

      @Override
      boolean isUnitValue(String name) {
        return names.hasUnits() && UnitValues.KINDS.contains(name) && !names.isValue(name);
      }
    }.walk(term, Set.of(), false);
    return found;
  }

  /** Returns all names of a term, bound ones too. */
  private static Set<String> all(Term term) {
    Set<String> found = new HashSet<>();
    new NameWalk() {
      @Override
      void value(Term.Name name, Set<String> bound) {
        found.add(name.name());
        found.addAll(bound);
      }
    }.walk(term, Set.of(), false);
    return found;
  }

  /** Returns a letter that occurs in none of {@code terms}. */
  String fresh(List<Term> terms) {
    Set<String> used = new HashSet<>(ofHead);
    terms.forEach(term -> used.addAll(all(term)));
    for (String letter : USUAL) {
      if (!used.contains(letter) && !names.isValue(letter)) {
        return letter;
      }
    }
    int number = 1;
    while (used.contains("i_" + number)) {
      number++;
    }
    return "i_" + number;
  }
}
