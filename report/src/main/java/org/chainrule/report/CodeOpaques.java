package org.chainrule.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.chainrule.expression.Expression;
import org.chainrule.expression.OpaqueFunction;

/** The author's unspecified functions and their gradients: they become arguments. */
final class CodeOpaques {
  private final CodeNames identifiers;
  private final boolean typed;
  private final SequencedMap<Key, String> names = new LinkedHashMap<>();

  /**
   * A function as an argument.
   *
   * @param argument by which of its arguments (from 0) it is the gradient; the function itself
   *     without
   * @param scalars which of its arguments are numbers, where the language tells these apart
   */
  record Key(OpaqueFunction function, OptionalInt argument, List<Boolean> scalars) {
    /** Returns {@code ell(y, yhat)} or {@code ∇_yhat ell(y, yhat)}. */
    String meaning() {
      String call = function.name() + "(" + String.join(", ", function.parameters()) + ")";
      return argument.isPresent()
          ? "∇_" + function.parameters().get(argument.getAsInt()) + " " + call
          : call;
    }
  }

  /** Creates it; a {@code typed} language needs another function for arguments of other types. */
  CodeOpaques(CodeNames identifiers, boolean typed) {
    this.identifiers = identifiers;
    this.typed = typed;
  }

  /** Returns all functions that were asked for, with their names. */
  SequencedMap<Key, String> all() {
    return names;
  }

  String value(OpaqueFunction function, List<Expression> arguments) {
    return name(function, OptionalInt.empty(), function.name(), arguments);
  }

  String gradient(OpaqueFunction function, int argument, List<Expression> arguments) {
    String name = "grad_" + function.name() + "_" + function.parameters().get(argument);
    return name(function, OptionalInt.of(argument), name, arguments);
  }

  private String name(
      OpaqueFunction function, OptionalInt argument, String name, List<Expression> arguments) {
    List<Boolean> scalars =
        typed ? arguments.stream().map(Expression::isScalar).toList() : List.of();
    return names.computeIfAbsent(
        new Key(function, argument, scalars), _ -> identifiers.identifier(name));
  }
}
