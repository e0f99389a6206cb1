package org.chainrule.language;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;

/** The index letters that are free in a claim: they have one range throughout. */
final class FreeLetters {
  private static final int MOST_INDICES = 60;

  private final Workspace workspace;
  private final Elaboration elaboration;
  private final Map<String, IndexSlot> slots = new LinkedHashMap<>();
  private final IdentityHashMap<Term, Message> conflicts = new IdentityHashMap<>();

  private FreeLetters(Elaboration elaboration) {
    this.elaboration = elaboration;
    this.workspace = elaboration.workspace();
  }

  /**
   * Finds the free letters of all terms, and their ranges from the first term that tells.
   *
   * @param known the ranges that are known already
   */
  static FreeLetters of(
      List<Term> terms, Span span, Collection<Index> known, Elaboration elaboration) {
    FreeLetters letters = new FreeLetters(elaboration);
    letters.find(terms, span, known);
    return letters;
  }

  private void find(List<Term> terms, Span span, Collection<Index> known) {
    known.forEach(index -> slots.put(index.name(), IndexSlot.of(index.name(), index)));
    for (String letter : names(terms, workspace)) {
      slots.putIfAbsent(letter, new IndexSlot(letter, letter));
    }
    if (slots.size() > MOST_INDICES) {
      throw elaboration.error(span, ShapeMessages.tooManyIndices(MOST_INDICES));
    }
    if (slots.values().stream().anyMatch(slot -> slot.index().isEmpty())) {
      Scope scope = scope();
      for (Term term : terms) {
        probe(term, scope);
        slots.values().forEach(slot -> resolve(slot, term));
      }
    }
  }

  /** Returns a scope in which the letters are indices. */
  Scope scope() {
    Scope scope = Scope.empty();
    for (IndexSlot slot : slots.values()) {
      scope = scope.with(slot.name(), new Scope.Binding.Letter(slot));
    }
    return scope;
  }

  /** Throws what is wrong with the term's use of the letters, if anything is. */
  void checkConflict(Term term) {
    Message conflict = conflicts.get(term);
    if (conflict != null) {
      throw new ShapeFailure(term.span(), conflict);
    }
  }

  /** Returns the letters with a range, in order. */
  List<Index> ranges() {
    return slots.values().stream().flatMap(slot -> slot.index().stream()).toList();
  }

  private void resolve(IndexSlot slot, Term term) {
    if (slot.index().isPresent()) {
      return;
    }
    IndexSlot.Inference inference = Binders.infer(slot);
    if (inference.range().isPresent()) {
      slot.resolve(inference.range().get());
    } else if (slot.isUsed()) {
      conflicts.put(term, inference.problem().orElseThrow());
      slot.resolveByFirstUse();
    }
  }

  private void probe(Term term, Scope scope) {
    try {
      Expression _ = elaboration.probing(() -> elaboration.terms().elaborate(term, scope));
    } catch (ShapeFailure wrong) {
      // It is wrong for its own reasons, which come out when it is read in earnest.
    } catch (Reporter.Failure reported) {
      if (!elaboration.isTolerant()) {
        throw reported;
      }
      elaboration.take();
    }
  }

  /** Returns the names that stand as indices and are nothing else. */
  static Set<String> names(List<Term> terms, Workspace workspace) {
    Set<String> letters = new LinkedHashSet<>();
    NameWalk walk =
        new NameWalk() {
          @Override
          void value(Term.Name name, Set<String> bound) {}

          @Override
          boolean isUnitValue(String name) {
            return workspace.isUnitValue(name);
          }

          @Override
          void position(Term.Name name, Set<String> bound) {
            boolean known =
                bound.contains(name.name())
                    || workspace.value(name.name()).isPresent()
                    || workspace.hasFailed(name.name());
            if (!known) {
              letters.add(name.name());
            }
          }
        };
    terms.forEach(term -> walk.walk(term, Set.of(), term instanceof Term.Bracket));
    return letters;
  }
}
