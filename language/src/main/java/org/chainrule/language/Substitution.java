package org.chainrule.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts terms for names. A name that is bound where it stands is another one and stays. */
final class Substitution extends TermRewriting {
  private final Map<String, Term> terms;

  private Substitution(Map<String, Term> terms) {
    this.terms = terms;
  }

  /**
   * Returns the body with the terms put in. A letter that the body binds and that is free in one of
   * the terms gets another name.
   */
  static Term in(Term body, Map<String, Term> terms) {
    Set<String> taken = new HashSet<>();
    terms.values().forEach(term -> NameWalk.names(term).forEach(name -> taken.add(name.name())));
    Term apart = taken.isEmpty() ? body : new Renaming(taken).rewrite(body);
    return new Substitution(terms).rewrite(apart);
  }

  /** Returns the term so that it can stand anywhere. */
  static Term closed(Term term) {
    return switch (term) {
      case Term.Numeral _, Term.Name _, Term.Group _, Term.Call _, Term.Index _ -> term;
      default -> new Term.Group(term, term.span());
    };
  }

  @Override
  Optional<Term> replacement(Term term, Set<String> bound) {
    return term instanceof Term.Name(String name, _) && !bound.contains(name)
        ? Optional.ofNullable(terms.get(name)).map(Substitution::closed)
        : Optional.empty();
  }

  /** Gives other names to the bound letters that are taken. */
  private static final class Renaming extends TermRewriting {
    private final Set<String> taken;

    Renaming(Set<String> taken) {
      this.taken = taken;
    }

    @Override
    Optional<Term> replacement(Term term, Set<String> bound) {
      if (!(term instanceof Term.Bound(Term.Big kind, var binders, Term body, Span span))) {
        return Optional.empty();
      }
      Map<String, Term> renamed = new HashMap<>();
      for (Term.Binder binder : binders) {
        if (taken.contains(binder.name())) {
          String fresh = binder.name() + "_1";
          while (taken.contains(fresh)) {
            fresh += "1";
          }
          renamed.put(binder.name(), new Term.Name(fresh, binder.span()));
        }
      }
      if (renamed.isEmpty()) {
        return Optional.empty();
      }
      Substitution substitution = new Substitution(renamed);
      List<Term.Binder> others =
          binders.stream().map(binder -> renamed(binder, renamed, substitution)).toList();
      return Optional.of(
          new Term.Bound(kind, others, rewrite(substitution.rewrite(body), bound), span));
    }

    private static Term.Binder renamed(
        Term.Binder binder, Map<String, Term> renamed, Substitution substitution) {
      String name =
          renamed.get(binder.name()) instanceof Term.Name(String other, _) ? other : binder.name();
      return new Term.Binder(
          name,
          binder.range(),
          binder.except().stream().map(substitution::rewrite).toList(),
          binder.relatives(),
          binder.span());
    }
  }
}
