package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How names are written where nothing else is said: {@code x1} with the index 1, {@code v_out} with
 * the index out, {@code W1} as the matrix of layer (1) too.
 */
final class LatexSpelling {
  private static final Pattern DIGITS_BEHIND = Pattern.compile("([^0-9]+)([0-9]+)");

  private LatexSpelling() {}

  /** Returns all ways to write {@code name}. */
  static List<LatexTie> ties(String name, LatexTie.Role role, Predicate<String> isName) {
    List<LatexTie> ties = new ArrayList<>();
    if (name.indexOf('[') >= 0 || name.indexOf('(') >= 0) {
      return ties;
    }
    String[] parts = name.split("_", -1);
    String stem = parts[0];
    List<String> lower = new ArrayList<>();
    Matcher digits = DIGITS_BEHIND.matcher(stem);
    boolean numbered = digits.matches();
    if (numbered) {
      stem = digits.group(1);
      lower.add(digits.group(2));
    }
    for (int i = 1; i < parts.length; i++) {
      if (!lower.isEmpty()) {
        lower.add(",");
      }
      lower.add(parts[i]);
    }
    if (stem.isEmpty()) {
      return ties;
    }
    ties.add(tie(name, role, stem, lower, List.of()));
    if (numbered) {
      List<String> behind = lower.subList(Math.min(2, lower.size()), lower.size());
      ties.add(tie(name, role, stem, behind, List.of("(", digits.group(2), ")")));
      ties.add(tie(name, role, stem, behind, List.of("[", digits.group(2), "]")));
      if (!isName.test(stem)) {
        ties.add(tie(name, role, stem, behind, List.of(digits.group(2))));
      }
    }
    boolean product = stem.chars().allMatch(c -> isName.test(Character.toString((char) c)));
    if (stem.length() > 1
        && !product
        && stem.chars().allMatch(c -> c < 0x80 && Character.isLetter(c))) {
      ties.add(letters(name, role, stem, lower));
    }
    word(name, role).filter(tie -> !lower.isEmpty()).ifPresent(ties::add);
    return ties;
  }

  /** Returns the name as a word in upright letters. */
  static Optional<LatexTie> word(String name, LatexTie.Role role) {
    return name.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c))
        ? Optional.of(tie(name, role, name, List.of(), List.of()))
        : Optional.empty();
  }

  private static LatexTie tie(
      String name, LatexTie.Role role, String nucleus, List<String> lower, List<String> upper) {
    return new LatexTie(
        name,
        role,
        false,
        List.of(new LatexTie.Atom(nucleus, List.copyOf(lower), List.copyOf(upper))));
  }

  /** Returns the name letter by letter: {@code loss} is set like l·o·s·s. */
  private static LatexTie letters(
      String name, LatexTie.Role role, String stem, List<String> lower) {
    List<LatexTie.Atom> atoms = new ArrayList<>();
    for (int i = 0; i < stem.length(); i++) {
      boolean last = i == stem.length() - 1;
      atoms.add(
          new LatexTie.Atom(
              stem.substring(i, i + 1), last ? List.copyOf(lower) : List.of(), List.of()));
    }
    return new LatexTie(name, role, false, List.copyOf(atoms));
  }

  /** Returns the ways to write the value of {@code tie} after a step with a tag. */
  static List<LatexTie> tagged(LatexTie tie, String tag) {
    LatexTie.Atom last = tie.atoms().getLast();
    List<String> lower = new ArrayList<>(last.lower());
    if (!lower.isEmpty()) {
      lower.add(",");
    }
    lower.add(tag);
    List<LatexTie> found = new ArrayList<>();
    found.add(with(tie, tag, new LatexTie.Atom(last.nucleus(), List.copyOf(lower), last.upper())));
    if (last.upper().isEmpty()) {
      found.add(with(tie, tag, new LatexTie.Atom(last.nucleus(), last.lower(), List.of(tag))));
    }
    return found;
  }

  private static LatexTie with(LatexTie tie, String tag, LatexTie.Atom last) {
    List<LatexTie.Atom> atoms = new ArrayList<>(tie.atoms().subList(0, tie.atoms().size() - 1));
    atoms.add(last);
    return new LatexTie(tie.name() + "_" + tag, tie.role(), false, List.copyOf(atoms));
  }
}
