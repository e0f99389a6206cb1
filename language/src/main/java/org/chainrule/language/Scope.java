package org.chainrule.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;

/** The names that hold only here: a function's parameters, indices, units of a sum over units. */
final class Scope {
  /** What a local name stands for. */
  sealed interface Binding {
    /** A function's parameter and its argument. */
    record Parameter(Expression argument) implements Binding {}

    /** An index. */
    record Letter(IndexSlot slot) implements Binding {}

    /** A unit that a sum runs over. */
    record Unit(String unit) implements Binding {}
  }

  private final Optional<Scope> outer;
  private final Map<String, Binding> bindings;
  private final Map<Term.Binder, Index> ranges;
  private final Set<String> indexNames;

  private Scope(
      Optional<Scope> outer,
      Map<String, Binding> bindings,
      Map<Term.Binder, Index> ranges,
      Set<String> indexNames) {
    this.outer = outer;
    this.bindings = bindings;
    this.ranges = ranges;
    this.indexNames = indexNames;
  }

  /** Returns a scope without names. */
  static Scope empty() {
    return new Scope(Optional.empty(), Map.of(), new IdentityHashMap<>(), Set.of());
  }

  /** Returns a scope for a function's body, called where indices {@code indexNames} are in use. */
  static Scope ofCall(Map<String, Binding> parameters, Set<String> indexNames) {
    Set<String> used = new HashSet<>(indexNames);
    for (Binding binding : parameters.values()) {
      if (binding instanceof Binding.Parameter(Expression argument)) {
        argument.freeIndices().forEach(index -> used.add(index.name()));
      }
    }
    return new Scope(Optional.empty(), Map.copyOf(parameters), new IdentityHashMap<>(), used);
  }

  /** Returns this scope with one more name. */
  Scope with(String name, Binding binding) {
    Set<String> used = indexNames;
    if (binding instanceof Binding.Letter(IndexSlot slot)) {
      used = new HashSet<>(indexNames);
      used.add(slot.indexName());
    }
    // For another unit an index may have another range.
    Map<Term.Binder, Index> found =
        binding instanceof Binding.Unit ? new IdentityHashMap<>() : ranges;
    return new Scope(Optional.of(this), Map.of(name, binding), found, used);
  }

  Optional<Binding> find(String name) {
    for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
      Binding found = scope.get().bindings.get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Returns the names of all indices that a binder in here must not take again. */
  Set<String> indexNames() {
    return indexNames;
  }

  /** Returns a name for an index that is free here: {@code k}, or {@code k_1}, {@code k_2}, … */
  String freshIndex(String name) {
    String fresh = name;
    for (int i = 1; indexNames.contains(fresh); i++) {
      fresh = name + "_" + i;
    }
    return fresh;
  }

  /** Returns the range that was found for a binder of this body. */
  Optional<Index> range(Term.Binder binder) {
    return Optional.ofNullable(ranges.get(binder));
  }

  void foundRange(Term.Binder binder, Index index) {
    ranges.put(binder, index);
  }

  /** Returns all local names. */
  Set<String> names() {
    Map<String, Binding> all = new HashMap<>();
    for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
      all.putAll(scope.get().bindings);
    }
    return new HashSet<>(all.keySet());
  }
}
