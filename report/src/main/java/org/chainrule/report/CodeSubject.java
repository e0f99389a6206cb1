package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.calculus.DerivedFormula;
import org.chainrule.calculus.Exposition;
import org.chainrule.calculus.Layout;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Named;
import org.chainrule.expression.Operation.Variable;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Formulas;

/**
 * What a generated function computes.
 *
 * @param network where the names and their order come from
 * @param of the value that is differentiated, computed first
 * @param signals error signals by which the results may speak, in order of computation
 * @param results the derivatives
 * @param layout how they are arranged
 */
record CodeSubject(
    Network network, Result of, List<Expression> signals, List<Result> results, Layout layout) {

  CodeSubject {
    signals = List.copyOf(signals);
    results = results.stream().distinct().toList();
  }

  /**
   * One of the values that the function returns.
   *
   * @param name its name, as {@code dL_dW}; not yet an identifier
   * @param meaning how it is written on paper, as {@code ∂L/∂W}
   * @param value the formula; with axes that of one entry, in which they are free
   * @param axes the indices of an array that no matrix holds; empty for a matrix
   * @param by what is differentiated by, so that it becomes an argument even where the derivative
   *     does not depend on it
   */
  record Result(
      String name, String meaning, Expression value, List<Index> axes, Optional<Symbol> by) {
    Result {
      axes = List.copyOf(axes);
    }

    /** A result that is a matrix. */
    static Result matrix(String name, Expression value) {
      return new Result(name, name, value, List.of(), Optional.empty());
    }
  }

  static CodeSubject of(Exposition exposition) {
    List<Result> results = new ArrayList<>();
    exposition.formulas().forEach(formula -> results.add(result(formula)));
    String name = name(exposition.of());
    return new CodeSubject(
        exposition.network(),
        new Result(name, name, exposition.of(), List.of(), Optional.empty()),
        exposition.signals(),
        results,
        exposition.layout());
  }

  private static Result result(DerivedFormula formula) {
    String of = name(formula.of());
    String by = name(formula.by());
    String name = formula.second() ? "d2%s_d%s2".formatted(of, by) : "d%s_d%s".formatted(of, by);
    String meaning = formula.second() ? "∂²%s/∂%s²".formatted(of, by) : "∂%s/∂%s".formatted(of, by);
    Optional<Symbol> symbol =
        formula.by().operation() instanceof Variable(Symbol s) ? Optional.of(s) : Optional.empty();
    if (formula.matrix().isPresent()) {
      return new Result(name, meaning, formula.matrix().get(), List.of(), symbol);
    }
    List<Index> axes = new ArrayList<>(formula.index().outputs());
    axes.addAll(formula.index().inputs());
    return new Result(name, meaning, formula.index().entry(), axes, symbol);
  }

  /** Returns the name of a value, or its formula where it has none. */
  private static String name(Expression value) {
    return switch (value.operation()) {
      case Named(Symbol symbol) -> symbol.name();
      case Variable(Symbol symbol) -> symbol.name();
      default -> Formulas.print(value);
    };
  }
}
