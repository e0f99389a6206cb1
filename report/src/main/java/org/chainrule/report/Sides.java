package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.calculus.DerivedFormula;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Symbol;
import org.chainrule.report.Notation.*;

/** The left sides of equations: derivatives, and their entries. */
final class Sides {
  private Sides() {}

  /** Returns ∂of/∂by, or ∂²of/∂by². */
  static Formula derivative(Expression of, Expression by, boolean second) {
    Notation above = NotationBuilder.of(of);
    Notation below = NotationBuilder.of(by);
    return new Formula(
        second ? DerivativeNotation.second(above, below) : DerivativeNotation.first(above, below),
        () ->
            second
                ? "d2" + operand(of) + "/d" + operand(by) + "2"
                : "d" + operand(of) + "/d" + operand(by));
  }

  private static String operand(Expression a) {
    String text = LanguageText.of(a);
    return PrintedGraph.isName(a) ? text : "(" + text + ")";
  }

  /** Returns ∂of_k/∂by_ij, the left side of the index form. */
  static Formula entryDerivative(DerivedFormula formula) {
    List<Index> inputs = formula.index().inputs();
    if (!formula.second()) {
      Formula above = entry(formula.of(), formula.index().outputs());
      Formula below = entry(formula.by(), inputs);
      return Formula.of(
          DerivativeNotation.first(above.notation(), below.notation()),
          "d" + above.source().get() + "/d" + below.source().get());
    }
    int half = inputs.size() / 2;
    Formula first = entry(formula.by(), inputs.subList(0, half));
    Formula last = entry(formula.by(), inputs.subList(half, inputs.size()));
    return Formula.of(
        DerivativeNotation.mixed(
            NotationBuilder.of(formula.of()), first.notation(), last.notation()),
        "d2%s/(d%s d%s)"
            .formatted(operand(formula.of()), first.source().get(), last.source().get()));
  }

  /** Returns the entry of a name at indices. */
  static Formula entry(Symbol symbol, List<Index> indices) {
    return entry(Lettering.of(symbol), symbol.name(), indices);
  }

  private static Formula entry(Expression of, List<Index> indices) {
    return entry(NotationBuilder.of(of), operand(of), indices);
  }

  private static Formula entry(Notation base, String source, List<Index> indices) {
    if (indices.isEmpty()) {
      return Formula.of(base, source);
    }
    List<Notation> positions = new ArrayList<>();
    indices.forEach(index -> positions.add(Indices.of(index)));
    return Formula.of(
        new Entry(Precedence.at(Precedence.ATOM, base), positions),
        source + indices.stream().map(Index::name).collect(Collectors.joining(",", "[", "]")));
  }
}
