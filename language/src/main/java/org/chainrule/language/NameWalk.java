package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walks through a term and tells of its names, apart from those that are bound within. */
abstract class NameWalk {

  /** A name that stands for a value. */
  abstract void value(Term.Name name, Set<String> bound);

  /** A name that stands as an index or in one. */
  void position(Term.Name name, Set<String> bound) {
    value(name, bound);
  }

  /** A name where a unit is wanted. */
  void unit(Term.Name name, Set<String> bound) {}

  /** A unit whose energy is spoken of. */
  void energy(Term.Name name, Set<String> bound) {}

  /** The parents or children that a sum runs over. */
  void relatives(Term.Relatives relatives) {}

  /** A function's name. */
  void function(Term.Call call, Set<String> bound) {}

  /** Whether {@code name} with one index is an energy or output of a unit. */
  boolean isUnitValue(String name) {
    return false;
  }

  /** Returns all names of a term that are not bound within, in order. */
  static List<Term.Name> names(Term term) {
    List<Term.Name> found = new ArrayList<>();
    new NameWalk() {
      @Override
      void value(Term.Name name, Set<String> bound) {
        if (!bound.contains(name.name())) {
          found.add(name);
        }
      }
    }.walk(term, Set.of(), false);
    return found;
  }

  final void walk(Term term, Set<String> bound, boolean inPosition) {
    switch (term) {
      case Term.Numeral _ -> {}
      case Term.Name name -> {
        if (inPosition) {
          position(name, bound);
        } else {
          value(name, bound);
        }
      }
      case Term.Group(Term inner, _) -> walk(inner, bound, inPosition);
      case Term.Call call -> call(call, bound);
      case Term.Index index -> index(index, bound);
      case Term.Negation(Term operand, _) -> walk(operand, bound, inPosition);
      case Term.Transposition(Term operand, _) -> walk(operand, bound, inPosition);
      case Term.Power(Term base, Term exponent, boolean entrywise, _) -> {
        walk(base, bound, inPosition);
        boolean transpose =
            !entrywise && exponent instanceof Term.Name(String t, _) && t.equals("T");
        if (!transpose) {
          walk(exponent, bound, inPosition);
        }
      }
      case Term.Chain(Term first, var links, _) -> {
        walk(first, bound, inPosition);
        links.forEach(link -> walk(link.operand(), bound, inPosition));
      }
      case Term.Literal(var rows, _) ->
          rows.forEach(row -> row.forEach(entry -> walk(entry, bound, false)));
      case Term.Bracket(Term first, var tests, _) -> {
        walk(first, bound, inPosition);
        tests.forEach(test -> walk(test.operand(), bound, inPosition));
      }
      case Term.Bound(_, var binders, Term body, _) -> walk(body, binders(binders, bound), false);
      case Term.Derivative(_, Term of, Term by, _) -> {
        walk(of, bound, false);
        walk(by, bound, false);
      }
      case Term.Differential(Term of, _) -> walk(of, bound, false);
      case Term.Gradient(_, Term of, _) -> {
        if (of instanceof Term.Call) {
          walk(of, bound, false);
        }
      }
      case Term.Placement(var positions, var arguments, _) -> {
        positions(positions, bound);
        arguments.forEach(argument -> walk(argument, bound, false));
      }
    }
  }

  private void call(Term.Call call, Set<String> bound) {
    function(call, bound);
    int count = call.arguments().size();
    boolean weight = call.function().equals("w") && isUnitValue("w");
    for (int i = 0; i < count; i++) {
      Term argument = call.arguments().get(i).value();
      if (weight && i >= count - 2 && argument instanceof Term.Name name) {
        unit(name, bound);
      } else {
        walk(argument, bound, weight);
      }
    }
  }

  private void index(Term.Index index, Set<String> bound) {
    boolean ofUnit =
        index.base() instanceof Term.Name(String name, _)
            && isUnitValue(name)
            && !bound.contains(name)
            && index.positions().size() == 1;
    if (ofUnit && index.positions().getFirst() instanceof Term.Position.At(Term.Name unit)) {
      unit(unit, bound);
      if (index.base() instanceof Term.Name(String kind, _) && kind.equals("a")) {
        energy(unit, bound);
      }
      return;
    }
    boolean delta = index.base() instanceof Term.Name(String name, _) && name.equals("delta");
    if (!delta) {
      walk(index.base(), bound, false);
    }
    positions(index.positions(), bound);
  }

  private void positions(List<Term.Position> positions, Set<String> bound) {
    for (Term.Position position : positions) {
      switch (position) {
        case Term.Position.All() -> {}
        case Term.Position.Range(Term first, Term last) -> {
          walk(first, bound, false);
          walk(last, bound, false);
        }
        case Term.Position.At(Term place) -> walk(place, bound, true);
      }
    }
  }

  private Set<String> binders(List<Term.Binder> binders, Set<String> bound) {
    Set<String> inside = new HashSet<>(bound);
    for (Term.Binder binder : binders) {
      binder
          .range()
          .ifPresent(range -> {
            walk(range.first(), inside, false);
            walk(range.last(), inside, false);
          });
      binder.except().forEach(e -> walk(e, Set.copyOf(inside), true));
      binder
          .relatives()
          .ifPresent(r -> {
            relatives(r);
            unit(r.unit(), Set.copyOf(inside));
          });
      inside.add(binder.name());
    }
    return inside;
  }
}
