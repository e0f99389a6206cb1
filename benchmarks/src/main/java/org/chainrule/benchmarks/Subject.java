package org.chainrule.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Shape;
import org.chainrule.language.Formulas;
import org.chainrule.language.Term;

/**
 * A right formula for a derivative, from which claims are made.
 *
 * @param network the network's name
 * @param context the network
 * @param head the derivative: {@code dL/dW} or {@code dL/dW[i,j]}
 * @param formula the right formula
 * @param letters the free letters of an entrywise formula; none for a matrix
 */
record Subject(String network, Network context, String head, Term formula, List<Index> letters) {

  /** A named value h = f(z) and what its derivative may look like in formulas. */
  record Activation(String output, String input, ElementwiseFunction function) {}

  /** Returns the named values that are an elementwise function of a named value. */
  List<Activation> activations() {
    List<Activation> found = new ArrayList<>();
    for (Expression definition : context.definitions()) {
      if (definition.operand(0).operation() instanceof Operation.Elementwise(var function)
          && definition.operand(0).operand(0).operation() instanceof Operation.Named(var input)) {
        found.add(new Activation(Network.symbolOf(definition).name(), input.name(), function));
      }
    }
    return found;
  }

  /** Returns the shape of a part of the formula, where it has one by itself. */
  Optional<Shape> shape(Term part) {
    return Formulas.read(part, context, letters).expression().map(Expression::shape);
  }

  /** Returns the other names of the same shape, for each name of a value. */
  Map<String, List<String>> alike() {
    Map<String, List<String>> alike = new LinkedHashMap<>();
    for (String name : context.names()) {
      Shape shape = context.value(name).orElseThrow().shape();
      alike.put(
          name,
          context.names().stream()
              .filter(other -> !other.equals(name))
              .filter(other -> context.value(other).orElseThrow().shape().sameAs(shape))
              .toList());
    }
    return alike;
  }
}
