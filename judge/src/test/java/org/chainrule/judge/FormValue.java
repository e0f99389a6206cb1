package org.chainrule.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/** The value of a normal form, by its definition: sums are loops, factors are multiplied. */
final class FormValue {
  private final Bindings bindings;

  FormValue(Bindings bindings) {
    this.bindings = bindings;
  }

  /** Returns the value where the variables have these positions, from 1. */
  double of(Polynomial polynomial, Map<Integer, Integer> variables) {
    double sum = 0;
    for (var term : polynomial.terms().entrySet()) {
      sum += term.getValue().toDouble() * sum(term.getKey(), 0, variables);
    }
    return sum;
  }

  private double sum(Monomial monomial, int place, Map<Integer, Integer> variables) {
    if (place == monomial.sums().size()) {
      // δ_ij f_j is 0 for i ≠ j, also where there is no f_j.
      boolean vanishes =
          monomial.factors().stream()
              .anyMatch(f -> f.head().isBracket() && value(f, variables) == 0);
      if (vanishes) {
        return 0;
      }
      double product = 1;
      for (Factor factor : monomial.factors()) {
        product *= Math.pow(value(factor, variables), factor.exponent().toDouble());
      }
      return product;
    }
    double sum = 0;
    Map<Integer, Integer> inner = new HashMap<>(variables);
    for (int k = 1; k <= bindings.size(monomial.sums().get(place)); k++) {
      inner.put(Position.bound(place), k);
      sum += sum(monomial, place + 1, inner);
    }
    return sum;
  }

  private double value(Factor factor, Map<Integer, Integer> variables) {
    List<Integer> at = new ArrayList<>();
    for (Position position : factor.positions()) {
      int offset = bindings.size(position.offset());
      at.add(
          position.variable() == Position.FIXED
              ? offset
              : variables.getOrDefault(position.variable(), -1000) + offset);
    }
    Atom atom = factor.atom();
    IntFunction<Matrix> argument = i -> argument(atom.arguments().get(i), atom, at);
    return switch (atom.head()) {
      case Head.Entry(Symbol symbol) -> entry(symbol, at);
      case Head.Size(var name) -> bindings.size(Dimension.of(name));
      case Head.Prime(var value) -> value.doubleValue();
      case Head.Ordinal() -> at.getFirst();
      case Head.Delta() -> at.get(0).equals(at.get(1)) ? 1 : 0;
      case Head.Split(Dimension inner) ->
          at.get(0) == (at.get(1) - 1) * bindings.size(inner) + at.get(2) ? 1 : 0;
      case Head.Base() -> argument.apply(0).scalar();
      case Head.Exponential() -> Math.exp(argument.apply(0).scalar());
      case Head.Logarithm() -> Math.log(argument.apply(0).scalar());
      case Head.Function(ElementwiseFunction function) -> evaluated(function, argument.apply(0));
      case Head.Step() -> argument.apply(0).scalar() > 0 ? 1 : 0;
      case Head.Zero() -> argument.apply(0).scalar() == 0 ? 1 : 0;
      case Head.Power() -> Math.pow(argument.apply(0).scalar(), argument.apply(1).scalar());
      case Head.Inverse() -> reduced(argument.apply(0), true).get(at.get(0) - 1, at.get(1) - 1);
      case Head.Determinant() -> reduced(argument.apply(0), false).scalar();
      case Head.Extreme(boolean largest) ->
          java.util.Arrays.stream(argument.apply(0).values())
              .reduce(largest ? Math::max : Math::min)
              .orElseThrow();
      case Head.Lookup() -> Math.rint(argument.apply(0).scalar()) == at.getFirst() ? 1 : 0;
      case Head.Unspecified(var function) ->
          SmoothFunction.named(function.name()).value(arguments(atom, at));
      case Head.Slope(var function, int number) -> {
        Matrix gradient =
            SmoothFunction.named(function.name()).gradient(number, arguments(atom, at));
        yield atom.explicit() == 2
            ? gradient.get(at.get(0) - 1, at.get(1) - 1)
            : gradient.values()[atom.explicit() == 0 ? 0 : at.getFirst() - 1];
      }
      case Head.Whole _ -> throw new IllegalStateException("nothing is left whole here");
    };
  }

  private List<Matrix> arguments(Atom atom, List<Integer> at) {
    return atom.arguments().stream().map(argument -> argument(argument, atom, at)).toList();
  }

  private Matrix argument(Atom.Argument argument, Atom atom, List<Integer> at) {
    Map<Integer, Integer> slots = new HashMap<>();
    for (int i = atom.explicit(); i < at.size(); i++) {
      slots.put(Position.SLOT + i - atom.explicit(), at.get(i));
    }
    if (argument.sizes().isEmpty()) {
      return Matrix.scalar(of(argument.body(), slots));
    }
    int rows = bindings.size(argument.sizes().get(0));
    int columns = bindings.size(argument.sizes().get(1));
    return Matrix.generate(
        rows,
        columns,
        place -> {
          slots.put(Position.PARAMETER, place / columns + 1);
          slots.put(Position.PARAMETER + 1, place % columns + 1);
          return of(argument.body(), slots);
        });
  }

  private double entry(Symbol symbol, List<Integer> at) {
    Matrix value = java.util.Objects.requireNonNull(bindings.values().get(symbol));
    for (int place = 0; place < at.size(); place++) {
      int length =
          at.size() == 1 ? value.values().length : place == 0 ? value.rows() : value.columns();
      if (at.get(place) < 1 || at.get(place) > length) {
        return Double.NaN;
      }
    }
    return switch (at.size()) {
      case 0 -> value.scalar();
      case 1 -> value.values()[at.getFirst() - 1];
      default -> value.get(at.get(0) - 1, at.get(1) - 1);
    };
  }

  private static double evaluated(ElementwiseFunction function, Matrix z) {
    Symbol symbol = Symbol.of("z", Symbol.Kind.INPUT, Shape.SCALAR);
    return Evaluator.evaluate(
            Expressions.elementwise(function, Expressions.variable(symbol)),
            Bindings.of(Map.of(), Map.of(symbol, z)))
        .scalar();
  }

  private static Matrix reduced(Matrix a, boolean inverse) {
    Dimension size = Dimension.of(a.rows());
    Symbol symbol = Symbol.of("A", Symbol.Kind.INPUT, new Shape(size, size));
    var matrix = Expressions.variable(symbol);
    return Evaluator.evaluate(
        inverse ? Expressions.inverse(matrix) : Expressions.reduce(Reduction.DETERMINANT, matrix),
        Bindings.of(Map.of(), Map.of(symbol, a)));
  }
}
