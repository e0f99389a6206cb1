package org.chainrule.check;

import java.util.LinkedHashSet;
import java.util.Set;
import org.chainrule.language.Term;

/** The names that occur in a formula, wherever they stand. */
final class Letters {
  private Letters() {}

  static Set<String> in(Term term) {
    Set<String> names = new LinkedHashSet<>();
    Term _ =
        Rewriting.names(
            term,
            name -> {
              names.add(name.name());
              return name;
            });
    return names;
  }
}
