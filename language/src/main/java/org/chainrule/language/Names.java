package org.chainrule.language;

import java.util.HashSet;
import java.util.Set;
import org.chainrule.expression.Network;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.SizeName;

/**
 * What the parser has to know of a text's names: {@code h(z)} is a call where h is a function and a
 * product where it is a value, and {@code dW} a differential unless something of that name is
 * declared.
 *
 * @param values the names of everything that stands for a value
 * @param functions the author's functions, specified or not
 * @param tags what steps append to names
 * @param hasGraph whether there are units with energies {@code a[v]}
 */
record Names(Set<String> values, Set<String> functions, Set<String> tags, boolean hasGraph) {

  /** Returns the names of {@code network}. */
  static Names of(Network network) {
    Set<String> values = new HashSet<>(network.names());
    network.sizes().stream().map(SizeName::name).forEach(values::add);
    Set<String> functions = new HashSet<>();
    network.functions().forEach(function -> functions.add(function.name()));
    network.opaques().stream().map(OpaqueFunction::name).forEach(functions::add);
    Set<String> tags = new HashSet<>();
    network.steps().forEach(step -> step.tag().ifPresent(tags::add));
    return new Names(values, functions, tags, !network.graphs().isEmpty());
  }

  /** Returns these names with further values. */
  Names with(Set<String> further) {
    if (further.isEmpty()) {
      return this;
    }
    Set<String> all = new HashSet<>(values);
    all.addAll(further);
    return new Names(all, functions, tags, hasGraph);
  }

  /** Whether {@code name} stands for a value. */
  boolean isValue(String name) {
    if (values.contains(name)) {
      return true;
    }
    int end = name.lastIndexOf('_');
    return end > 0
        && tags.contains(name.substring(end + 1))
        && values.contains(name.substring(0, end));
  }

  /** Whether {@code name} is a function, of the author's or of the language. */
  boolean isFunction(String name) {
    return functions.contains(name) || (!isValue(name) && Builtins.isFunction(name));
  }
}
