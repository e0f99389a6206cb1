package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.report.Notation.*;

/** Where what stands below and above a letter goes: one place for all two-dimensional formats. */
final class Scripts {
  private Scripts() {}

  /**
   * Returns an entry as a base with its positions below. A base with something below already gets
   * brackets, {@code (δ_h)_j}; letters stand side by side, other positions behind commas.
   */
  static Script of(Entry entry) {
    Notation base =
        Precedence.lower(entry.base()).isPresent()
            ? Notation.bracketed(entry.base())
            : entry.base();
    List<Notation> below = new ArrayList<>();
    boolean letters = entry.positions().stream().allMatch(Scripts::isSingleLetter);
    for (Notation position : entry.positions()) {
      if (!below.isEmpty() && !letters) {
        below.add(Sign.COMMA);
      }
      below.add(position);
    }
    return merged(new Script(base, Optional.of(Notation.row(below)), Optional.empty()));
  }

  /** Whether a position is an index of one letter. */
  static boolean isSingleLetter(Notation position) {
    return switch (position) {
      case Name(_, Notation form) -> isSingleLetter(form);
      case Marked(Notation body) -> isSingleLetter(body);
      case Identifier(String text, _) -> text.codePointCount(0, text.length()) == 1;
      default -> false;
    };
  }

  /**
   * Returns {@code script} with those of its base taken in, where they don't collide: {@code
   * W^{(1)}} with {@code jk} below is one base with both.
   */
  static Script merged(Script script) {
    Notation base = script.base();
    Optional<Script> inner =
        switch (base) {
          case Entry entry -> Optional.of(of(entry));
          case Script below -> Optional.of(merged(below));
          case Name(String name, Script(Notation letter, var lower, var upper)) ->
              Optional.of(new Script(new Name(name, letter), lower, upper));
          default -> Optional.empty();
        };
    if (inner.isEmpty()) {
      return script;
    }
    Script below = inner.get();
    boolean collide =
        (below.lower().isPresent() && script.lower().isPresent())
            || (below.upper().isPresent() && script.upper().isPresent());
    return collide
        ? new Script(Notation.bracketed(below), script.lower(), script.upper())
        : new Script(
            below.base(), script.lower().or(below::lower), script.upper().or(below::upper));
  }
}
