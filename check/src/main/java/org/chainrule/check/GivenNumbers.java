package org.chainrule.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/** The numbers that a network gives for a worked example, and the sizes that follow from them. */
final class GivenNumbers {
  private final Bindings bindings;

  private GivenNumbers(Bindings bindings) {
    this.bindings = bindings;
  }

  /** Returns the numbers of the {@code given} statements of {@code network}. */
  static GivenNumbers of(Network network) {
    Map<SizeName, Integer> sizes = new LinkedHashMap<>();
    Map<Symbol, Matrix> values = new LinkedHashMap<>();
    network
        .givenValues()
        .forEach((symbol, value) -> {
          Matrix number = number(value);
          values.put(symbol, number);
          size(symbol.shape().rows(), number.rows(), sizes);
          size(symbol.shape().columns(), number.columns(), sizes);
        });
    return new GivenNumbers(Bindings.of(sizes, values));
  }

  private static Matrix number(Expression closed) {
    return Evaluator.evaluate(closed, Bindings.of(Map.of(), Map.of()));
  }

  private static void size(Dimension dimension, int value, Map<SizeName, Integer> sizes) {
    Set<SizeName> open = dimension.symbolicSizes();
    if (open.size() != 1) {
      return;
    }
    SizeName name = open.iterator().next();
    if (dimension.equals(Dimension.of(name))) {
      sizes.putIfAbsent(name, value);
    }
  }

  /** Returns the numbers as an evaluation wants them. */
  Bindings bindings() {
    return bindings;
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return bindings.values().isEmpty();
  }

  /** Returns the names of what has no number, but would need one for a value of {@code root}. */
  List<String> missing(Expression root) {
    Set<String> missing = new LinkedHashSet<>();
    for (Expression node : Expression.topologicalOrder(List.of(root))) {
      switch (node.operation()) {
        case Variable(Symbol symbol) when !bindings.values().containsKey(symbol) ->
            missing.add(symbol.name());
        case Opaque(var function) -> missing.add(function.name());
        case OpaqueGradient(var function, _) -> missing.add(function.name());
        case SizeValue(Dimension dimension) -> missing.addAll(open(dimension));
        default -> missing.addAll(openSizes(node));
      }
    }
    return List.copyOf(missing);
  }

  private List<String> openSizes(Expression node) {
    List<String> open = new ArrayList<>(open(node.shape().rows()));
    open.addAll(open(node.shape().columns()));
    return open;
  }

  private List<String> open(Dimension dimension) {
    return dimension.symbolicSizes().stream()
        .filter(name -> !bindings.sizes().containsKey(name))
        .map(SizeName::name)
        .toList();
  }

  /** Returns the number that a size has, where the given numbers tell. */
  OptionalInt size(Dimension dimension) {
    try {
      return OptionalInt.of(bindings.size(dimension));
    } catch (EvaluationException e) {
      return OptionalInt.empty();
    }
  }
}
