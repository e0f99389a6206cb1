package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the author of claims has given names to.
 *
 * <p>Most of them are values. A name of which an index tells which layer is meant, as δ_k and δ_j
 * of different sizes, stands for several; and what is defined for every unit, or with an index that
 * the name doesn't show, stands for a formula that is put in.
 */
final class AuthorNames {
  /** Formulas put into each other may not grow without end. */
  private static final int LARGEST = 20_000;

  /**
   * A value under a name of its own.
   *
   * @param letters the index letters that it was defined with
   * @param label whether they are no indices but part of the name, as in δ_h
   */
  private record Version(String symbol, List<String> letters, boolean label) {}

  /** A formula with letters. */
  private record Family(List<String> letters, Term body, int size) {
    /** {@code delta[i,j]} is Kronecker's, whatever {@code delta[v][i]} is. */
    boolean isMeant(String name, Term.Index index, int places) {
      boolean kronecker = name.equals("delta") && index.positions().size() == 2;
      return places >= letters.size() && !kronecker;
    }
  }

  private final Workspace workspace;
  private final Map<String, List<Version>> versions = new HashMap<>();
  private final Map<String, Family> families = new HashMap<>();
  private final Set<String> symbols = new HashSet<>();

  AuthorNames(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Whether the name is one of the author's claims. */
  boolean contains(String name) {
    return versions.containsKey(name) || families.containsKey(name);
  }

  /** Whether {@code name} stands for a value with just these letters. */
  boolean has(String name, List<String> letters) {
    return versions.getOrDefault(name, List.of()).stream()
        .anyMatch(version -> version.letters.equals(letters));
  }

  /** Whether {@code name} with these letters is a name of its own. */
  boolean hasLabel(String name, List<String> letters) {
    return version(name, letters).filter(Version::label).isPresent();
  }

  /** Returns the symbol of the values that {@code name} with these letters stands for. */
  Optional<String> symbol(String name, List<String> letters) {
    return version(name, letters).map(Version::symbol);
  }

  /** The letters tell which is meant; else it is the one without letters, else the newest. */
  private Optional<Version> version(String name, List<String> letters) {
    List<Version> known = versions.getOrDefault(name, List.of()).reversed();
    return known.stream()
        .filter(version -> version.letters.equals(letters))
        .findFirst()
        .or(() -> known.stream().filter(version -> version.letters.isEmpty()).findFirst())
        .or(() -> known.stream().filter(version -> !version.label).findFirst());
  }

  /**
   * Returns a name for a value: {@code delta}, with a label {@code delta_h}, or where that is taken
   * {@code delta_for_j}, which is no author's.
   */
  String freeSymbol(String name, List<String> letters, boolean label) {
    String own = label ? name + "_" + String.join("", letters) : name;
    if (!isTaken(own)) {
      return own;
    }
    String other = letters.isEmpty() ? name + "_again" : name + "_for_" + String.join("", letters);
    String free = other;
    for (int i = 2; isTaken(free); i++) {
      free = other + i;
    }
    return free;
  }

  /** Returns the names that stand for formulas. */
  Set<String> families() {
    return families.keySet();
  }

  private boolean isTaken(String name) {
    return symbols.contains(name)
        || workspace.value(name).isPresent()
        || workspace.function(name).isPresent()
        || workspace.opaque(name).isPresent();
  }

  void addValue(String name, List<String> letters, boolean label, String symbol) {
    symbols.add(symbol);
    families.remove(name);
    List<Version> known = versions.computeIfAbsent(name, _ -> new ArrayList<>());
    known.removeIf(version -> version.letters.equals(letters));
    known.add(new Version(symbol, letters, label));
  }

  /** Notes that these letters are used for entries of a value that is known. */
  void addLetters(String name, List<String> letters) {
    version(name, letters)
        .filter(version -> !version.label && !version.letters.equals(letters))
        .ifPresent(version -> addValue(name, letters, false, version.symbol));
  }

  void addFamily(String name, List<String> letters, Term body) {
    versions.remove(name);
    families.put(name, new Family(letters, body, size(body)));
  }

  private static int size(Term term) {
    int[] count = {0};
    new TermRewriting() {
      @Override
      Optional<Term> replacement(Term part, Set<String> bound) {
        count[0]++;
        return Optional.empty();
      }
    }.rewrite(term);
    return count[0];
  }

  /** Returns the term with everything put in that the author's names stand for. */
  Term resolve(Term term) {
    return versions.isEmpty() && families.isEmpty() ? term : new Resolving().rewrite(term);
  }

  private final class Resolving extends TermRewriting {
    private int inserted;

    @Override
    Optional<Term> replacement(Term term, Set<String> bound) {
      if (term instanceof Term.Name name && !bound.contains(name.name())) {
        return named(name);
      }
      return term instanceof Term.Index index ? indexed(index, bound) : Optional.empty();
    }

    private Optional<Term> named(Term.Name name) {
      Family family = families.get(name.name());
      if (family != null && family.letters.isEmpty()) {
        return Optional.of(put(family, Map.of(), name.span()));
      }
      return symbol(name.name(), List.of())
          .filter(symbol -> !symbol.equals(name.name()))
          .map(symbol -> new Term.Name(symbol, name.span()));
    }

    private Optional<Term> indexed(Term.Index index, Set<String> bound) {
      List<Term> places = new ArrayList<>();
      Term base = index;
      while (base instanceof Term.Index(Term inner, var positions, _)) {
        List<Term> here = new ArrayList<>();
        for (Term.Position position : positions) {
          if (!(position instanceof Term.Position.At(Term place))) {
            return Optional.empty();
          }
          here.add(rewrite(place, bound));
        }
        places.addAll(0, here);
        base = inner;
      }
      if (!(base instanceof Term.Name name) || bound.contains(name.name())) {
        return Optional.empty();
      }
      Family family = families.get(name.name());
      if (family != null) {
        return family.isMeant(name.name(), index, places.size())
            ? Optional.of(applied(family, places, index.span()))
            : Optional.empty();
      }
      return version(name.name(), places.stream().map(ClaimHead::letter).toList())
          .map(version -> {
            Term symbol = new Term.Name(version.symbol, name.span());
            return version.label ? symbol : at(symbol, places, index.span());
          });
    }

    private Term applied(Family family, List<Term> places, Span span) {
      Map<String, Term> terms = new HashMap<>();
      int count = family.letters.size();
      for (int i = 0; i < count; i++) {
        terms.put(family.letters.get(i), places.get(i));
      }
      Term body = put(family, terms, span);
      return places.size() == count ? body : at(body, places.subList(count, places.size()), span);
    }

    private Term put(Family family, Map<String, Term> terms, Span span) {
      inserted += family.size;
      if (inserted > LARGEST) {
        throw workspace.reporter().report(span, DocumentMessages.tooMuchPutIn());
      }
      return Substitution.closed(Substitution.in(family.body, terms));
    }

    private static Term at(Term base, List<Term> places, Span span) {
      List<Term.Position> positions = new ArrayList<>();
      places.forEach(place -> positions.add(new Term.Position.At(place)));
      return new Term.Index(base, positions, span);
    }
  }
}
